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

const statuses: Run["status"][] = ["done", "failed", "refused", "stopped"];

export function read_record(status: number, record: Float64Array): Run {
    const run: Run = { status: statuses[status] ?? "stopped", message: "", state: "", levels: [], months: [], series: [] };
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
    readonly size: number;
    private readonly bytes: ArrayBuffer;
    private readonly url: string;
    private readonly idle: Worker[] = [];
    private readonly busy = new Map<number, { job: Job; worker: Worker }>();
    private queue: Job[] = [];
    private next = 0;
    /// Called when an instance had to be stopped, with what it left in words.
    on_stopped: (message: string) => void = () => undefined;

    constructor(base64: string, size: number) {
        const text = atob(base64);
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
        this.bytes = bytes.buffer;
        this.size = size;
        this.url = URL.createObjectURL(new Blob([worker_text], { type: "text/javascript" }));
        for (let i = 0; i < size; ++i) this.start();
    }

    /// Resolves to undefined when nobody wants the run any more by the time its turn comes.
    run(request: Float64Array, wanted: () => boolean): Promise<Run | undefined> {
        return new Promise((settle) => {
            this.queue.push({ id: this.next++, request, wanted, settle });
            this.serve();
        });
    }

    private start(): void {
        const worker = new Worker(this.url);
        worker.onmessage = ({ data }: MessageEvent) => {
            if (data.ready === true) {
                this.idle.push(worker);
            } else {
                this.finish(worker, data as { id: number; status: number; record: Float64Array });
            }
            this.serve();
        };
        worker.onerror = (event) => this.on_stopped(event.message);
        worker.postMessage({ start: this.bytes });
    }

    private finish(worker: Worker, data: { id: number; status: number; record: Float64Array }): void {
        const job = this.busy.get(data.id)?.job;
        this.busy.delete(data.id);
        const run = read_record(data.status, data.record);
        if (run.status === "stopped") {
            worker.terminate();
            this.on_stopped(run.message);
            this.start();
        } else {
            this.idle.push(worker);
        }
        job?.settle(run);
    }

    private serve(): void {
        const unwanted = this.queue.filter((job) => !job.wanted());
        if (unwanted.length > 0) {
            this.queue = this.queue.filter((job) => job.wanted());
            for (const job of unwanted) job.settle(undefined);
        }
        while (this.idle.length > 0 && this.queue.length > 0) {
            const worker = this.idle.pop()!;
            const job = this.queue.shift()!;
            this.busy.set(job.id, { job, worker });
            worker.postMessage({ id: job.id, request: job.request });
        }
    }
}
