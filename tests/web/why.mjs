// Section 5: what sensitivity, discover, shapley and the map of a sweep found, against the tables of those commands.
import assert from "node:assert/strict";
import path from "node:path";
import { open_report } from "./browser.mjs";
import { close, context, csv, document_in, folder, kaptein, quiet, report, table_of, test, write_page } from "./harness.mjs";

const near = (a, b) => assert.ok(Math.abs(a - b) <= 1e-5 * Math.abs(b) + 1e-12, `${a} is not ${b}`); // 6 digits
const file = (study) => path.join(folder, study, "report.html");
const figure = (page, title) => page.locator("#why figure", { hasText: title }).first().elementHandle();

test("the attribution has the parts of shapley.csv, drawn as bars with intervals, and adds up", async () => {
    const { page, seen } = await open_report(context, file("sobol"));
    const found = document_in(file("sobol")).analyses.attribution;
    const rows = csv("shapley.csv", path.join(folder, "sobol"));
    for (const part of found.parts) {
        const parts = rows.filter((row) => row.kind === part.kind && row.measure === "part");
        assert.equal(part.players.length, parts.length);
        for (const { name, part: span } of part.players) {
            const row = parts.find((one) => one.player === name);
            [row.value, row.low, row.high].forEach((value, i) => near(span[i], Number(value)));
        }
        const rest = Number(rows.find((row) => row.kind === part.kind && row.measure === "rest")?.value ?? 0);
        near(part.whole, parts.reduce((sum, row) => sum + Number(row.value), rest));
        const drawn = await figure(page, part.kind === "choices" ? "by choice" : "by mechanism");
        const lines = part.players.length + (part.rest ? 1 : 0);
        assert.equal((await table_of(drawn)).length, lines + 1); // and the whole
        assert.equal(await drawn.$$eval("svg rect", (bars) => bars.length), lines + 1);
        assert.equal(await drawn.$$eval("svg [stroke-width='1.5'] line, svg line[stroke-width='1.5']", (all) => all.length), lines);
    }
    assert.ok(found.parts.some((part) => part.kind === "mechanisms" && part.rest !== null));
    quiet(seen);
    await page.close();
});

for (const [study, measures] of [["saltelli", { total: "ST", alone: "S1" }], ["morris", { size: "mu_star", mean: "mu", spread: "sigma" }]]) {
    test(`the page has the indices of sensitivity.csv: ${study}`, async () => {
        const { page, seen } = await open_report(context, file(study));
        const found = document_in(file(study)).analyses.sensitivity;
        const rows = csv("sensitivity.csv", path.join(folder, study));
        let compared = 0;
        for (const target of found.targets) {
            for (const factor of target.factors) {
                for (const [key, measure] of Object.entries(measures)) {
                    const row = rows.find((one) => one.design === target.design && one.against === (target.against ?? "")
                        && one.factor === factor.factor && one.measure === measure);
                    if (row.value === "") {
                        assert.equal(factor[key], null);
                        continue;
                    }
                    [row.value, row.low, row.high].forEach((value, i) => near(factor[key][i] ?? 0, Number(value)));
                    near(target.noise_share, Number(row.noise_share));
                    compared += 1;
                }
            }
        }
        assert.ok(compared > 20, `${compared} compared`);
        // A program against the baseline comes first; its figure has a dot per factor (two of them: alone, in all).
        const first = found.targets[0];
        assert.ok(first.against !== null && first.design !== "none");
        const drawn = await figure(page, `${first.design} minus ${first.against}`);
        assert.equal(await drawn.$$eval("svg circle", (dots) => dots.length), 4 * (study === "saltelli" ? 2 : 1));
        // Another target is drawn when it is chosen.
        await page.locator("#why select").last().selectOption({ index: 1 });
        await figure(page, `${found.targets[1].design} minus`);
        quiet(seen);
        await page.close();
    });
}

