// Runs the tests of the page one after the other; KAPTEIN_PAGE_TEST chooses those whose name holds it.
import { context, tests } from "./harness.mjs";
import "./page.mjs";
import "./why.mjs";
import "./try.mjs";
import "./trouble.mjs";
import "./save.mjs";
import "./hostile.mjs";

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
