// The report of a small study as a person meets it: from file://, in Chromium.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { open_report, settled } from "./browser.mjs";
import { close, context, csv, document_in, folder, kaptein, program, quiet, report, results, table_of, test } from "./harness.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("one file, under 3 MB, with the policy of the project", async () => {
    const html = fs.readFileSync(report, "utf8");
    for (const file of [report, ...["sobol", "saltelli", "morris"].map((study) => path.join(folder, study, "report.html"))]) {
        assert.ok(fs.statSync(file).size < 3e6, `${file}: ${fs.statSync(file).size} bytes`);
    }
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    assert.match(policy, /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]+' 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'$/);
    console.log(`  ${(html.length / 1e6).toFixed(2)} MB`);
});

test("sections 1 to 3 show the numbers of the tables", async () => {
    const { page, seen } = await open_report(context, report);
    const doc = document_in(report);
    let compared = 0;
    for (const row of csv("comparisons.csv")) {
        const mine = doc.numbers.asked.comparisons.find((one) => one.design === row.design && one.outcome === row.outcome);
        for (const key of ["difference", "low", "high"]) {
            assert.equal(mine[key], Number(row[key]));
            compared += 1;
        }
    }
    assert.ok(compared > 30);
    // The first finding, as `compare` words it, and each row of the first table as the page words it.
    const answer = await page.textContent("#answer-sentences");
    const printed = kaptein("compare", results).replace(/\s+/g, " ");
    const finding = doc.answer.findings[0];
    assert.ok(answer.includes(finding.text) && printed.includes(finding.text), finding.text);
    // What every design does against no program stands on the first screen too.
    assert.ok(answer.includes(doc.answer.against_none) && printed.includes(doc.answer.against_none.split(":")[0]));
    const table = await table_of(await page.$("#designs .figure"));
    assert.equal(table.length, doc.study.designs.length - 1);
    for (const [design, words] of table) {
        close(words, doc.numbers.asked.comparisons.find((row) => row.design === design).difference);
    }
    // The bands of a series: the mean of its rows.
    const band = doc.series.bands[1];
    const values = csv("series.csv").filter((row) => row.design === doc.study.designs[band.design].name
        && Number(row.month) === doc.series.months.at(-1)).map((row) => Number(row[band.column]));
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

test("failed runs, one replicate, one design and no runs that count give an honest page", async () => {
    const designs = "designs: {low: {x: 0}, high: {x: 1}}\nbaseline: low\n";
    for (const [name, text, words] of [
        ["failed", `${designs}replicates: 20\nsettings: {failures.share: 0.2}\n`, /of 40 runs failed\. They are left out, and with them their pairs/],
        ["all-failed", `${designs}replicates: 3\nsettings: {failures.share: 1}\n`, /6 of 6 runs failed/],
        ["once", `${designs}replicates: 1\n`, /One replicate cannot tell an effect from luck/],
        ["alone", "replicates: 5\n", /there is one design, so there is nothing to compare it with/],
        ["tie", `${designs}replicates: 5\nsettings: {terms.x: 0, noise.own: 0}\n`, /exactly the same in every replicate/],
    ]) {
        const out = path.join(folder, `honest-${name}`);
        fs.rmSync(out, { recursive: true, force: true });
        fs.writeFileSync(`${out}.yaml`, `study: honest-${name}\nschema: 1\nmodel: linear\nquestion: What if?\n${text}`);
        for (const line of [["run", `${out}.yaml`, "-o", out, "-q", "--no-report"], ["report", out, "-q"]]) {
            const { status } = spawnSync(program, line);
            assert.equal(status, name.includes("failed") ? 3 : 0, `${line[0]} of ${name} ended with ${status}`);
        }
        const { page, seen } = await open_report(context, path.join(out, "report.html"));
        assert.match((await page.textContent("#answer")).replace(/\s+/g, " "), words);
        if (name.includes("failed")) assert.match(await page.textContent("#provenance"), /Failed runs/);
        quiet(seen);
        await page.close();
    }
});

test("no serious violation of accessibility, light and dark, wide and narrow", async () => {
    const why = ["sobol", "saltelli"].map((study) => path.join(folder, study, "report.html"));
    for (const [file, scheme, width] of [[report, "light", 1280], [report, "dark", 1280], [report, "light", 390],
        [why[0], "light", 1280], [why[0], "dark", 390], [why[1], "dark", 768]]) {
        const { page, seen } = await open_report(context, file, { scheme });
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await settled(page, 2);
        quiet(seen);
        await page.evaluate(axe); // by the test, past the page's policy
        const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations
            .map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0].html.slice(0, 160), why: nodes[0].failureSummary?.slice(0, 200), count: nodes.length })));
        const serious = violations.filter((one) => ["serious", "critical"].includes(one.impact));
        console.log(`  ${path.basename(path.dirname(file))} ${scheme} ${width}: ${violations.length} violations, ${serious.length} serious`);
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

test("screenshots at three widths", async () => {
    const sweep = path.join(folder, "sobol", "report.html");
    for (const [file, width, scheme] of [[report, 1280, "light"], [report, 768, "light"], [report, 390, "dark"], [sweep, 1280, "dark"],
        [sweep, 390, "light"]]) {
        const { page } = await open_report(context, file, { scheme });
        await page.setViewportSize({ width, height: 900 });
        await settled(page, 16);
        await page.waitForTimeout(300);
        await page.screenshot({ path: path.join(folder, `page-${file === report ? "" : "sweep-"}${width}.png`), fullPage: true });
        await page.close();
    }
});
