import * as Plot from "@observablehq/plot";
import type { Span } from "../document";
import { spoken, tick } from "../text/numbers";
import { scaled, style } from "./draw";

interface Layout {
    narrow: boolean;
    left: number;
    height: number;
    y: Plot.ScaleOptions & { axis?: null };
    labels: Plot.Markish;
}

/// Rows with a name each: beside the drawing, or above it where there is no room.
function layout(names: string[], width: number, row: number): Layout {
    const longest = Math.max(4, ...names.map((name) => name.length));
    const narrow = width < 560 || 6.6 * longest > width * 0.55;
    const left = narrow ? 8 : 6.6 * longest + 16;
    const keys = names.map((_, i) => String(i));
    return {
        narrow,
        left,
        height: 56 + names.length * (narrow ? row + 16 : row),
        y: { axis: null, domain: keys, padding: narrow ? 0.6 : 0.3 } as Layout["y"],
        labels: Plot.text(keys, {
            y: (key: string) => key, text: (key: string) => names[Number(key)], frameAnchor: "left", fill: "var(--ink)",
            ...(narrow ? { dy: -row / 2 - 5, textAnchor: "start" } : { dx: -10, textAnchor: "end" }),
        }),
    };
}

const below = (label: string) =>
    Plot.text([label], { frameAnchor: "bottom-right", dy: 38, text: (d: string) => d, fill: "var(--soft)", textAnchor: "end" });

export interface Part {
    name: string;
    part: Span;
    whole?: boolean;
}

/// Parts of a difference as bars from 0, each with its interval; the whole in a colour of its own.
export function parts(rows: Part[], unit: string, width: number): Element {
    const { scale, label } = scaled(rows.flatMap((row) => row.part ?? []), unit);
    const data = rows.flatMap((row, i) => row.part === null ? [] : [{
        key: String(i), name: row.name, value: row.part[0] * scale, low: (row.part[1] ?? row.part[0]) * scale,
        high: (row.part[2] ?? row.part[0]) * scale, spoken: spoken(row.part[0], unit), spans: row.part[1] !== null,
        colour: row.whole ? "var(--accent)" : row.part[0] < 0 ? "var(--less)" : "var(--more)",
    }]);
    const spans = data.filter((row) => row.spans);
    const frame = layout(rows.map((row) => row.name), width, 24);
    return Plot.plot({
        width, height: frame.height, marginLeft: frame.left, marginRight: 92, marginTop: frame.narrow ? 14 : 4, marginBottom: 44, style,
        x: { label: null, grid: true, nice: true, ticks: Math.max(2, Math.floor((width - frame.left) / 110)), tickFormat: (d: number) => tick(d) },
        y: frame.y,
        marks: [
            below(label),
            Plot.barX(data, { x1: 0, x2: "value", y: "key", fill: "colour", title: (d) => `${d.name}: ${d.spoken}` }),
            Plot.ruleY(spans, { x1: "low", x2: "high", y: "key", stroke: "var(--ink)", strokeWidth: 1.5 }),
            Plot.tickX(spans.flatMap((d) => [{ key: d.key, at: d.low }, { key: d.key, at: d.high }]), { x: "at", y: "key", stroke: "var(--ink)", inset: 5 }),
            Plot.ruleX([0], { stroke: "var(--ink)" }),
            Plot.text(data, { y: "key", text: "spoken", frameAnchor: "right", dx: 86, textAnchor: "end" }),
            frame.labels,
        ],
    });
}

export interface Index {
    name: string;
    first: Span; // filled
    second: Span; // hollow, under it
}

/// Dots with intervals, one or two per row; what lies in the grey band from 0 to `luck`, or to either side, is no more
/// than chance gives.
export function indices(rows: Index[], unit: string, width: number, luck: number | null, signed = false): Element {
    const spans = rows.flatMap((row) => [...(row.first ?? []), ...(row.second ?? [])]);
    const { scale, label } = scaled([...spans, luck], unit);
    const marks = (side: "first" | "second") => rows.flatMap((row, i) => {
        const span = row[side];
        return span === null ? [] : [{ key: String(i), name: row.name, value: span[0] * scale,
            low: (span[1] ?? span[0]) * scale, high: (span[2] ?? span[0]) * scale }];
    });
    const two = rows.some((row) => row.second !== null);
    const frame = layout(rows.map((row) => row.name), width, two ? 30 : 24);
    const pair = (side: "first" | "second", dy: number) => [
        Plot.ruleY(marks(side), { x1: "low", x2: "high", y: "key", stroke: side === "first" ? "var(--d1)" : "var(--d2)", strokeWidth: 4, strokeOpacity: 0.4, dy }),
        Plot.dot(marks(side), { x: "value", y: "key", r: 4.5, stroke: side === "first" ? "var(--d1)" : "var(--d2)", strokeWidth: 2, dy,
            fill: side === "first" ? "var(--d1)" : "var(--paper)", title: (d) => `${d.name}: ${spoken(d.value / scale, unit)}` }),
    ];
    return Plot.plot({
        width, height: frame.height, marginLeft: frame.left, marginRight: 20, marginTop: frame.narrow ? 14 : 4, marginBottom: 44, style,
        x: { label: null, grid: true, nice: true, ticks: Math.max(2, Math.floor((width - frame.left) / 80)), tickFormat: (d: number) => tick(d) },
        y: frame.y,
        marks: [
            below(label),
            luck === null ? null : Plot.rectX([0], { x1: signed ? -luck * scale : 0, x2: luck * scale, fill: "var(--soft)", fillOpacity: 0.22 }),
            Plot.ruleX([0], { stroke: "var(--ink)" }),
            ...pair("first", two ? -5 : 0), ...(two ? pair("second", 6) : []),
            frame.labels,
        ],
    });
}

