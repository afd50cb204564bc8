// The report of a small study as a person meets it: from file://, in Chromium.
//   node page.mjs PROGRAM REPORT STUDY_FOLDER TEMPLATE FOLDER
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { open_browser, open_report, settled } from "./browser.mjs";
import { payloads } from "./payloads.mjs";

const [program, report, results, template, folder] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const document_of = (html) =>
    JSON.parse(/<script type="application\/json" id="kaptein-document">(.*?)<\/script>/s.exec(html)[1]);
const csv = (file) => fs.readFileSync(path.join(results, "tables", file), "utf8").trim().split("\n")
    .map((line) => line.split(","));
const kaptein = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });

fs.mkdirSync(folder, { recursive: true });
const context = await open_browser(folder);
const tests = [];
const test = (name, body) => tests.push({ name, body });
const quiet = (seen) => {
    assert.deepEqual(seen.requests, []);
    assert.deepEqual(seen.errors, []);
    assert.equal(seen.executions, 0);
};

test("one file, under 3 MB, with the policy of the project", async () => {
    const html = fs.readFileSync(report, "utf8");
    assert.ok(html.length < 3e6, `${html.length} bytes`);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    assert.match(policy, /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]+' 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'$/);
    console.log(`  ${(html.length / 1e6).toFixed(2)} MB`);
});

test("sections 1 to 3 show the numbers of the tables", async () => {
    const { page, seen } = await open_report(context, report);
    const doc = document_of(fs.readFileSync(report, "utf8"));
    const [header, ...rows] = csv("comparisons.csv");
    const cell = (row, key) => row[header.indexOf(key)];
    let compared = 0;
    for (const row of rows) {
        const mine = doc.numbers.asked.comparisons.find(
            (one) => one.design === cell(row, "design") && one.outcome === cell(row, "outcome"));
        for (const key of ["difference", "low", "high"]) {
            assert.equal(mine[key], Number(cell(row, key)));
            compared += 1;
        }
    }
    assert.ok(compared > 30);
    // The first finding, as `compare` words it, and each row of the first table as the page words it.
    const answer = await page.textContent("#answer-sentences");
    const printed = kaptein("compare", results).replace(/\s+/g, " ");
    const finding = doc.answer.findings[0];
    assert.ok(answer.includes(finding.text) && printed.includes(finding.text), finding.text);
    const table = await page.$eval("#designs .figure", (figure) =>
        [...figure.querySelectorAll("tbody tr")].map((row) => [...row.children].map((one) => one.textContent)));
    assert.equal(table.length, doc.study.designs.length - 1);
    for (const [design, words] of table) {
        const one = doc.numbers.asked.comparisons.find((row) => row.design === design);
        const number = Number(/[\d.,]+/.exec(words)[0].replaceAll(",", ""))
            * (words.includes("billion") ? 1e9 : words.includes("million") ? 1e6 : 1) * (words.includes("less") ? -1 : 1);
        assert.ok(Math.abs(number - one.difference) <= 0.006 * Math.abs(one.difference), `${words} is not ${one.difference}`);
    }
    // The bands of a series: the mean of its rows.
    const [series_header, ...series] = csv("series.csv");
    const band = doc.series.bands[1];
    const month = doc.series.months.at(-1);
    const values = series.filter((row) => row[series_header.indexOf("design")] === doc.study.designs[band.design].name
        && Number(row[series_header.indexOf("month")]) === month).map((row) => Number(row[series_header.indexOf(band.column)]));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(Math.abs(band.level.at(-1)[0] - mean) <= 1e-5 * Math.abs(mean));
    quiet(seen);
    await page.close();
});