test("the share of the seeds is told and drawn, and that it cannot be told from one replicate", async () => {
    const doc = document_in(file("saltelli"));
    Object.assign(doc.analyses.sensitivity.targets[0], { noise_share: 0.125, noise_share_of_run: 0.5, floor: 0.125 });
    Object.assign(doc.analyses.sensitivity.targets[1], { noise_share: null, noise_share_of_run: null, floor: null });
    const { page, seen } = await open_report(context, write_page("seeds.html", doc));
    const band = "svg rect[fill='var(--soft)'], svg [fill='var(--soft)'] rect";
    const [first, second] = doc.analyses.sensitivity.targets.map((one) => `: ${one.design} minus`);
    const drawn = await figure(page, first);
    assert.match(await drawn.textContent(), /Luck \(the seeds\) accounts for 12\.5 % of the variance .* and for 50\.0 % of that of a single run/);
    assert.equal((await drawn.$$(band)).length, 1);
    await page.locator("#why select").last().selectOption({ index: 1 });
    const other = await figure(page, second);
    assert.match(await other.textContent(), /One replicate per point, so luck is not told apart/);
    assert.equal((await other.$$(band)).length, 0);
    quiet(seen);
    await page.close();
});

test("the boxes of discover stand there in words, with the numbers of boxes.csv", async () => {
    const { page, seen } = await open_report(context, file("sobol"));
    const rows = csv("boxes.csv", path.join(folder, "sobol"));
    const found = document_in(file("sobol")).analyses.discovery;
    assert.ok(found.boxes.length > 0, "the study of this test should have a box");
    const text = await page.textContent("#why");
    for (const [i, box] of found.boxes.entries()) {
        const mine = rows.filter((row) => row.box === String(i));
        assert.deepEqual(box.limits.map((limit) => limit.factor), mine.map((row) => row.factor));
        assert.ok(text.includes(box.words));
        const [density, , , , points] = box.words.match(/[\d.,]+/g).map(Number);
        assert.ok(Math.abs(density / 100 - Number(mine[0].density)) <= 0.0005);
        assert.equal(points, Number(mine[0].inside));
        for (const limit of box.limits) assert.ok(box.words.includes(`${limit.factor} is ${limit.words}`));
        const drawn = await figure(page, `Box ${i + 1}: what it takes`);
        assert.equal((await table_of(drawn)).length, mine.length);
        assert.ok(await drawn.$("svg line"));
    }
    quiet(seen);
    await page.close();
});

test("the regime map is that of compare, cell by cell", async () => {
    const { page, seen } = await open_report(context, file("sobol"));
    const doc = document_in(file("sobol"));
    const map = JSON.parse(kaptein("compare", path.join(folder, "sobol"), "--json")).map;
    const cells = map.cells.filter((cell) => cell.points > 0);
    const mine = doc.analyses.map;
    assert.equal(mine.cells.length, cells.length);
    cells.forEach((cell, i) => {
        const one = mine.cells[i];
        assert.deepEqual([mine.columns[one.column], mine.rows[one.row], doc.study.designs[one.best].name, one.points, one.decided],
            [cell.across, cell.up, cell.best, cell.points, cell.decided]);
        near(one.gap, cell.gap);
    });
    const drawn = await figure(page, "Which design has the best");
    assert.equal(await drawn.$$eval("svg rect", (all) => all.length), cells.length);
    const table = await table_of(drawn);
    assert.equal(table.length, cells.length);
    close(`${table[0][5].includes("-") ? "less " : ""}${table[0][5]}`, cells[0].gap);
    quiet(seen);
    await page.close();
});

test("a study without analyses says which command gives each", async () => {
    const { page } = await open_report(context, report);
    const lines = await page.$$eval("#why .asks li", (items) => items.map((item) => item.textContent));
    for (const command of ["shapley", "sensitivity", "discover", "compare"]) {
        assert.equal(lines.filter((line) => line.includes(`./kaptein ${command} results/small-look`)).length, 1, command);
    }
    await page.close();
});
