/// Runs requests one by one on its own instance of the models. Numbers in, numbers out.
interface Models {
    memory: WebAssembly.Memory;
    _initialize(): void;
    kaptein_desk(numbers: number): number;
    kaptein_run(): number;
    kaptein_record(count: number): number;
}

/// Status of a run that broke a contract or ran out of memory: the instance is no longer to be trusted.
const stopped = 3;

let models: Models | undefined;
let room = 0; // where the count of a record goes

async function start(bytes: ArrayBuffer): Promise<void> {
    const module = await WebAssembly.compile(bytes);
    const imports: WebAssembly.Imports = {};
    for (const { module: name, name: entry } of WebAssembly.Module.imports(module)) {
        (imports[name] ??= {})[entry] = () => 8; // "bad file": there are no files here
    }
    const instance = await WebAssembly.instantiate(module, imports);
    models = instance.exports as unknown as Models;
    models._initialize();
    room = models.kaptein_desk(1);
}

function record(from: Models): Float64Array {
    const begin = from.kaptein_record(room);
    const count = new Uint32Array(from.memory.buffer, room, 1)[0];
    return new Float64Array(from.memory.buffer, begin, count).slice();
}

function run(from: Models, request: Float64Array): { status: number; record: Float64Array } {
    const desk = from.kaptein_desk(request.length);
    new Float64Array(from.memory.buffer, desk, request.length).set(request);
    room = desk; // the request has been read when the count is written
    try {
        const status = from.kaptein_run();
        return { status, record: record(from) };
    } catch {
        models = undefined;
        let last: Float64Array = new Float64Array();
        try {
            last = record(from);
        } catch {
            // Nothing more can be read from an instance in this state.
        }
        return { status: stopped, record: last };
    }
}

self.onmessage = async (event: MessageEvent) => {
    const message = event.data as { start?: ArrayBuffer; id?: number; request?: Float64Array };
    if (message.start !== undefined) {
        try {
            await start(message.start);
            self.postMessage({ ready: true });
        } catch (error) {
            self.postMessage({ dead: `the models cannot be started here: ${String(error)}` });
        }
        return;
    }
    if (message.request === undefined) return;
    const result =
        models === undefined ? { status: stopped, record: new Float64Array() } : run(models, message.request);
    (self as unknown as Worker).postMessage({ id: message.id, ...result }, [result.record.buffer as ArrayBuffer]);
};
