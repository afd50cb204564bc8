import * as Plot from "@observablehq/plot";
import { plain, spoken, tick } from "../text/numbers";

/// A colour per design; no program is grey. Any two differ by 20 or more in CIELAB for people with and without each kind
/// of colour blindness (simulated after Machado and others 2009): they differ in lightness too. Names stand beside them.
export function colour_of(design: number, null_design: number): string {
    if (design === null_design) return "var(--d0)";
    const place = null_design >= 0 && design > null_design ? design - 1 : design;
    return `var(--d${(place % 7) + 1})`;
}

export const style = { background: "transparent", color: "var(--ink)", fontSize: "12px", fontFamily: "inherit", overflow: "visible" };

export function scaled(values: (number | null)[], unit: string): { scale: number; label: string } {
    const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
    const largest = Math.max(0, ...known.map(Math.abs));
    if (unit === "share") return { scale: 100, label: "%" };
    const name = unit === "1" ? "" : unit;
    if (largest >= 1e6) return { scale: 1e-6, label: name === "" ? "million" : `million ${name}` };
    if (largest >= 1e4) return { scale: 1e-3, label: name === "" ? "thousand" : `thousand ${name}` };
    return { scale: 1, label: name };
}

export interface Dot {
    name: string;
    colour: string;
    value: number | null;
    low: number | null;
    high: number | null;
}

/// One row per design: a dot with its interval, zero as a line where it is near.
export function dots(rows: Dot[], unit: string, width: number, zero: boolean, label_width = 0): Element {
    const { scale, label } = scaled(rows.flatMap((row) => [row.value, row.low, row.high]), unit);
    const data = rows.filter((row) => row.value !== null);
    const at = (value: number | null) => (value === null ? NaN : value * scale);
    const ends = [...data.flatMap((row) => [at(row.value), at(row.low ?? row.value), at(row.high ?? row.value)]), ...(zero ? [0] : [])];
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    const domain = least < most ? [least, most] : [Math.min(0, least), Math.max(1, most * 1.2)];
    const longest = Math.max(6, ...rows.map((row) => row.name.length));
    const left = label_width || Math.min(7.2 * longest + 14, width * 0.42);
    return Plot.plot({
        width,
        height: 50 + rows.length * 26,
        marginLeft: left,
        marginRight: 14,
        marginTop: 6,
        marginBottom: 42,
        style,
        x: { label: null, domain, grid: true, nice: true, ticks: Math.max(2, Math.floor((width - left) / 70)), tickFormat: (d: number) => tick(d) },
        y: { label: null, domain: rows.map((row) => row.name), tickSize: 0 },
        marks: [
            Plot.text([label], { frameAnchor: "bottom-right", dy: 38, text: (d: string) => d, fill: "var(--soft)", textAnchor: "end" }),
            zero ? Plot.ruleX([0], { stroke: "var(--ink)", strokeOpacity: 0.5 }) : null,
            Plot.ruleY(data, {
                x1: (row: Dot) => at(row.low ?? row.value), x2: (row: Dot) => at(row.high ?? row.value), y: "name",
                stroke: "colour", strokeWidth: 5, strokeOpacity: 0.35, strokeLinecap: "round",
            }),
            Plot.dot(data, {
                x: (row: Dot) => at(row.value), y: "name", fill: "colour", r: 5, stroke: "var(--paper)",
                title: (row: Dot) => `${row.name}: ${spoken(row.value, unit)}`,
            }),
        ],
    });
}

export interface Line {
    name: string;
    colour: string;
    points: { month: number; value: number; low: number; high: number }[];
}

