import text from "./atelier.csv?raw";

/** The demo book: the file that it is read from, and the day it is made for. */
export const DEMO = { text, asOf: "2025-09-30" };

export function demoFile(): Blob {
  return new Blob([text], { type: "text/csv" });
}
