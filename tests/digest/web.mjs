// The models as the page runs them give the same worlds as the program: runs `kaptein run` on a small study of every
// preset and compares each stored state digest with that of model.wasm for the same settings, seed and replicate.
//   node web.mjs PROGRAM MODEL_WASM FOLDER
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const [program, wasm, folder] = process.argv.slice(2);
const seed = 20261123n * 4294967296n + 7n; // more than 32 bits
const replicates = 2;

const module = await WebAssembly.compile(fs.readFileSync(wasm));
const imports = {};
for (const { module: name, name: entry } of WebAssembly.Module.imports(module)) {
    (imports[name] ??= {})[entry] = () => 8; // "bad file": there are no files
}

async function fresh() {
    const { exports } = await WebAssembly.instantiate(module, imports);
    exports._initialize();
    return exports;
}

function run(exports, request) {
    const desk = exports.kaptein_desk(request.length);
    new Float64Array(exports.memory.buffer, desk, request.length).set(request);
    let status = 3;
    try {
        status = exports.kaptein_run();
    } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    }
    const count = exports.kaptein_desk(1); // room for the count; the record stands elsewhere
    const record = exports.kaptein_record(count);
    const numbers = new Float64Array(exports.memory.buffer, record, new Uint32Array(exports.memory.buffer, count, 1)[0]);
    const words = [1, 2, 3, 4].map((i) => numbers[i].toString(16).padStart(8, "0")).join("");
    const letters = Array.from(numbers.slice(13, 13 + numbers[12]), (code) => String.fromCharCode(code)).join("");
    return { status, words, letters };
}

/// Months as resolved.yaml spells them out; 0 for a model without.
function resolved_months(results) {
    const text = fs.readFileSync(path.join(results, "resolved.yaml"), "utf8");
    const months = (key) => Number(new RegExp(`^${key}: *(\\d+)`, "m").exec(text)?.[1] ?? 0);
    return { burn_in: months("burn_in"), horizon: months("horizon"), run_out: months("run_out") };
}

const value = (declared, given) =>
    declared.kind === "category" ? declared.options.findIndex((option) => option.key === given) : given;
const kaptein = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });
const models = JSON.parse(kaptein("describe", "--json")).models.map((model) => model.model);
// Small worlds, to be quick.
const sizes = { volunteering: { "companies.count": 6, "employees.count": 2000, "partners.count": 15 } };
let compared = 0;
let different = 0;
let exports = await fresh();
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });

for (const [index, name] of models.entries()) {
    const model = JSON.parse(kaptein("describe", name, "--json"));
    const small = sizes[name] ?? {};
    const designs = model.presets.map((preset) => `  ${preset.key}: {preset: ${preset.key}}`);
    const study = [
        `study: web-${name.replaceAll("_", "-")}`, "schema: 1", `model: ${name}`, `seed: ${seed}`,
        `replicates: ${replicates}`,
        ...(Object.keys(small).length > 0 ? ["settings:"] : []),
        ...Object.entries(small).map(([key, number]) => `  ${key}: ${number}`),
        ...(designs.length > 0 ? ["designs:", ...designs] : []),
        ...(designs.length > 1 ? [`baseline: ${model.presets[0].key}`] : []),
    ].join("\n");
    const file = path.join(folder, `${name}.yaml`);
    fs.writeFileSync(file, `${study}\n`);
    const results = path.join(folder, name);
    kaptein("run", file, "-o", results, "--no-report", "-q");
    const [header, ...rows] = fs.readFileSync(path.join(results, "tables/runs.csv"), "utf8").trim().split("\n")
        .map((line) => line.split(","));
    const column = (row, key) => row[header.indexOf(key)];
    const values = model.parameters.map((parameter) => small[parameter.key] ?? value(parameter, parameter.usual));
    const months = resolved_months(results);
    for (const row of rows) {
        const preset = model.presets.find((one) => one.key === column(row, "design"));
        const choices = model.choices.map((choice) =>
            value(choice, preset ? preset.choices[choice.key] : choice.usual));
        const request = [index, Number(seed >> 32n), Number(seed & 0xffffffffn), Number(column(row, "replicate")),
            months.burn_in, months.horizon, months.run_out, 0, ...values, ...choices];
        const { status, words, letters } = run(exports, request);
        compared += 1;
        if (status !== 0 || words !== column(row, "state_digest")) {
            different += 1;
            console.log(`DIFFERENT: ${name} ${column(row, "design")} ${column(row, "replicate")}: ${words} ${letters}`);
        }
    }
}
if (run(exports, [0, 0, 0]).status !== 2) {
    different += 1;
    console.log("DIFFERENT: three numbers are taken for a request");
}
console.log(`${compared} runs compared, ${different} different`);
process.exit(different === 0 && compared > 8 ? 0 : 1);
