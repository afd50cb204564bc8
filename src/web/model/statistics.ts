/// Plain sums in index order, as the program has them.

export interface Estimate {
    n: number;
    mean: number;
    low: number | null;
    high: number | null;
}

function log_gamma(x: number): number {
    // Stirling's series after shifting x above 8: the error is below 1e-12.
    let shift = 0;
    let z = x;
    while (z < 8) {
        shift += Math.log(z);
        z += 1;
    }
    const r = 1 / (z * z);
    const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r / 1680))) / z;
    return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/// The regularised incomplete beta function by its continued fraction (modified Lentz).
function incomplete_beta(x: number, a: number, b: number): number {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    if (x > (a + 1) / (a + b + 2)) return 1 - incomplete_beta(1 - x, b, a);
    const front = Math.exp(
        log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * Math.log(x) + b * Math.log(1 - x),
    ) / a;
    let c = 1;
    let d = 1 / Math.max(1 - ((a + b) * x) / (a + 1), 1e-300);
    let fraction = d;
    for (let i = 1; i < 300; ++i) {
        const even = (i * (b - i) * x) / ((a + 2 * i - 1) * (a + 2 * i));
        const odd = (-(a + i) * (a + b + i) * x) / ((a + 2 * i) * (a + 2 * i + 1));
        for (const term of [even, odd]) {
            d = 1 / (1 + term * d);
            c = 1 + term / c;
            fraction *= c * d;
        }
        if (Math.abs(c * d - 1) < 1e-14) break;
    }
    return front * fraction;
}

/// Quantile of Student's t for p > 1/2, by halving: exact to 1e-10 of itself.
export function t_quantile(p: number, freedom: number): number {
    const beyond = (t: number) => 0.5 * incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5);
    let low = 0;
    let high = 1;
    while (beyond(high) > 1 - p) high *= 2;
    for (let i = 0; i < 80; ++i) {
        const middle = (low + high) / 2;
        if (beyond(middle) > 1 - p) low = middle;
        else high = middle;
    }
    return (low + high) / 2;
}

/// Mean with its 95 % t interval; no interval below two values.
export function estimate(values: number[]): Estimate {
    const n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    if (n < 2) return { n, mean, low: null, high: null };
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const half = t_quantile(0.975, n - 1) * Math.sqrt(squares / (n - 1) / n);
    return { n, mean, low: mean - half, high: mean + half };
}

/// Ranks from 0; ties share their mean.
function ranks_of(list: number[]): number[] {
    const order = list.map((_, i) => i).sort((a, b) => list[a] - list[b]);
    const ranks = new Array<number>(list.length);
    for (let i = 0; i < order.length; ) {
        let end = i;
        while (end < order.length && list[order[end]] === list[order[i]]) ++end;
        for (let j = i; j < end; ++j) ranks[order[j]] = (i + end - 1) / 2;
        i = end;
    }
    return ranks;
}

/// Spearman's correlation of a factor with an effect: what goes with it, without any model of how.
export function rank_correlation(values: (number | null)[], at: (number | null)[]): number | null {
    const known = values.map((value, i) => [value, at[i]]).filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null);
    if (known.length < 8) return null;
    const a = ranks_of(known.map((pair) => pair[0]));
    const b = ranks_of(known.map((pair) => pair[1]));
    const middle = (known.length - 1) / 2;
    let top = 0;
    let left = 0;
    let right = 0;
    a.forEach((value, i) => {
        top += (value - middle) * (b[i] - middle);
        left += (value - middle) ** 2;
        right += (b[i] - middle) ** 2;
    });
    return left > 0 && right > 0 ? top / Math.sqrt(left * right) : null;
}
