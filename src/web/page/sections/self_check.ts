import type { Pool, Run } from "../../model/pool";
import { request } from "../../model/scenario";
import type { PageDocument } from "../document";
import { visible } from "../text/numbers";

/// Whoever moves a slider goes first: what the trial on the page is doing.
export interface Rest {
    busy: () => boolean;
    starts: () => number; // trials begun so far
}

/// Why stored runs cannot be compared with runs in the page, if they cannot.
export function cannot_check(doc: PageDocument): string | undefined {
    if (doc.study.own_entities) {
        return "the study's companies or partners come from files, which the page does not hold; its runs are not compared";
    }
    return doc.sweep === null ? undefined : "a sweep's points are kept here to six digits, so its runs are not compared";
}

const rest = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

/// Runs when the page is at rest; when a trial begins, the run under way is given up and starts again later.
async function run_when_idle(pool: Pool, numbers: Float64Array, trial: Rest, took: (seconds: number) => void): Promise<Run> {
    for (;;) {
        while (trial.busy()) await rest(300);
        const at = trial.starts();
        const begin = performance.now();
        const run = await pool.run(numbers, () => trial.starts() === at);
        if (run === undefined) continue;
        took((performance.now() - begin) / 1000);
        return run;
    }
}

/// One stored run per design again, at the study's own size, in this page: the same digest or not. `tell` hears how far
/// it is and what came of it, `took` how long each run needed.
export async function check_runs(doc: PageDocument, pool: Pool, trial: Rest, tell: (text: string) => void,
    took: (seconds: number) => void): Promise<void> {
    let same = 0;
    let told = "";
    for (const [i, one] of doc.digests.entries()) {
        tell(`running stored run ${i + 1} of ${doc.digests.length} again …`);
        const design = doc.study.designs[one.design];
        const run = await run_when_idle(pool, request(doc, doc.study.values, design.choices, one.replicate), trial, took);
        const why = run.message ? `: ${run.message}` : "";
        if (run.state === one.state) same += 1;
        else if (run.status === "stopped") told = ` ${visible(design.name)} could not be run here${why}.`;
        else told = ` ${visible(design.name)} differs${why}.`;
    }
    if (doc.digests.length === 0) tell("there is no stored run to compare with");
    else if (told === "") tell(`${same} of ${same} stored runs simulated again in this page: the same state, digest for digest`);
    else tell(`${same} of ${doc.digests.length} the same.${told}`);
}
