/// Numbers as a person reads them out, in the manner of the program's own text: units said, no more digits than needed.

export function spoken_key(key: string): string {
    return key.replaceAll("_", " ");
}

export function sentence_case(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/// The program's seven bits of punctuation: names from a study are shown without control and direction marks.
export function visible(text: string): string {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (mark) =>
        mark === "\n" || mark === "\t" ? " " : `\\u{${mark.charCodeAt(0).toString(16)}}`,
    );
}

function digits(value: number, significant: number): string {
    if (value === 0) return "0";
    const top = Math.floor(Math.log10(Math.abs(value)));
    if (top < -5) return value.toExponential(2);
    const decimals = Math.max(0, significant - 1 - top);
    const step = 10 ** Math.max(0, top + 1 - significant);
    const rounded = decimals > 0 ? value : Math.round(value / step) * step;
    return rounded.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/// For axes and the ends of bars: no zeros that say nothing.
export function tick(value: number, significant = 4): string {
    if (!Number.isFinite(value)) return "";
    return value.toLocaleString("en", { maximumSignificantDigits: significant });
}

/// "1.23 million", "350,000", "0.31".
export function plain(value: number | null | undefined, significant = 3): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    if (Math.abs(value) >= 1e9) return `${digits(value / 1e9, significant)} billion`;
    if (Math.abs(value) >= 1e6) return `${digits(value / 1e6, significant)} million`;
    return digits(value, significant);
}

/// "EUR 1.23 million", "12.3 hours", "4.5 %".
export function spoken(value: number | null | undefined, unit: string, significant = 3): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    if (unit === "share") return `${digits(value * 100, significant)} %`;
    if (unit === "EUR" || unit.startsWith("EUR/")) {
        const per = unit.length > 3 ? ` per ${unit.slice(4)}` : "";
        return `EUR ${plain(value, significant)}${per}`;
    }
    return unit === "" || unit === "1" ? plain(value, significant) : `${plain(value, significant)} ${unit}`;
}

/// "EUR 735,000 less", "2.1 percentage points more".
export function change(value: number | null | undefined, unit: string): string {
    if (value === null || value === undefined) return "–";
    const words = value < 0 ? "less" : "more";
    const size = Math.abs(value);
    if (unit === "share") return `${digits(size * 100, 3)} percentage points ${words}`;
    return `${spoken(size, unit)} ${words}`;
}

/// "682,000 to 788,000 less", or "from 350,000 less to 310,000 more".
export function change_range(low: number | null, high: number | null, unit: string): string {
    if (low === null || high === null) return "no interval";
    const scale = unit === "share" ? 100 : 1;
    const a = plain(Math.abs(low * scale));
    const b = plain(Math.abs(high * scale));
    const suffix = unit === "share" ? " points" : "";
    if (low < 0 && high > 0) return `from ${a} less to ${b}${suffix} more`;
    return low < 0 ? `${b} to ${a}${suffix} less` : `${a} to ${b}${suffix} more`;
}

export function range(low: number | null | undefined, high: number | null | undefined, unit: string): string {
    if (low === null || low === undefined || high === null || high === undefined) return "–";
    return unit === "share"
        ? `${digits(low * 100, 3)} to ${digits(high * 100, 3)} %`
        : `${plain(low)} to ${plain(high)}`;
}

export function count(n: number, word: string): string {
    return `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
}

/// Whole numbers that add up to the rounded total exactly: the largest remainders take what rounding leaves over.
export function round_to_sum(values: number[], unit: number): number[] {
    const scaled = values.map((value) => value / unit);
    const floors = scaled.map(Math.floor);
    const total = Math.round(scaled.reduce((sum, value) => sum + value, 0));
    let left = total - floors.reduce((sum, value) => sum + value, 0);
    const order = scaled.map((value, i) => [value - floors[i], i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (const [, i] of order) {
        if (left <= 0) break;
        floors[i] += 1;
        left -= 1;
    }
    return floors.map((value) => value * unit);
}
