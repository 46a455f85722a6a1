/** Numbers that registers know a company by, checked by their keys. Loaded when a form asks. */
import { validate as at } from "stdnum/lib/esm/at/uid";
import { validate as be } from "stdnum/lib/esm/be/vat";
import { validate as bg } from "stdnum/lib/esm/bg/vat";
import { validate as cy } from "stdnum/lib/esm/cy/vat";
import { validate as cz } from "stdnum/lib/esm/cz/dic";
import { validate as de } from "stdnum/lib/esm/de/vat";
import { validate as dk } from "stdnum/lib/esm/dk/cvr";
import { validate as ee } from "stdnum/lib/esm/ee/kmkr";
import { validate as es } from "stdnum/lib/esm/es/nif";
import { validate as fi } from "stdnum/lib/esm/fi/alv";
import { validate as siren } from "stdnum/lib/esm/fr/siren";
import { validate as siret } from "stdnum/lib/esm/fr/siret";
import { validate as fr } from "stdnum/lib/esm/fr/tva";
import { validate as el } from "stdnum/lib/esm/gr/vat";
import { validate as hr } from "stdnum/lib/esm/hr/oib";
import { validate as hu } from "stdnum/lib/esm/hu/anum";
import { validate as ie } from "stdnum/lib/esm/ie/vat";
import { validate as it } from "stdnum/lib/esm/it/iva";
import { validate as lt } from "stdnum/lib/esm/lt/pvm";
import { validate as lu } from "stdnum/lib/esm/lu/tva";
import { validate as lv } from "stdnum/lib/esm/lv/pvn";
import { validate as mt } from "stdnum/lib/esm/mt/vat";
import { validate as nl } from "stdnum/lib/esm/nl/btw";
import { validate as pl } from "stdnum/lib/esm/pl/nip";
import { validate as pt } from "stdnum/lib/esm/pt/nif";
import { validate as ro } from "stdnum/lib/esm/ro/cif";
import { validate as se } from "stdnum/lib/esm/se/vat";
import { validate as si } from "stdnum/lib/esm/si/ddv";
import { validate as sk } from "stdnum/lib/esm/sk/dph";

/** By the letters that a VAT number of the European Union begins with. */
const UNION: Record<string, (typed: string) => { isValid: boolean }> = {
  AT: at,
  BE: be,
  BG: bg,
  CY: cy,
  CZ: cz,
  DE: de,
  DK: dk,
  EE: ee,
  EL: el,
  ES: es,
  FI: fi,
  FR: fr,
  HR: hr,
  HU: hu,
  IE: ie,
  IT: it,
  LT: lt,
  LU: lu,
  LV: lv,
  MT: mt,
  NL: nl,
  PL: pl,
  PT: pt,
  RO: ro,
  SE: se,
  SI: si,
  SK: sk,
};

/** A number without what people put between its parts; or what is wrong with it. */
export type Checked = { value: string } | { wrong: "shape" | "key" | "country" };

function bare(typed: string): string {
  return typed.replace(/[\s\u00a0\u202f.\-/]/g, "").toUpperCase();
}

/** A SIREN or a SIRET. */
export function checkedSiren(typed: string): Checked {
  const value = bare(typed);
  if (!/^(\d{9}|\d{14})$/.test(value)) return { wrong: "shape" };
  // A SIRET begins with the SIREN of its company.
  const sound = siren(value.slice(0, 9)).isValid && (value.length === 9 || siret(value).isValid);
  return sound ? { value } : { wrong: "key" };
}

/** A VAT number of the European Union, with the letters of its country. */
export function checkedVatNumber(typed: string): Checked {
  const value = bare(typed);
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(value)) return { wrong: "shape" };
  const check = UNION[value.slice(0, 2)];
  if (!check) return { wrong: "country" };
  // Some countries are known without their letters only.
  const sound = check(value).isValid || check(value.slice(2)).isValid;
  return sound ? { value } : { wrong: "key" };
}
