import { type Remote, wrap } from "comlink";
import { scriptUrl } from "../../ui/trusted.ts";
import type { Outcome } from "../worker/messages.ts";
import type { FileEngine } from "./engine.ts";
import workerUrl from "./worker.ts?worker&url";

/** One file, made in a worker that holds nothing else and is ended then. */
export async function withWriter<T>(
  work: (writer: Remote<FileEngine>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const worker = new Worker(scriptUrl(workerUrl) as string, { type: "module", name: "files" });
  const failed = new Promise<Outcome<T>>((resolve) => {
    worker.onerror = ({ message }) =>
      resolve({ refusal: { code: "module/notReady", message: message ?? "" } });
  });
  try {
    return await Promise.race([work(wrap<FileEngine>(worker)), failed]);
  } finally {
    worker.terminate();
  }
}
