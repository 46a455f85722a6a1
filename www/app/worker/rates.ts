/** Where the reference rates of a claim were read. */
import { type LatePayment, rates } from "encours";
import type { RateRow } from "./messages.ts";

/** The series that the rule of a statutory rate reads, and whether once for the whole delay (CCP R2192-31). The app asks for no other rate. */
const READS: Record<string, { id: string; once: boolean }> = {
  "fr/com/L441-10/II": { id: "ecbRefinancing", once: false },
  "fr/ccp/R2192-31": { id: "ecbRefinancing", once: true },
  "fr/civ/1231-6": { id: "legalProfessional", once: false },
};

/** One row for each value that the segments rest on; beyond the series that is its last one. */
export function ratesOf(segments: LatePayment["segments"]): RateRow[] {
  const [first] = segments;
  const read = first && READS[first.rule.id];
  const series = read && rates().series.find(({ id }) => id === read.id);
  if (!series) return [];
  const days = read.once ? [first.from] : segments.map(({ from }) => from);
  const points = days.map((day) => series.points.findLast(({ from }) => from <= day));
  return [...new Set(points)].flatMap((point) => {
    if (!point) return [];
    const { from, percent } = point;
    const sources = series.sources.filter(({ id }) => point.sources.includes(id));
    return [{ series: series.id, from, percent, checked: series.checked, sources }];
  });
}
