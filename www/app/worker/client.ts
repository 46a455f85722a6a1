import { wrap } from "comlink";
import { scriptUrl } from "../../ui/trusted.ts";
import type { Engine } from "./engine.ts";
import workerUrl from "./worker.ts?worker&url";

/** The engine as the page sees it: the same functions, each answered later. */
export type RemoteEngine = {
  [Name in keyof Engine]: Engine[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

/** A worker that can be thrown away: cancelling ends it, and the next one starts again from the store. */
export interface EngineClient {
  engine: RemoteEngine;
  stop(): void;
}

let early: EngineClient | undefined;

/** Starts the worker of the book before what asks it is there: it reads while the page loads. */
export function startEarly(): void {
  early = newEngine("book");
}

export function startEngine(): EngineClient {
  const started = early;
  early = undefined;
  return started ?? newEngine("book");
}

/** A worker that is handed what it works on. */
export function startSimulation(): EngineClient {
  return newEngine("simulation");
}

function newEngine(name: "book" | "simulation"): EngineClient {
  const worker = new Worker(scriptUrl(workerUrl) as string, { type: "module", name });
  return {
    engine: wrap<Engine>(worker) as unknown as RemoteEngine,
    stop: () => worker.terminate(),
  };
}
