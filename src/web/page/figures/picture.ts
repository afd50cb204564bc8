/// Figures as files: the drawing with the light palette, and under it one line that says which run it is of.

const palette = [
    "--ink", "--soft", "--line", "--paper", "--card", "--accent", "--d0", "--d1", "--d2", "--d3", "--d4", "--d5", "--d6",
    "--d7", "--less", "--more",
];

function light_colour(name: string): string {
    const probe = document.createElement("div");
    probe.className = "light";
    document.body.append(probe);
    const colour = getComputedStyle(probe).getPropertyValue(name).trim();
    probe.remove();
    return colour;
}

/// A drawing on its own: size, background, palette, title and identity inside.
export function standalone(drawing: SVGSVGElement, title: string, identity: string): { text: string; width: number; height: number } {
    const width = Number(drawing.getAttribute("width")) || drawing.clientWidth || 640;
    const height = Number(drawing.getAttribute("height")) || drawing.clientHeight || 400;
    const name = "http://www.w3.org/2000/svg";
    const whole = document.createElementNS(name, "svg");
    whole.setAttribute("xmlns", name);
    whole.setAttribute("width", String(width));
    whole.setAttribute("height", String(height + 56));
    whole.setAttribute("viewBox", `0 0 ${width} ${height + 56}`);
    whole.setAttribute("font-family", "system-ui, sans-serif");
    whole.setAttribute("style", `color: ${light_colour("--ink")}`);
    const add = (tag: string, attributes: Record<string, string>, text = "") => {
        const element = document.createElementNS(name, tag);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.textContent = text;
        whole.append(element);
        return element;
    };
    add("title", {}, title);
    add("metadata", {}, identity);
    add("rect", { width: "100%", height: "100%", fill: "#ffffff" });
    add("text", { x: "8", y: "20", "font-size": "14", "font-weight": "600", fill: "currentColor" }, title);
    const copy = drawing.cloneNode(true) as SVGSVGElement;
    copy.setAttribute("y", "28");
    copy.removeAttribute("aria-label");
    whole.append(copy);
    add("text", { x: "8", y: String(height + 46), "font-size": "10", fill: "currentColor" }, identity);
    let text = new XMLSerializer().serializeToString(whole);
    for (const colour of palette) text = text.replaceAll(`var(${colour})`, light_colour(colour));
    return { text, width, height: height + 56 };
}

export function save(content: Blob, file: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/// The check sum of a chunk of a PNG (CRC-32 of ISO 3309).
function check_sum(bytes: Uint8Array): number {
    let sum = 0xffffffff;
    for (const byte of bytes) {
        sum ^= byte;
        for (let i = 0; i < 8; ++i) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
}

/// A PNG with a text of the given keyword inside, as a chunk "iTXt" after its header, which takes the first 33 bytes.
async function with_text(png: Blob, keyword: string, text: string): Promise<Blob> {
    const header = 33;
    const content = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
    const chunk = new DataView(new ArrayBuffer(content.length + 8));
    chunk.setUint32(0, content.length - 4);
    new Uint8Array(chunk.buffer).set(content, 4);
    chunk.setUint32(content.length + 4, check_sum(content));
    return new Blob([png.slice(0, header), chunk.buffer, png.slice(header)], { type: "image/png" });
}

/// Rows as CSV. Numbers lose their thousands separators; what a spreadsheet would take for a formula gets a leading '.
export function as_csv(rows: (string | number)[][]): Blob {
    const cell = (value: string | number) => {
        const text = String(value);
        if (/^[-−]?\d[\d,]*(\.\d+)?$/.test(text)) return text.replaceAll(",", "").replace("−", "-");
        const tame = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
        return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
    };
    return new Blob([rows.map((row) => `${row.map(cell).join(",")}\n`).join("")], { type: "text/csv" });
}

export async function as_png(picture: { text: string; width: number; height: number }, identity: string): Promise<Blob> {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * 2;
    canvas.height = picture.height * 2;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    const png = await new Promise<Blob>((settle, fail) =>
        canvas.toBlob((blob) => (blob === null ? fail(new Error("no picture")) : settle(blob)), "image/png"));
    return with_text(png, "Description", identity);
}
