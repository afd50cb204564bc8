import type { Outcome, PageDocument } from "../page/document";
import type { Pool, Run } from "./pool";
import { null_choices, request, type Scenario } from "./scenario";
import { estimate, type Estimate } from "./statistics";

/// What is known so far of one scenario: an estimate per outcome for either design and for their paired difference.
export interface Progress {
    replicates: number; // pairs finished
    wanted: number;
    milliseconds: number; // from the change to this state
    first: Map<string, Estimate>;
    second: Map<string, Estimate>;
    difference: Map<string, Estimate>;
    pairs: Map<string, number[]>; // [outcome] the paired differences in the order of replicates
    states: { first: string; second: string }[];
    trouble: string;
}

const most_kept = 3000; // runs whose levels are remembered, so that what has not changed is not run again

/// What a person can do about a run that did not end well.
function in_words(run: Run, replicate: number): string {
    if (run.status === "failed") return `Replicate ${replicate} failed and is left out: ${run.message}.`;
    if (run.status === "refused") return `The model refuses this scenario: ${run.message}. Change something, or reset.`;
    return `The simulation of this scenario stopped: ${run.message || "it needed more memory than the browser gives"}. `
        + "The rest of this page holds; change something, or reset.";
}

/// Runs scenarios in the pool, the newest only, pair by pair.
export class Trial {
    private readonly kept = new Map<string, Run>();
    private current = 0;
    private readonly level_index: Map<string, number>;

    constructor(
        private readonly doc: PageDocument,
        private readonly pool: Pool,
    ) {
        const levels = doc.describe.outcomes.filter((outcome) => outcome.kind === "level");
        this.level_index = new Map(levels.map((outcome, i) => [outcome.key, i]));
    }

    /// Calls `show` after every pair, the first one as soon as there is one, and `count` after every run, until done or
    /// until another scenario comes. A run that stops or is refused ends the scenario: the others would do the same.
    async run(scenario: Scenario, show: (progress: Progress) => void, count: (done: number, of: number) => void): Promise<void> {
        const turn = ++this.current;
        let given_up = false;
        const wanted = () => turn === this.current && !given_up;
        this.pool.drop_unwanted();
        const begin = performance.now();
        const nothing = null_choices(this.doc.describe);
        const designs = [scenario.first, scenario.second, ...(nothing ? [nothing] : [])];
        const rows: (Run | undefined)[][] = [];
        let trouble = "";
        let done = 0;
        const one = async (choices: number[], replicate: number) => {
            const run = await this.one_run(request(this.doc, scenario.values, choices, replicate), wanted);
            if (wanted()) count(++done, designs.length * scenario.replicates);
            return run;
        };
        const one_pair = async (replicate: number) => {
            const runs = await Promise.all(designs.map((choices) => one(choices, replicate)));
            if (!wanted() || runs.some((run) => run === undefined)) return;
            const bad = runs.find((run) => run!.status !== "done");
            if (bad !== undefined) trouble = in_words(bad, replicate);
            else rows[replicate] = runs;
            show(this.summary(scenario, rows, performance.now() - begin, trouble));
            given_up = bad !== undefined && bad.status !== "failed";
        };
        count(0, designs.length * scenario.replicates);
        await Promise.all(Array.from({ length: scenario.replicates }, (_, replicate) => one_pair(replicate)));
    }

    /// One run, remembered.
    async one_run(numbers: Float64Array, wanted: () => boolean): Promise<Run | undefined> {
        const key = numbers.join(" ");
        const known = this.kept.get(key);
        if (known !== undefined) return known;
        const run = await this.pool.run(numbers, wanted);
        if (run?.status === "done") {
            if (this.kept.size >= most_kept) this.kept.delete(this.kept.keys().next().value!);
            this.kept.set(key, run);
        }
        return run;
    }

    private value(outcome: Outcome, run: Run, nothing: Run | undefined): number | null {
        if (outcome.kind === "level") return run.levels[this.level_index.get(outcome.key)!];
        let sum = 0;
        for (const term of outcome.terms) {
            const index = this.level_index.get(term.level)!;
            const mine = run.levels[index];
            const none = nothing?.levels[index] ?? null;
            if (mine === null || none === null) return null;
            sum += term.weight * (mine - none);
        }
        return sum;
    }

    private summary(scenario: Scenario, rows: (Run | undefined)[][], time: number, trouble: string): Progress {
        const done = rows.filter((row) => row !== undefined) as Run[][];
        const progress: Progress = {
            replicates: done.length,
            wanted: scenario.replicates,
            milliseconds: time,
            first: new Map(),
            second: new Map(),
            difference: new Map(),
            pairs: new Map(),
            states: done.map((row) => ({ first: row[0].state, second: row[1].state })),
            trouble,
        };
        for (const outcome of this.doc.describe.outcomes) {
            const sides = [0, 1].map((side) => done.map((row) => this.value(outcome, row[side], row[2])));
            const known = done.map((_, i) => i).filter((i) => sides[0][i] !== null && sides[1][i] !== null);
            if (known.length === 0) continue;
            const [first, second] = sides.map((side) => known.map((i) => side[i]!));
            const pairs = first.map((value, i) => value - second[i]);
            progress.first.set(outcome.key, estimate(first));
            progress.second.set(outcome.key, estimate(second));
            progress.difference.set(outcome.key, estimate(pairs));
            progress.pairs.set(outcome.key, pairs);
        }
        return progress;
    }
}
