// What the page hands out as files.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { open_report } from "./browser.mjs";
import { context, document_in, folder, quiet, report, results, table_of, test, write_page } from "./harness.mjs";

async function saved(page, button) {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    const file = path.join(folder, "saved", download.suggestedFilename());
    await download.saveAs(file);
    return { name: download.suggestedFilename(), bytes: fs.readFileSync(file) };
}
const figure_button = (page, kind) => page.locator(`#designs .figure .saves button:has-text("${kind}")`).first();

/// Chunks of a PNG, each checked against its sum.
function chunks_of(bytes) {
    const chunks = [];
    for (let at = 8; at < bytes.length;) {
        const length = bytes.readUInt32BE(at);
        const content = bytes.subarray(at + 4, at + 8 + length);
        assert.equal(bytes.readUInt32BE(at + 8 + length), crc32(content));
        chunks.push({ type: content.subarray(0, 4).toString("latin1"), data: content.subarray(4) });
        at += 12 + length;
    }
    return chunks;
}

test("the study file and the resolved settings are those of the results folder", async () => {
    const { page, seen } = await open_report(context, report);
    for (const [words, file] of [["Download the study file", "study.yaml"], ["Download the resolved settings", "resolved.yaml"]]) {
        const { name, bytes } = await saved(page, page.locator(`#provenance button:has-text("${words}")`));
        assert.match(name, /^small-look.*\.yaml$/);
        assert.deepEqual(bytes, fs.readFileSync(path.join(results, file)));
    }
    quiet(seen);
    await page.close();
});

test("a figure is saved as SVG and PNG with the run's identity inside", async () => {
    const { page, seen } = await open_report(context, report);
    const doc = document_in(report);
    const identity = `Kaptein ${doc.kaptein} (${doc.revision}) · study small-look · model volunteering@${doc.describe.version} · seed ${doc.study.seed} · 40 runs`;
    const svg = (await saved(page, figure_button(page, "SVG"))).bytes.toString("utf8");
    assert.ok(svg.includes(`<metadata>${identity}</metadata>`), svg.slice(0, 600));
    assert.ok(!svg.includes("var(--"), "a colour depends on the page");
    const png = (await saved(page, figure_button(page, "PNG"))).bytes;
    const chunks = chunks_of(png);
    assert.deepEqual([chunks[0].type, chunks[1].type, chunks.at(-1).type], ["IHDR", "iTXt", "IEND"]);
    assert.ok(chunks[1].data.toString("utf8").endsWith(identity));
    assert.ok(png.length > 5000, "an empty picture");
    // Both open as pictures, with the letters of the identity drawn under them.
    for (const [type, bytes] of [["image/svg+xml", Buffer.from(svg)], ["image/png", png]]) {
        const size = await page.evaluate(async (url) => {
            const image = new Image();
            image.src = url;
            await image.decode();
            return image.naturalWidth;
        }, `data:${type};base64,${bytes.toString("base64")}`);
        assert.ok(size > 300, `${type}: ${size} wide`);
    }
    quiet(seen);
    await page.close();
});

test("the table behind a figure is saved as CSV, and no cell is a formula", async () => {
    const { page, seen } = await open_report(context, report);
    const { name, bytes } = await saved(page, figure_button(page, "CSV"));
    assert.match(name, /^net-social-value.*\.csv$/);
    const lines = bytes.toString("utf8").trimEnd().split("\n");
    const table = await table_of(await page.$("#designs .figure"));
    assert.equal(lines.length, table.length + 1);
    assert.equal(lines[1].split(",")[0], table[0][0]);
    quiet(seen);
    await page.close();

    const doc = document_in(report);
    const names = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", 'a "quoted", name'];
    doc.study.designs.forEach((design, i) => {
        for (const table of [doc.numbers.asked, doc.numbers.others]) {
            for (const row of [...table.levels, ...table.comparisons]) if (row.design === design.name) row.design = names[i];
        }
        design.name = names[i];
    });
    const hostile = await open_report(context, write_page("formulas.html", doc));
    const text = (await saved(hostile.page, figure_button(hostile.page, "CSV"))).bytes.toString("utf8");
    for (const cell of ["\n'=1+1,", "\n'-1+1,", "\n'@SUM(A1),", '\n"a ""quoted"", name",']) assert.ok(text.includes(cell), `${cell} in ${text}`);
    assert.doesNotMatch(text, /(^|,|")[=+@]/m);
    quiet(hostile.seen);
    await hostile.page.close();
});
