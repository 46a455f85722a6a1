import type { Language } from "../ui/format.ts";
import type { Choices } from "./worker/messages.ts";

/** What the figures rest on besides the day. */
export type Preferences = Omit<Choices, "asOf">;
/** Assumptions, shown as such beside the figures that rest on them. */
export const INITIAL: Preferences = {
  currency: "EUR",
  fx: {},
  kpiDays: 90,
  claimRows: 25,
  threshold: "0",
  timing: "behaviour",
  graceDays: 14,
  includeDisputed: false,
  includeDoubtful: false,
  weekStart: 0,
  alertPercent: "10",
  ratesPercent: ["0", "5", "20", "50", "100"],
  doubtfulPercent: "",
  disputedPercent: "",
  vatPercent: "20",
};

export function languageIn({ language }: Record<string, unknown>): Language | undefined {
  return language === "fr" || language === "en" ? language : undefined;
}

/** Those that are kept; what is none of its kind is as if it had never been chosen. */
export function preferencesIn(settings: Record<string, unknown>): Preferences {
  const known = Object.entries(Object(settings.preferences)).filter(([key, value]) => {
    const initial = INITIAL[key as keyof Preferences];
    return typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial);
  });
  return { ...INITIAL, ...Object.fromEntries(known), claimRows: INITIAL.claimRows };
}
