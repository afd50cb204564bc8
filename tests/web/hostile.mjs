// Texts from a study file or a store can be hostile: they are shown, and do nothing.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { open_report } from "./browser.mjs";
import { context, document_in, folder, kaptein, quiet, report, test, write_page } from "./harness.mjs";
import { payloads } from "./payloads.mjs";

test("hostile titles and questions do nothing", async () => {
    const study = path.join(folder, "hostile.yaml");
    for (const [i, payload] of payloads.entries()) {
        const text = JSON.stringify(payload).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029").replaceAll("\u202e", "\\u202e").replaceAll("\u202c", "\\u202c");
        fs.writeFileSync(study, `study: hostile\nschema: 1\nmodel: linear\ntitle: ${text}\nquestion: ${text}\nreplicates: 2\n`);
        const out = path.join(folder, `hostile-${i}`);
        fs.rmSync(out, { recursive: true, force: true });
        kaptein("run", study, "-o", out, "-q", "--no-report");
        kaptein("report", out, "-q");
        const { page, seen } = await open_report(context, path.join(out, "report.html"));
        await page.hover("h1");
        await page.click("h1");
        quiet(seen);
        await page.close();
    }
    console.log(`  ${payloads.length} payloads`);
});

test("hostile text in every place of the document does nothing", async () => {
    // A page that holds everything: a sweep, and all analyses.
    const doc = document_in(report);
    const [sobol, saltelli] = ["sobol", "saltelli"].map((name) => document_in(path.join(folder, name, "report.html")));
    doc.sweep = sobol.sweep;
    doc.analyses = { ...sobol.analyses, sensitivity: saltelli.analyses.sensitivity };
    assert.ok(Object.values(doc.analyses).every((one) => one !== null));
    // Keys hold the document together and come from the program, not from a study; everything that is read is spoilt.
    const keep = new Set(["kind", "better", "verdict", "state", "seed", "verdicts", "null_preset", "outcome", "level",
        "total", "outcomes", "column", "key", "usual", "choices"]);
    for (const payload of payloads) {
        const spoil = (value, key) => {
            if (typeof value === "string") return keep.has(key) || /^[\d.]+$/.test(value) ? value : `${value}${payload}`;
            if (Array.isArray(value)) return value.map((one) => spoil(one, key));
            if (value !== null && typeof value === "object") {
                if (key === "settings" || (key === "choices" && !Array.isArray(value.options))) return value;
                return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, name)]));
            }
            return value;
        };
        const { page, seen } = await open_report(context, write_page("spoilt.html", spoil(doc, "")));
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        for (const heading of ["What makes the difference", "Which assumptions", "Who wins where", "Where the baseline wins"]) {
            assert.equal(await page.locator(`#why h3:has-text("${heading}")`).count(), 1, heading);
        }
        quiet(seen);
        await page.close();
    }
});

test("a hostile table in the store does nothing", async () => {
    const from = path.join(folder, "sobol");
    const out = path.join(folder, "hostile-store");
    fs.rmSync(out, { recursive: true, force: true });
    fs.cpSync(from, out, { recursive: true });
    const database = new DatabaseSync(path.join(out, "runs.sqlite"));
    const names = database.prepare("SELECT number FROM kept_shapley").all();
    const change = database.prepare("UPDATE kept_shapley SET player = ?, kind = ?, design = ?, outcome = ?, \"with\" = ? WHERE number = ?");
    names.forEach(({ number }, i) => {
        const payload = payloads[i % payloads.length];
        change.run(payload, i % 3 === 0 ? "choices" : "mechanisms", payload, payload, payload, number);
    });
    database.close();
    kaptein("report", out, "-q");
    const { page, seen } = await open_report(context, path.join(out, "report.html"));
    const shown = await page.textContent("#why");
    assert.ok(shown.includes(payloads[1]) || shown.includes(payloads[2]), "the payloads are not on the page");
    quiet(seen);
    await page.close();
});
