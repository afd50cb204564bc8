import worker_text from "virtual:worker-text";

/// What one run gave. `state` is the digest of the whole world, 32 hexadecimal digits.
export interface Run {
    status: "done" | "failed" | "refused" | "stopped";
    message: string;
    state: string;
    levels: (number | null)[];
    months: number[];
    series: number[][];
}

interface Job {
    id: number;
    request: Float64Array;
    wanted: () => boolean;
    settle: (run: Run | undefined) => void;
}

const nothing: Run = { status: "stopped", message: "", state: "", levels: [], months: [], series: [] };
const patience = 80; // milliseconds that an unwanted run may go on: about what a new instance takes to start
const most_deaths = 6; // in a row; then no new instance is started until something is asked again

const statuses: Run["status"][] = ["done", "failed", "refused", "stopped"];

export function read_record(status: number, record: Float64Array): Run {
    const run: Run = { ...nothing, levels: [], months: [], series: [], status: statuses[status] ?? "stopped" };
    if (record.length < 13) {
        run.status = "stopped";
        return run;
    }
    run.state = [1, 2, 3, 4].map((i) => record[i].toString(16).padStart(8, "0")).join("");
    const [outcomes, rows, columns, letters] = record.slice(9, 13);
    let at = 13;
    const take = (count: number) => Array.from(record.slice(at, (at += count)));
    run.levels = take(outcomes).map((value) => (Number.isNaN(value) ? null : value));
    run.months = take(rows);
    for (let i = 0; i < columns; ++i) run.series.push(take(rows));
    run.message = take(letters).map((code) => String.fromCharCode(code)).join("");
    return run;
}

/// Some workers, each with its own instance of the models, and a queue of runs in front of them.
export class Pool {
    private readonly bytes: ArrayBuffer;
    private readonly url: string;
    private readonly workers: Worker[] = [];
    private readonly idle: Worker[] = [];
    private readonly busy = new Map<Worker, { job: Job; since: number }>();
    private queue: Job[] = [];
    private next = 0;
    private deaths = 0; // in a row, without a run in between

    constructor(base64: string, size: number) {
        const text = atob(base64);
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
        this.bytes = bytes.buffer;
        this.url = URL.createObjectURL(new Blob([worker_text], { type: "text/javascript" }));
        for (let i = 0; i < size; ++i) this.start();
    }

    /// Resolves to undefined when nobody wants the run any more.
    run(request: Float64Array, wanted: () => boolean): Promise<Run | undefined> {
        return new Promise((settle) => {
            this.queue.push({ id: this.next++, request, wanted, settle });
            this.serve();
        });
    }

    /// Ends runs that nobody wants any more: those waiting at once, those under way when they take longer than a new
    /// instance takes to start.
    drop_unwanted(): void {
        for (const [worker, { job, since }] of [...this.busy]) {
            if (job.wanted()) continue;
            const spent = performance.now() - since;
            if (spent < patience) {
                setTimeout(() => this.drop_unwanted(), patience - spent + 1);
            } else {
                this.end(worker);
                job.settle(undefined);
                this.start();
            }
        }
        this.serve();
    }

    private start(): void {
        const worker = new Worker(this.url);
        this.workers.push(worker);
        worker.onmessage = ({ data }: MessageEvent) => {
            if (data.ready === true) this.idle.push(worker);
            else if (data.dead !== undefined) this.bury(worker, String(data.dead));
            else this.finish(worker, data as { status: number; record: Float64Array });
            this.serve();
        };
        worker.onerror = (event) => {
            event.preventDefault();
            this.bury(worker, event.message ?? "");
            this.serve();
        };
        worker.postMessage({ start: this.bytes });
    }

    private end(worker: Worker): void {
        worker.terminate();
        this.busy.delete(worker);
        for (const list of [this.workers, this.idle]) {
            const place = list.indexOf(worker);
            if (place >= 0) list.splice(place, 1);
        }
    }

    /// An instance that died: its run is told as stopped, and another instance takes its place, unless none lives.
    private bury(worker: Worker, message: string): void {
        const job = this.busy.get(worker)?.job;
        this.end(worker);
        this.deaths += 1;
        if (job) job.settle({ ...nothing, message });
        if (this.deaths < most_deaths) this.start();
        if (this.workers.length > 0) return;
        for (const waiting of this.queue.splice(0)) waiting.settle({ ...nothing, message });
    }

    private finish(worker: Worker, data: { status: number; record: Float64Array }): void {
        const run = read_record(data.status, data.record);
        if (run.status === "stopped") {
            this.bury(worker, run.message);
            return;
        }
        const job = this.busy.get(worker)?.job;
        this.busy.delete(worker);
        this.deaths = 0;
        this.idle.push(worker);
        job?.settle(run);
    }

    private serve(): void {
        const unwanted = this.queue.filter((job) => !job.wanted());
        if (unwanted.length > 0) {
            this.queue = this.queue.filter((job) => job.wanted());
            for (const job of unwanted) job.settle(undefined);
        }
        if (this.workers.length === 0 && this.queue.length > 0) { // all died: somebody asks again
            this.deaths = 0;
            this.start();
        }
        while (this.idle.length > 0 && this.queue.length > 0) {
            const worker = this.idle.pop()!;
            const job = this.queue.shift()!;
            this.busy.set(worker, { job, since: performance.now() });
            worker.postMessage({ id: job.id, request: job.request });
        }
    }
}
