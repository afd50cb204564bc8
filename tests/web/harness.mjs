// What the tests of the page share: a browser, the report of a small study, and a list of tests that run.mjs runs.
//   node run.mjs PROGRAM TEMPLATE FOLDER: FOLDER holds the results folders that run.sh made
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { open_browser } from "./browser.mjs";

export const [program, template, folder] = process.argv.slice(2);
export const results = path.join(folder, "results");
export const report = path.join(results, "report.html");
export const context = await open_browser(folder);
export const tests = [];
export const test = (name, body) => tests.push({ name, body });

export const document_of = (html) =>
    JSON.parse(/<script type="application\/json" id="kaptein-document">(.*?)<\/script>/s.exec(html)[1]);
export const document_in = (file) => document_of(fs.readFileSync(file, "utf8"));
export const csv = (file, from = results) => {
    const [header, ...rows] = fs.readFileSync(path.join(from, "tables", file), "utf8").trim().split("\n").map((line) => line.split(","));
    return rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])));
};
export const kaptein = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });

/// Nothing left the file, nothing went wrong, no payload ran.
export const quiet = (seen) => {
    assert.deepEqual(seen.requests, []);
    assert.deepEqual(seen.errors, []);
    assert.equal(seen.executions, 0);
};

/// A page with another document, or with other models, as the program would have made it.
export function write_page(name, doc, { models } = {}) {
    const json = JSON.stringify(doc).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026")
        .replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
    let html = fs.readFileSync(template, "utf8").replace("@KAPTEIN_DOCUMENT@", () => json);
    if (models) html = html.replace(/(id="kaptein-models">)[^<]*/, (_, begin) => begin + models.toString("base64"));
    const file = path.join(folder, name);
    fs.writeFileSync(file, html);
    return file;
}
export const models_of_page = () =>
    Buffer.from(/id="kaptein-models">([^<]*)/.exec(fs.readFileSync(template, "utf8"))[1].trim(), "base64");

/// "EUR 1.23 million less" as a number.
export const number_in = (words) => Number(/[\d.,]+/.exec(words)[0].replaceAll(",", ""))
    * (words.includes("billion") ? 1e9 : words.includes("million") ? 1e6 : 1) * (words.includes("less") ? -1 : 1);
/// Three significant digits of a number are within 0.6 % of it.
export const close = (words, number) =>
    assert.ok(Math.abs(number_in(words) - number) <= 0.006 * Math.abs(number), `${words} is not ${number}`);
/// Cells of the table behind a figure, row by row.
export const table_of = (figure) => figure.$$eval("tbody tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
