// A headless Chromium with an empty profile, and a page in it that counts what must not happen.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const flags = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
];

export async function open_browser(folder) {
    const profile = path.join(folder, "profile");
    fs.rmSync(profile, { recursive: true, force: true });
    return chromium.launchPersistentContext(profile, {
        executablePath: "/usr/bin/chromium",
        args: flags,
        acceptDownloads: true,
        viewport: { width: 1280, height: 900 },
    });
}

/// Opens a report; `seen` gathers requests that would leave the file, console errors and executions of a payload.
export async function open_report(context, file, { hash = "", scheme = "light" } = {}) {
    const page = await context.newPage();
    const seen = { requests: [], errors: [], executions: 0 };
    page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith("file:") && !url.startsWith("blob:") && !url.startsWith("data:")) seen.requests.push(url);
        if (url.startsWith("file:") && !url.endsWith(".html") && !url.includes(".html#")) seen.requests.push(url);
    });
    page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
    });
    page.on("pageerror", (error) => seen.errors.push(String(error)));
    page.on("dialog", async (dialog) => {
        seen.executions += 1;
        await dialog.dismiss();
    });
    await page.exposeFunction("executed", () => {
        seen.executions += 1;
    });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`file://${file}${hash}`);
    await page.waitForSelector("#try-title");
    return { page, seen };
}

export const settled = (page, replicates) =>
    page.waitForFunction((n) => Number(document.getElementById("try-state").dataset.replicates) >= n, replicates,
        { timeout: 180_000 });
