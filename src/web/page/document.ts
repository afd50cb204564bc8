/// The document that the program puts into the page. Every text in it may be hostile: it is only ever shown as text.

export interface Declaration {
    key: string;
    meaning: string;
    kind: "real" | "integer" | "category";
    unit: string;
    usual: number | string;
    valid_low: number | null;
    valid_high: number | null;
    plausible_low: number | null;
    plausible_high: number | null;
    plausible_reason: string;
    origin: string;
    source: string;
    slider: boolean;
    options: { key: string; meaning: string }[];
}

export interface Outcome {
    key: string;
    meaning: string;
    formula: string;
    unit: string;
    kind: "level" | "derived";
    better: "higher" | "lower" | "neither";
    headline: boolean;
    terms: { level: string; weight: number }[];
}

export interface Model {
    model: string;
    version: string;
    meaning: string;
    parameters: Declaration[];
    choices: Declaration[];
    presets: { key: string; meaning: string; choices: Record<string, number | string> }[];
    outcomes: Outcome[];
    series: { key: string; meaning: string; unit: string }[];
    mechanisms: { key: string; phase: string; meaning: string; off_parameter: string | null; without_it: string }[];
    null_preset: string | null;
    contrasts: { question: string; preset: string; against: string }[];
    waterfall: { outcome: string; label: string }[];
    accounts: { total: string; title: string; lines: { level: string; weight: number }[] }[];
    groups: { title: string; meaning: string; outcomes: string[] }[];
    small_world: { meaning: string; settings: Record<string, number> };
    limits: string[];
}

export interface Level {
    design: string;
    outcome: string;
    unit: string;
    n: number;
    mean: number | null;
    low: number | null;
    high: number | null;
}

export interface Comparison {
    design: string;
    baseline: string;
    outcome: string;
    unit: string;
    n: number;
    difference: number | null;
    low: number | null;
    high: number | null;
    p_holm: number | null;
    verdict: "higher" | "lower" | "not_distinguishable" | "identical";
    method: string;
    n_needed: number | null;
}

export interface Table {
    levels: Level[];
    comparisons: Comparison[];
}

export interface Design {
    name: string;
    preset: string;
    is_baseline: boolean;
    is_null: boolean;
    choices: number[];
}

export interface Finding {
    question: string;
    design: string;
    against: string;
    outcome: string;
    text: string;
    verdict: string;
    others: string[];
    ratios: string[];
    worlds: { positive: number; worlds: number } | null;
}

export type Band = [mean: number, low: number, high: number] | null;

export interface SeriesBand {
    column: string;
    design: number;
    level: Band[];
    difference: Band[];
    interval: ([number, number] | null)[];
}

export interface SweepEffect {
    name: string;
    outcome: string;
    unit: string;
    positive: number;
    known: number;
    clearly_positive: number;
    clearly_negative: number;
    at: (number | null)[];
    verdicts: string;
}

export interface Sweep {
    method: string;
    points: number;
    shown: number[];
    factors: { name: string; unit: string; meaning: string; values: (number | null)[] }[];
    effects: SweepEffect[];
    across:
        | { design: number; outcome: string; points: number; level: Band; difference: Band; positive: number; compared: number }[]
        | null;
}

/// Value with its interval.
export type Span = [value: number, low: number | null, high: number | null] | null;

export interface RegimeMap {
    across: string;
    up: string;
    outcome: string;
    unit: string;
    columns: string[];
    rows: string[];
    designs: number[];
    cells: {
        column: number; row: number; points: number; best: number; next: number | null;
        gap: number | null; low: number | null; high: number | null; decided: boolean;
    }[];
}

/// Sobol' indices have `total` and `alone`, Morris's effects `size`, `mean` and `spread`.
export interface SensitivityTarget {
    design: string;
    against: string | null;
    replicates: number;
    dropped: number;
    noise_share: number | null;
    noise_share_of_run: number | null;
    floor: number | null; // what luck alone shows
    factors: { factor: string; meaning: string; total?: Span; alone?: Span; size?: Span; mean?: Span; spread?: Span }[];
    pairs: { a: string; b: string; value: Span }[];
}

export interface Sensitivity {
    points: number;
    factors: number;
    outcome: string;
    unit: string;
    targets: SensitivityTarget[];
}

export interface Discovery {
    opening: string;
    boxes: { words: string; limits: { factor: string; meaning: string; words: string; range: string; place: [number, number] | null; p: number | null }[] }[];
    steps: { box: number; coverage: number; density: number; inside: number; limits: number; chosen: boolean }[];
}

export interface Attribution {
    design: string;
    against: string;
    outcome: string;
    unit: string;
    parts: {
        kind: "choices" | "mechanisms";
        exact: boolean;
        whole: number;
        rest: Span;
        players: { name: string; change: string; part: Span }[];
        pairs: { a: string; b: string; value: Span }[];
    }[];
}

export interface PageDocument {
    page: number;
    kaptein: string;
    revision: string;
    compiler: string;
    model_index: number;
    describe: Model;
    study: {
        name: string;
        title: string;
        question: string;
        seed: string;
        burn_in: number;
        horizon: number;
        run_out: number;
        replicates: number;
        baseline: number;
        values: number[];
        own_entities: boolean; // companies or partners came from files: the page draws others in their place
        set_by: string[];
        designs: Design[];
    };
    runs: {
        planned: number;
        stored: number;
        failed: number;
        points: number;
        examples: { run: string; stage: string; message: string }[];
    };
    answer: { sentences: string[]; against_none: string; findings: Finding[]; warnings: string[] };
    worlds_study: string;
    point: number;
    numbers: { asked: Table; others: Table };
    series: { months: number[]; replicates: number; sampled: boolean; bands: SeriesBand[] };
    sweep: Sweep | null;
    digests: { design: number; replicate: number; state: string }[];
    files: { study: string; resolved: string };
    analyses: { map: RegimeMap | null; sensitivity: Sensitivity | null; discovery: Discovery | null; attribution: Attribution | null };
}

export function read_document(): PageDocument {
    return JSON.parse(document.getElementById("kaptein-document")!.textContent!) as PageDocument;
}

/// Looks things up in a document by name.
export class Lookup {
    readonly outcomes: Map<string, Outcome>;
    private readonly level_rows = new Map<string, Level>();
    private readonly comparison_rows = new Map<string, Comparison>();

    constructor(readonly doc: PageDocument) {
        this.outcomes = new Map(doc.describe.outcomes.map((outcome) => [outcome.key, outcome]));
        for (const table of [doc.numbers.others, doc.numbers.asked]) {
            for (const row of table?.levels ?? []) this.level_rows.set(`${row.design} ${row.outcome}`, row);
            for (const row of table?.comparisons ?? []) this.comparison_rows.set(`${row.design} ${row.outcome}`, row);
        }
    }

    level(design: string, outcome: string): Level | undefined {
        return this.level_rows.get(`${design} ${outcome}`);
    }
    comparison(design: string, outcome: string): Comparison | undefined {
        return this.comparison_rows.get(`${design} ${outcome}`);
    }
    get baseline(): Design {
        return this.doc.study.designs[this.doc.study.baseline];
    }
}
