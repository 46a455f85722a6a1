// The entry of the module of files for browsers, workers and bundlers: it is fetched by `init()`.

import { loadFailure } from "./failures.js";
import { setReady } from "./files.js";
import load from "./wasm/encours-files.js";

export * from "./import-api.js";

let loading: Promise<void> | undefined;

type Source = string | URL | Response | BufferSource | WebAssembly.Module;

export default function init(source?: Source): Promise<void> {
  loading ??= start(source ?? new URL("./wasm/encours-files.wasm", import.meta.url));
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
