/** Whether a percent of the core, from "0.00" to "100.00", is more than a whole one: compared as text of the same length. */
export function over(percent: string, level: string): boolean {
  return percent.padStart(6, "0") > `${level.padStart(3, "0")}.00`;
}
