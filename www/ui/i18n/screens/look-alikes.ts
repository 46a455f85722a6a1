/** Factures qui se ressemblent : peut-être la même, saisie deux fois. */
import { both } from "../index.ts";

export const lookAlikeWords = both(
  {
    title: "Doublons possibles",
    found: (count: string) =>
      count === "1"
        ? "Une facture est là sous plusieurs numéros, peut-être : même client, même jour, même montant."
        : `${count} factures sont là sous plusieurs numéros, peut-être : même client, même jour, même montant.`,
    kept: "Rien n’est retiré : à vous de voir.",
    first: (count: string) => `Les ${count} premières :`,
    customer: "Client",
    issued: "Émise le",
    amount: "Montant TTC",
    numbers: "Numéros",
    more: (count: string) => `et ${count} de plus`,
  },
  {
    title: "Possible duplicates",
    found: (count) =>
      count === "1"
        ? "One invoice may be here under several numbers: same customer, same day, same amount."
        : `${count} invoices may be here under several numbers: same customer, same day, same amount.`,
    kept: "Nothing is taken away: it is for you to see.",
    first: (count) => `The first ${count}:`,
    customer: "Customer",
    issued: "Issued on",
    amount: "Amount incl. VAT",
    numbers: "Numbers",
    more: (count) => `and ${count} more`,
  },
);
