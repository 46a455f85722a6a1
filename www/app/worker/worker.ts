import { expose } from "comlink";
import moduleUrl from "encours/encours.wasm?url";
import { Store } from "../store/store.ts";

// The code of the engine is long: book and module are asked for while it loads.
const isBook = self.name === "book";
const store = new Store();
if (isBook) void store.begin();
const module = fetch(moduleUrl);
// Where it does not come the engine asks once more, and tells.
module.catch(() => {});

/** What is asked before the engine is there. */
const early: unknown[] = [];
const keep = ({ data }: MessageEvent) => void early.push(data);
addEventListener("message", keep);

async function start(): Promise<void> {
  const { Engine } = await import("./engine.ts");
  const engine = new Engine(store, module);
  if (isBook) engine.begin();
  removeEventListener("message", keep);
  expose(engine);
  for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
}

void start();
