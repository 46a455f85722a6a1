import { language } from "../../state.ts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** 1,2 Mo: how large a file is, to the eye. */
export function size(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const unit = UNITS[power] ?? "byte";
  const shown = { style: "unit", unit, maximumSignificantDigits: 2 } as const;
  const locale = language.value === "fr" ? "fr-FR" : "en-GB";
  return new Intl.NumberFormat(locale, shown).format(bytes / 1000 ** power);
}