test("the waterfall adds up exactly", async () => {
    const { page } = await open_report(context, report);
    const designs = await page.$$("#value input[type=radio]");
    assert.ok(designs.length >= 2);
    for (const design of designs) {
        await design.check();
        const tables = await page.$$eval("#value .figure tbody", (bodies) => bodies.map((body) =>
            [...body.rows].map((row) => Number(row.cells[1].textContent.replaceAll(",", "")))));
        assert.ok(tables.length >= 2);
        const [hours, ...accounts] = tables;
        const lost = hours.slice(1, -1).reduce((sum, value) => sum + value, 0);
        assert.equal(hours[0] + lost, hours.at(-1));
        for (const lines of accounts) {
            assert.equal(lines.slice(0, -1).reduce((sum, value) => sum + value, 0), lines.at(-1));
        }
    }
    await page.close();
});

test("a slider gives the numbers of `kaptein run` of the study file that the page offers, digest for digest", async () => {
    const { page, seen } = await open_report(context, report);
    await page.fill("#try-replicates", "3");
    await page.press("#try-replicates", "Tab");
    await page.fill("#try-search", "hosting");
    const slider = page.locator("#try .assumption-groups input[type=range]").first();
    await slider.focus();
    for (let i = 0; i < 5; ++i) await slider.press("ArrowRight");
    await page.locator("#try-first").selectOption({ index: 2 });
    await page.waitForTimeout(200);
    await settled(page, 3);
    const shown = await page.evaluate(() => ({ ...document.getElementById("try-state").dataset }));
    const study = await page.textContent("#try-study");
    const file = path.join(folder, "offered.yaml");
    fs.writeFileSync(file, study);
    const out = path.join(folder, "offered");
    fs.rmSync(out, { recursive: true, force: true });
    kaptein("run", file, "-o", out, "--no-report", "-q");
    const [header, ...rows] = fs.readFileSync(path.join(out, "tables/runs.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
    const digest = (design) => rows.find((row) => row[header.indexOf("design")] === design && row[header.indexOf("replicate")] === "0")[header.indexOf("state_digest")];
    assert.equal(shown.first, digest("first"));
    assert.equal(shown.second, digest("second"));
    // And the difference in words is that of the program's comparison.
    const compare = JSON.parse(kaptein("compare", out, "--json"));
    const outcome = await page.$eval("#try-outcome", (select) => select.value);
    const row = compare.comparisons.find((one) => one.design === "first" && one.outcome === outcome);
    const words = await page.textContent("#try-difference");
    const number = Number(/[\d.,]+/.exec(words)[0].replaceAll(",", "")) * (words.includes("million") ? 1e6 : 1) * (words.includes("less") ? -1 : 1);
    assert.ok(row && Math.abs(number - row.difference) <= 0.006 * Math.abs(row.difference), `${words} is not ${row?.difference}`);
    quiet(seen);
    await page.close();
});

test("a link restores the scenario, and reset the study's own", async () => {
    const { page } = await open_report(context, report);
    await page.fill("#try-replicates", "2");
    await page.press("#try-replicates", "Tab");
    await page.fill("#try-search", "hosting");
    const slider = page.locator("#try .assumption-groups input[type=range]").first();
    await slider.focus();
    await slider.press("ArrowRight");
    await settled(page, 2);
    const hash = await page.evaluate(() => location.hash);
    assert.match(hash, /^#try&.*hosting/);
    const study = await page.textContent("#try-study");
    await page.close();
    const again = await open_report(context, report, { hash });
    await settled(again.page, 2);
    assert.equal(await again.page.textContent("#try-study"), study);
    await again.page.click("#try-reset");
    assert.notEqual(await again.page.textContent("#try-study"), study);
    quiet(again.seen);
    await again.page.close();
    const bad = await open_report(context, report, { hash: "#try&nonsense=1&hosting.crowding=1e99&a=<img src=x onerror=executed()>" });
    await bad.page.waitForSelector("#try .warning");
    quiet(bad.seen);
    await bad.page.close();
});

test("the page checks itself against the stored runs", async () => {
    const { page } = await open_report(context, report);
    await page.waitForFunction(() => /the same state, digest for digest/.test(document.getElementById("try-check").textContent), undefined, { timeout: 180_000 });
    const first = await page.evaluate(() => Number(document.getElementById("try-state").dataset.firstAnswer));
    console.log(`  ${(await page.textContent("#try-check")).trim()} First answer after ${first.toFixed(0)} ms (at load).`);
    await page.close();
});

test("figures are saved as SVG and PNG with the run's identity inside", async () => {
    const { page, seen } = await open_report(context, report);
    for (const kind of ["SVG", "PNG"]) {
        const [download] = await Promise.all([page.waitForEvent("download"),
            page.locator(`#designs .figure .saves button:has-text("${kind}")`).first().click()]);
        const file = path.join(folder, `figure.${kind.toLowerCase()}`);
        await download.saveAs(file);
        const bytes = fs.readFileSync(file);
        if (kind === "SVG") {
            const text = bytes.toString("utf8");
            assert.match(text, /<metadata>Kaptein .* study .* seed 20261123/);
            assert.ok(!text.includes("var(--"), "a colour depends on the page");
        } else {
            assert.equal(bytes.subarray(1, 4).toString(), "PNG");
            assert.ok(bytes.length > 5000);
        }
    }
    quiet(seen);
    await page.close();
});

test("no serious violation of accessibility, light and dark, wide and narrow", async () => {
    for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 390]]) {
        const { page, seen } = await open_report(context, report, { scheme });
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await settled(page, 2);
        quiet(seen);
        await page.evaluate(axe); // by the test, past the page's policy
        const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations
            .map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0].html.slice(0, 160), why: nodes[0].failureSummary?.slice(0, 200), count: nodes.length })));
        const serious = violations.filter((one) => ["serious", "critical"].includes(one.impact));
        console.log(`  ${scheme} ${width}: ${violations.length} violations, ${serious.length} serious`);
        assert.deepEqual(serious, []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${wide} pixels wider than the window of ${width}`);
        await page.close();
    }
});

test("the keyboard reaches everything", async () => {
    const { page } = await open_report(context, report);
    const reached = new Set();
    for (let i = 0; i < 60; ++i) {
        await page.keyboard.press("Tab");
        reached.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120)));
    }
    assert.ok(reached.size > 50, `${reached.size} stops`);
    await page.close();
});

test("it prints to a PDF", async () => {
    const { page } = await open_report(context, report);
    await settled(page, 2);
    await page.emulateMedia({ media: "print" });
    const pdf = await page.pdf({ path: path.join(folder, "report.pdf"), format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g).length;
    console.log(`  ${pages} pages`);
    assert.ok(pages >= 3 && pages <= 40, `${pages} pages`);
    await page.close();
});

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
    const doc = document_of(fs.readFileSync(report, "utf8"));
    const page_template = fs.readFileSync(template, "utf8");
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
        const bad = spoil(doc, "");
        const json = JSON.stringify(bad).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026")
            .replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
        const file = path.join(folder, "spoilt.html");
        fs.writeFileSync(file, page_template.replace("@KAPTEIN_DOCUMENT@", () => json));
        const { page, seen } = await open_report(context, file);
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        quiet(seen);
        await page.close();
    }
});

test("screenshots at three widths", async () => {
    for (const [width, scheme] of [[1280, "light"], [768, "light"], [390, "dark"]]) {
        const { page } = await open_report(context, report, { scheme });
        await page.setViewportSize({ width, height: 900 });
        await settled(page, 16);
        await page.waitForTimeout(300);
        await page.screenshot({ path: path.join(folder, `page-${width}.png`), fullPage: true });
        await page.close();
    }
});

const chosen = process.env.KAPTEIN_PAGE_TEST ?? "";
let failed = 0;
for (const { name, body } of tests.filter((one) => one.name.includes(chosen))) {
    const begin = performance.now();
    try {
        await body();
        console.log(`ok: ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
    } catch (error) {
        failed += 1;
        console.log(`FAILED: ${name}\n${error.stack ?? error}`);
    }
}
await context.close();
process.exit(failed === 0 ? 0 : 1);
