// The entry for browsers, workers and bundlers: the core is fetched by `init()`.

import { setReady } from "./facade.js";
import { loadFailure } from "./failures.js";
import load from "./wasm/encours.js";

export * from "./api.js";

let loading: Promise<void> | undefined;

type Source = string | URL | Response | BufferSource | WebAssembly.Module;

export default function init(source?: Source): Promise<void> {
  loading ??= start(source ?? new URL("./wasm/encours.wasm", import.meta.url));
  return loading;
}

async function start(source: Source): Promise<void> {
  try {
    await load({ module_or_path: source });
    setReady();
  } catch (error) {
    // The next call may try again.
    loading = undefined;
    throw loadFailure(error);
  }
}
