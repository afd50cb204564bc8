import { mount } from "svelte";
import App from "./App.svelte";
import { read_document } from "./document";
import "./style.css";

const target = document.getElementById("page")!;
target.textContent = "";
mount(App, { target, props: { doc: read_document() } });