export interface Stretch {
    name: string;
    short: string; // for narrow pages
    place: [number, number] | null;
}

/// What a box takes of the range of each factor.
export function stretches(rows: Stretch[], width: number): Element {
    const data = rows.flatMap((row, i) => row.place === null ? [] : [{ key: String(i), from: row.place[0], to: row.place[1] }]);
    const keys = rows.map((_, i) => String(i));
    return Plot.plot({
        width, height: 26 + rows.length * 44, marginLeft: 12, marginRight: 12, marginTop: 12, marginBottom: 14, style,
        x: { axis: null, domain: [0, 1] },
        y: { axis: null, domain: keys, padding: 0.6 },
        marks: [
            Plot.ruleY(data, { x1: 0, x2: 1, y: "key", stroke: "var(--line)", strokeWidth: 10, strokeLinecap: "round" }),
            Plot.ruleY(data, { x1: "from", x2: "to", y: "key", stroke: "var(--d1)", strokeWidth: 10, strokeLinecap: "round" }),
            Plot.text(keys, { y: (key: string) => key, text: (key: string) => (width < 480 ? rows[Number(key)].short : rows[Number(key)].name), frameAnchor: "left", dy: -17,
                textAnchor: "start", fill: "var(--ink)", lineWidth: width / 11 - 3, textOverflow: "ellipsis" }),
        ],
    });
}

export interface MapCell {
    column: string;
    row: string;
    letter: string;
    colour: string;
    decided: boolean;
    title: string;
}

/// Who wins where: a letter and a colour per design, pale where the best is not clearly better than the next.
export function winners(cells: MapCell[], columns: string[], rows: string[], across: string, up: string, width: number): Element {
    const left = Math.min(width * 0.4, 6.8 * Math.max(3, ...rows.map((row) => row.length)) + 20);
    const room = (width - left - 16) / columns.length;
    const longest = Math.max(...columns.map((column) => column.length));
    const turned = 6.8 * longest + 6 > room;
    const bottom = turned ? Math.min(130, 5.2 * longest + 44) : 46;
    return Plot.plot({
        width, height: 34 + bottom + rows.length * Math.min(46, Math.max(28, room * 0.7)), marginLeft: left, marginRight: 16, marginTop: 28,
        marginBottom: bottom, style,
        x: { domain: columns, label: `${across} →`, labelAnchor: "right", labelOffset: bottom - 4, tickRotate: turned ? -45 : 0, tickSize: 0 },
        y: { domain: [...rows].reverse(), label: `↑ ${up}`, labelAnchor: "top", tickSize: 0 },
        marks: [
            Plot.cell(cells, { x: "column", y: "row", fill: "colour", fillOpacity: (cell: MapCell) => (cell.decided ? 1 : 0.22), inset: 1, title: "title" }),
            Plot.text(cells, { x: "column", y: "row", text: "letter", fontWeight: 700, fontSize: 13, fill: "var(--ink)",
                stroke: "var(--paper)", strokeWidth: 4 }),
        ],
    });
}

export interface Step {
    coverage: number;
    density: number;
    chosen: boolean;
    box: number;
}

/// How a box was found: purer and smaller with every step.
export function trajectory(steps: Step[], width: number): Element {
    const dot = { x: (step: Step) => step.coverage * 100, y: (step: Step) => step.density * 100 };
    return Plot.plot({
        width, height: Math.min(300, width * 0.7), marginLeft: 46, marginBottom: 40, marginTop: 22, marginRight: 20, style,
        x: { domain: [0, 100], grid: true, label: "% of such points inside (coverage) →", ticks: 5 },
        y: { domain: [0, 100], grid: true, label: "↑ % of the points inside (density)", ticks: 5 },
        marks: [
            Plot.dot(steps, { ...dot, r: 3, fill: "var(--soft)", fillOpacity: 0.7 }),
            Plot.dot(steps.filter((step) => step.chosen), { ...dot, r: 7, fill: "var(--d1)", stroke: "var(--paper)" }),
            Plot.text(steps.filter((step) => step.chosen), { ...dot, text: (step: Step) => `box ${step.box}`, dy: -14, fontWeight: 600, fill: "var(--ink)" }),
        ],
    });
}
