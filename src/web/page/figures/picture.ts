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

export async function as_png(picture: { text: string; width: number; height: number }): Promise<Blob> {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * 2;
    canvas.height = picture.height * 2;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((settle, fail) =>
        canvas.toBlob((blob) => (blob === null ? fail(new Error("no picture")) : settle(blob)), "image/png"));
}
