import { EncoursError } from "encours";
import { BackupError } from "../backup/error.ts";
import { StoreError } from "../store/error.ts";
import type { Outcome, Refusal } from "./messages.ts";

/** The module has failed: all its ledgers went with that instance of it. */
let lost = false;

/** Whether that has happened since this was last asked. */
export function takeLost(): boolean {
  const was = lost;
  lost = false;
  return was;
}

export function refusalOf(cause: unknown): Refusal {
  if (cause instanceof EncoursError) {
    const { code, message, path, value } = cause;
    lost ||= code === "internal/bug";
    return {
      code,
      message,
      ...(path === undefined ? {} : { path }),
      ...(value === undefined ? {} : { value }),
    };
  }
  if (cause instanceof StoreError) {
    return { code: `store/${cause.problem}`, message: String(cause.cause ?? cause.message) };
  }
  if (cause instanceof BackupError) return { code: cause.message, message: cause.message };
  return { code: "internal/bug", message: cause instanceof Error ? cause.message : String(cause) };
}

/** What the work gives, or what it is refused for. */
export function attempt<T>(work: () => T): Outcome<T> {
  try {
    return { value: work() };
  } catch (cause) {
    return { refusal: refusalOf(cause) };
  }
}

export async function attemptAsync<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (cause) {
    return { refusal: refusalOf(cause) };
  }
}
