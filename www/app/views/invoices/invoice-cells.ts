/** How an invoice is read in a list: its status in words, with the colour of its age. */
import type { AgingReport } from "encours";
import { html, type TemplateResult } from "lit";
import { format, words } from "../../state.ts";
import type { InvoiceRow } from "../../worker/messages.ts";

export function bucketLabel({ from, to }: AgingReport["buckets"][number]): string {
  const w = words.value.aging;
  return to === null ? w.beyond(String(from - 1)) : w.bucket(String(from), String(to));
}

type Standing = Pick<InvoiceRow, "status" | "daysLate" | "open">;

export function statusText({ status, daysLate }: Standing): string {
  const w = words.value.invoices;
  const late = w.late(format.value.count(daysLate));
  if (status === "overdue") return late;
  const owed = status === "disputed" || status === "doubtful";
  return owed && daysLate > 0 ? w.also(w.statuses[status], late) : w.statuses[status];
}

/** Where one invoice is shown without the list that has the buckets: only their ends give the color. */
export const AGES = [30, 60, 90, null].map((to) => ({ label: "", from: 1, to }));

/** The four steps of the ramp, spread over the buckets as in the pictures. */
function age({ status, daysLate }: Standing, buckets: AgingReport["buckets"]): string {
  if (!["notDue", "overdue", "disputed", "doubtful"].includes(status)) return "none";
  if (daysLate === 0) return "not-due";
  const index = buckets.findIndex(({ to }) => to === null || daysLate <= to);
  const last = buckets.length - 1;
  return last < 1 || index < 0 ? "age-1" : `age-${Math.round((index * 3) / last) + 1}`;
}

export function statusMark(row: Standing, buckets: AgingReport["buckets"]): TemplateResult {
  return html`<span class=${statusLook(row, buckets)}>${statusText(row)}</span>`;
}

/** Its class. */
export function statusLook(row: Standing, buckets: AgingReport["buckets"]): string {
  return `status status--${age(row, buckets)}`;
}