/// Lines with bands over time, each named at its end.
export function lines(series: Line[], unit: string, width: number, zero: boolean): Element {
    const all = series.flatMap((line) => line.points.flatMap((point) => [point.low, point.high]));
    const { scale, label } = scaled(all, unit);
    const flat = series.flatMap((line) => line.points.map((point) => ({
        name: line.name, colour: line.colour, month: point.month,
        value: point.value * scale, low: point.low * scale, high: point.high * scale,
    })));
    // Where designs cannot differ yet, one band is enough: several on top of each other would be a dark block.
    const drawn = new Set<string>();
    const bands = flat.map((point) => {
        const place = `${point.month} ${point.low} ${point.high}`;
        const again = drawn.has(place) && point.low < point.high;
        drawn.add(place);
        return again ? { ...point, low: NaN, high: NaN } : point;
    });
    const ends = series.flatMap((line) => {
        const last = line.points.at(-1);
        return last ? [{ name: line.name, colour: line.colour, month: last.month, value: last.value * scale }] : [];
    });
    const narrow = width < 460;
    const names = spread(ends, flat.map((d) => d.low).concat(flat.map((d) => d.high)));
    return Plot.plot({
        width,
        height: narrow ? 220 : 270,
        marginLeft: 50,
        marginRight: narrow ? 14 : Math.min(150, 7.2 * Math.max(4, ...series.map((line) => line.name.length)) + 24),
        marginTop: 22,
        marginBottom: 34,
        style,
        x: { label: "month of the programs", ticks: narrow ? 4 : 8 },
        y: { label, grid: true, nice: true, ticks: 5, tickFormat: (d: number) => tick(d), zero: false },
        marks: [
            zero ? Plot.ruleY([0], { stroke: "var(--ink)", strokeOpacity: 0.5 }) : null,
            Plot.areaY(bands, { x: "month", y1: "low", y2: "high", z: "name", fill: "colour", fillOpacity: 0.16 }),
            Plot.lineY(flat, { x: "month", y: "value", z: "name", stroke: "colour", strokeWidth: 2 }),
            ...(narrow ? [] : [
                Plot.dot(names, { x: "month", y: "at", fill: "colour", r: 4, dx: 10 }),
                Plot.text(names, { x: "month", y: "at", text: "name", fill: "var(--ink)", textAnchor: "start", dx: 18 }),
            ]),
        ],
    });
}

/// Moves names at the ends of lines apart, so that they can be read.
function spread<T extends { value: number }>(ends: T[], values: number[]): (T & { at: number })[] {
    const room = (Math.max(...values) - Math.min(...values)) / 14;
    const sorted = ends.map((end) => ({ ...end, at: end.value })).sort((a, b) => a.at - b.at);
    for (let i = 1; i < sorted.length; ++i) sorted[i].at = Math.max(sorted[i].at, sorted[i - 1].at + room);
    const over = sorted.length > 0 ? sorted[sorted.length - 1].at - Math.max(...values) : 0;
    if (over > 0) for (const end of sorted) end.at -= over / 2;
    return sorted;
}

export interface Step {
    label: string;
    from: number;
    to: number;
    whole: boolean;
}

/// A waterfall from left to right in rows: whole bars at both ends, losses and gains between.
export function waterfall(steps: Step[], unit: string, width: number): Element {
    const { scale, label } = scaled(steps.flatMap((step) => [step.from, step.to]), unit);
    const narrow = width < 560;
    const left = narrow ? 8 : Math.min(330, width * 0.42);
    const data = steps.map((step, i) => ({
        ...step,
        row: String(i),
        low: Math.min(step.from, step.to) * scale,
        high: Math.max(step.from, step.to) * scale,
        colour: step.whole ? "var(--accent)" : step.to < step.from ? "var(--less)" : "var(--more)",
        size: (step.to - step.from) * scale,
    }));
    return Plot.plot({
        width,
        height: 56 + steps.length * (narrow ? 40 : 26),
        marginLeft: left,
        marginRight: 64,
        marginTop: 4,
        marginBottom: 44,
        style,
        x: { label: null, grid: true, nice: true, ticks: narrow ? 3 : 6, tickFormat: (d: number) => tick(d) },
        y: { axis: null, domain: data.map((step) => step.row), padding: narrow ? 0.5 : 0.25 },
        marks: [
            Plot.text([label], { frameAnchor: "bottom-right", dy: 38, text: (d: string) => d, fill: "var(--soft)", textAnchor: "end" }),
            Plot.ruleX([0], { stroke: "var(--ink)", strokeOpacity: 0.5 }),
            Plot.barX(data, { x1: "low", x2: "high", y: "row", fill: "colour", title: (d) => `${d.label}: ${plain(d.size)}` }),
            Plot.text(data, { x: "high", y: "row", text: (d) => tick(d.size, 3), textAnchor: "start", dx: 5 }),
            narrow
                ? Plot.text(data, { frameAnchor: "left", y: "row", text: "label", dy: -17, textAnchor: "start", fill: "var(--ink)" })
                : Plot.text(data, { frameAnchor: "left", y: "row", text: "label", dx: -8, textAnchor: "end", lineWidth: left / 7.2 }),
        ],
    });
}
