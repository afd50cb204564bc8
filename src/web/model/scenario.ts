import type { Declaration, Model, PageDocument } from "../page/document";

/// Everything that decides a run in the page, as numbers: one per parameter, one per choice (a category: the index of
/// its option).
export interface Scenario {
    values: number[];
    first: number[];  // choices of the design on trial ...
    second: number[]; // ... and of the one it is compared with
    replicates: number;
}

export type Size = "small" | "study";

export function number_of(declared: Declaration, value: number | string): number {
    return declared.kind === "category" ? declared.options.findIndex((option) => option.key === value) : Number(value);
}

export function text_of(declared: Declaration, value: number): string {
    return declared.kind === "category" ? (declared.options[value]?.key ?? "?") : String(value);
}

export function preset_choices(model: Model, key: string): number[] | undefined {
    const preset = model.presets.find((one) => one.key === key);
    return preset && model.choices.map((choice) => number_of(choice, preset.choices[choice.key]));
}

export function null_choices(model: Model): number[] | undefined {
    return model.null_preset === null ? undefined : preset_choices(model, model.null_preset);
}

/// Values of the study, with the sizes of the small world where that is asked for.
export function values_at(doc: PageDocument, size: Size): number[] {
    const small = doc.describe.small_world.settings;
    return doc.describe.parameters.map((parameter, i) =>
        size === "small" && parameter.key in small ? small[parameter.key] : doc.study.values[i],
    );
}

export function request(doc: PageDocument, values: number[], choices: number[], replicate: number): Float64Array {
    const seed = BigInt(doc.study.seed);
    return Float64Array.from([
        doc.model_index,
        Number(seed >> 32n),
        Number(seed & 0xffffffffn),
        replicate,
        doc.study.burn_in,
        doc.study.horizon,
        doc.study.run_out,
        0,
        ...values,
        ...choices,
    ]);
}

function valid(declared: Declaration, value: number): boolean {
    if (!Number.isFinite(value)) return false;
    if (declared.kind === "category") return Number.isInteger(value) && value >= 0 && value < declared.options.length;
    if (declared.kind === "integer" && !Number.isInteger(value)) return false;
    return value >= (declared.valid_low ?? -Infinity) && value <= (declared.valid_high ?? Infinity);
}

/// What differs from the study stands in the link, in words: "#try&a=needs_driven&b=supply_driven&a.format=project".
export interface Start {
    scenario: Scenario;
    size: Size;
    first_preset: string;
    second_preset: string;
}

export function link_of(doc: PageDocument, start: Start): string {
    const model = doc.describe;
    const parts = new URLSearchParams();
    parts.set("size", start.size);
    parts.set("n", String(start.scenario.replicates));
    const base = values_at(doc, start.size);
    model.parameters.forEach((parameter, i) => {
        if (start.scenario.values[i] !== base[i]) parts.set(parameter.key, text_of(parameter, start.scenario.values[i]));
    });
    for (const [letter, choices, preset] of [
        ["a", start.scenario.first, start.first_preset],
        ["b", start.scenario.second, start.second_preset],
    ] as const) {
        parts.set(letter, preset);
        const usual = design_choices(doc, preset);
        model.choices.forEach((choice, i) => {
            if (choices[i] !== usual?.[i]) parts.set(`${letter}.${choice.key}`, text_of(choice, choices[i]));
        });
    }
    return `#try&${parts.toString()}`;
}

/// Choices of a design of the study or of a preset of the model.
export function design_choices(doc: PageDocument, name: string): number[] | undefined {
    return doc.study.designs.find((design) => design.name === name)?.choices ?? preset_choices(doc.describe, name);
}

/// Reads a link; what it does not know or what is out of range is named and left out.
export function read_link(doc: PageDocument, link: string, usual: Start): { start: Start; ignored: string[] } {
    const start: Start = structuredClone(usual);
    const ignored: string[] = [];
    if (!link.startsWith("#try&")) return { start, ignored };
    const parts = new URLSearchParams(link.slice(5));
    const size = parts.get("size");
    if (size === "small" || size === "study") start.size = size;
    start.scenario.values = values_at(doc, start.size);
    for (const letter of ["a", "b"] as const) {
        const name = parts.get(letter);
        const choices = name === null ? undefined : design_choices(doc, name);
        if (name !== null && choices !== undefined) {
            if (letter === "a") [start.first_preset, start.scenario.first] = [name, [...choices]];
            else [start.second_preset, start.scenario.second] = [name, [...choices]];
        }
    }
    const model = doc.describe;
    for (const [key, text] of parts) {
        if (["size", "a", "b"].includes(key)) continue;
        if (key === "n") {
            const n = Number(text);
            if (Number.isInteger(n) && n >= 1 && n <= 1000) start.scenario.replicates = n;
            continue;
        }
        const choice = /^([ab])\.(.*)$/.exec(key);
        const list = choice ? model.choices : model.parameters;
        const index = list.findIndex((one) => one.key === (choice ? choice[2] : key));
        const value = index < 0 ? NaN : number_of(list[index], text);
        if (index < 0 || text.trim() === "" || !valid(list[index], value)) ignored.push(key);
        else if (choice) (choice[1] === "a" ? start.scenario.first : start.scenario.second)[index] = value;
        else start.scenario.values[index] = value;
    }
    return { start, ignored };
}

/// A study file of exactly this scenario, for the program.
export function study_file(doc: PageDocument, scenario: Scenario): string {
    const model = doc.describe;
    const settings = model.parameters.flatMap((parameter, i) =>
        scenario.values[i] === number_of(parameter, parameter.usual)
            ? []
            : [`  ${parameter.key}: ${text_of(parameter, scenario.values[i])}`],
    );
    const design = (name: string, choices: number[]) => {
        const given = model.choices.map((choice, i) => `${choice.key}: ${text_of(choice, choices[i])}`);
        const from = model.presets.length > 0 ? [`preset: ${model.presets[0].key}`] : [];
        return `  ${name}: {${[...from, ...given].join(", ")}}`;
    };
    const nothing = null_choices(model);
    const months = doc.study.horizon > 0
        ? [`burn_in: ${doc.study.burn_in} months`, `horizon: ${doc.study.horizon} months`,
           `run_out: ${doc.study.run_out} months`]
        : [];
    return [
        `study: ${`from-${doc.study.name}`.slice(0, 64)}`,
        "schema: 1",
        `model: ${model.model}`,
        `seed: ${doc.study.seed}`,
        ...months,
        ...(settings.length > 0 ? ["settings:", ...settings] : []),
        ...(model.choices.length > 0
            ? ["designs:", ...(nothing ? [design("none", nothing)] : []), design("second", scenario.second),
               design("first", scenario.first), "baseline: second"]
            : []),
        `replicates: ${scenario.replicates}`,
        "",
    ].join("\n");
}
