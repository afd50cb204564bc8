// Simulations that refuse, fail, stop or cannot start: the page says so in words and goes on.
import assert from "node:assert/strict";
import { open_report, settled } from "./browser.mjs";
import { context, document_in, models_of_page, quiet, report, test, write_page } from "./harness.mjs";

const warning = (page) => page.locator(".try-result .warning");
async function trouble_of(page) {
    await warning(page).waitFor({ timeout: 60_000 });
    return warning(page).textContent();
}
/// The small page with other values in its document; no stored run, so that nothing but the trial runs.
function small(change) {
    const doc = document_in(report);
    doc.digests = [];
    change(doc);
    return doc;
}
const parameter = (doc, key) => doc.describe.parameters.find((one) => one.key === key);
const link = (settings) => `#try&size=small&n=4&${settings}`;
async function goes_on(page, seen) {
    assert.equal(await page.textContent(".try-result .big"), "No answer");
    await page.click("#try-reset");
    await settled(page, 4);
    assert.equal(await warning(page).count(), 0);
    assert.match(await page.textContent("#try-difference"), /more|less/);
    quiet(seen);
    await page.close();
}

test("a scenario that the model refuses is told, and reset goes on", async () => {
    const doc = small((one) => (parameter(one, "hosting.crowding").valid_low = -100)); // as a page of another version might
    const { page, seen } = await open_report(context, write_page("refused.html", doc), { hash: link("hosting.crowding=-5") });
    assert.match(await trouble_of(page), /The model refuses this scenario: a value outside its declared range/);
    await goes_on(page, seen);
});

test("a run that fails is told with the model's words, and reset goes on", async () => {
    const doc = small((one) => (one.study.horizon = 12000)); // four steps a month: more than the 32,000 a run may have
    const { page, seen } = await open_report(context, write_page("failed.html", doc), { hash: link("time.steps_per_month=4") });
    assert.match(await trouble_of(page), /Replicate \d failed and is left out: setup, month 0: more than 32000 steps/);
    assert.equal(await page.textContent(".try-result .big"), "No answer");
    await page.close();
    quiet(seen);
});

/// The models with memory that may not grow: as on a device that has none left.
function without_room(models) {
    let at = 8;
    const number = () => {
        for (let value = 0, shift = 0; ; shift += 7) {
            const byte = models[at++];
            value += (byte & 127) * 2 ** shift;
            if (byte < 128) return value;
        }
    };
    while (at < models.length) {
        const begin = at;
        const section = models[at++];
        const length = number();
        const content = at;
        if (section === 5) {
            assert.deepEqual([models[at++], models[at++]], [1, 0]); // one memory, no upper limit
            const pages = models.subarray(at, content + length); // its size now
            const body = Buffer.from([1, 1, ...pages, ...pages]);
            return Buffer.concat([models.subarray(0, begin), Buffer.from([5, body.length]), body, models.subarray(content + length)]);
        }
        at = content + length;
    }
    throw new Error("no memory section");
}

test("an instance that runs out of memory is told, and the page asks again", async () => {
    const file = write_page("stopped.html", small(() => undefined), { models: without_room(models_of_page()) });
    const { page, seen } = await open_report(context, file);
    assert.match(await trouble_of(page), /The simulation of this scenario stopped: it needed more memory than the browser gives/);
    assert.equal(await page.textContent(".try-result .big"), "No answer");
    // Another scenario is tried by an instance of its own, and the rest of the page is there.
    await page.fill("#try-replicates", "2");
    await page.press("#try-replicates", "Tab");
    await page.waitForTimeout(500);
    assert.match(await trouble_of(page), /stopped/);
    assert.ok((await page.textContent("#answer-sentences")).length > 100);
    quiet(seen);
    await page.close();
});

test("models that cannot start are told, and the rest of the page holds", async () => {
    const file = write_page("dead.html", document_in(report), { models: Buffer.from("no models at all") });
    const { page, seen } = await open_report(context, file);
    assert.match(await trouble_of(page), /stopped: the models cannot be started here: .*The rest of this page holds/);
    assert.match(await page.textContent("#answer-sentences"), /net social value/);
    await page.waitForFunction(() => /could not be run here/.test(document.getElementById("try-check").textContent), undefined, { timeout: 60_000 });
    quiet(seen);
    await page.close();
});
