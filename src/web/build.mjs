// Builds the one file of the page: the worker first, then the page with the worker's text in it, then the template with
// script, styles and the models as WebAssembly inside, and a policy that lets nothing out.
//   node build.mjs MODEL_WASM MODELS TEMPLATE
// MODELS: "volunteering@1.0 ...", the models inside, in the order of the catalogue.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { svelte, vitePreprocess } from "@sveltejs/vite-plugin-svelte";
import { build } from "vite";

const here = path.dirname(fileURLToPath(import.meta.url));
const [wasm, models, target] = process.argv.slice(2);

const worker_text = "virtual:worker-text";

async function bundle(entry, plugins) {
    const result = await build({
        root: here,
        configFile: false,
        logLevel: "warn",
        plugins,
        build: {
            write: false,
            target: "es2022",
            cssCodeSplit: false,
            modulePreload: false,
            assetsInlineLimit: 1 << 30,
            rollupOptions: { input: path.join(here, entry), output: { format: "iife" } },
        },
    });
    const output = (Array.isArray(result) ? result[0] : result).output;
    const script = output.find((part) => part.type === "chunk").code;
    const style = output.filter((part) => part.fileName.endsWith(".css")).map((part) => String(part.source)).join("\n");
    return { script, style };
}

const worker = await bundle("model/worker.ts", []);
const page = await bundle("page/main.ts", [
    svelte({
        configFile: false,
        preprocess: vitePreprocess(),
        compilerOptions: { css: "external" },
        // The document never changes, so what is read from it once stays right; a table that scrolls takes the focus.
        onwarn: (warning, show) => ["state_referenced_locally", "a11y_no_noninteractive_tabindex"].includes(warning.code) || show(warning),
    }),
    {
        name: "worker-text",
        resolveId: (id) => (id === worker_text ? `\0${worker_text}` : undefined),
        load: (id) => (id === `\0${worker_text}` ? `export default ${JSON.stringify(worker.script)};` : undefined),
    },
]);

// Inside HTML, "</script" would end the script and "<!--" change how it is read.
const script = page.script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const hash = createHash("sha256").update(script, "utf8").digest("base64");
const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");
const html = fs.readFileSync(path.join(here, "page.html"), "utf8")
    .replace("@MODELS@", () => models)
    .replace("@POLICY@", () => policy)
    .replace("@STYLE@", () => page.style.replaceAll("</style", "<\\/style"))
    .replace("@WASM@", () => fs.readFileSync(wasm).toString("base64"))
    .replace("@SCRIPT@", () => script);
fs.mkdirSync(path.dirname(target), { recursive: true });
fs.writeFileSync(`${target}.new`, html);
fs.renameSync(`${target}.new`, target);
console.log(`${target}: ${(html.length / 1e6).toFixed(2)} MB, script ${(script.length / 1e3).toFixed(0)} kB`);
