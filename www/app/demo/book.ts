import type { Desk } from "../desk.ts";
import type { DemoBook } from "../worker/messages.ts";
import text from "./demo.csv?raw";

const currency = "EUR";

const DAY = "2025-09-30";
const NET_30 = { kind: "net", days: 30 } as const;
/** The hash of no text: nobody was ever sent these letters. */
const NO_TEXT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const SENT = { language: "fr", by: "Studio Ombelle", sha256: NO_TEXT } as const;
const GARAGE = "Garage Étoile Filante";

const desk = {
  identity: {
    own: {
      name: "Studio Ombelle (démonstration)",
      address: "7 rue de l’Exemple\n69000 Ville-Imaginaire",
      city: "Ville-Imaginaire",
      siren: "",
      vatNumber: "",
      email: "studio@example.fr",
      phone: "",
      iban: "FR7630006000011234567890189",
      bic: "AGRIFRPP",
    },
  },
  contact: {
    "SARL Bise": {
      person: "Camille Vent",
      email: "compta@bise.example",
      address: "3 allée des Courants\n13000 Port-Fictif",
    },
    "Atelier Nord": {
      person: "Sacha Boussole",
      email: "sacha@nord.example",
      phone: "01 99 00 12 34",
      address: "12 impasse du Pôle\n59000 Ville-Fictive",
    },
    "Mairie de Lys": { address: "Place de l’Exemple\n49000 Lys-Imaginaire" },
    [GARAGE]: {
      email: "atelier@etoile.example",
      phone: "01 99 00 56 78",
      address: "5 route de la Comète\n38000 Ville-Fictive",
    },
  },
  plan: {
    [`2025-08-20 ${GARAGE}`]: {
      customer: GARAGE,
      currency,
      invoices: ["F-2025-118", "F-2025-124"],
      made: "2025-08-20",
      total: "2466.00",
      parts: [
        { date: "2025-09-10", amount: "822.00" },
        { date: "2025-10-10", amount: "822.00" },
        { date: "2025-11-10", amount: "822.00" },
      ],
      graceDays: 5,
      base: "open",
      interest: "reserved",
    },
  },
  reminder: {
    "2025-07-24 firm Atelier Nord": {
      ...SENT,
      customer: "Atelier Nord",
      stage: "firm",
      invoices: ["F-2025-003"],
      channel: "phone",
      on: "2025-07-24",
    },
    "2025-08-05 friendly SARL Bise": {
      ...SENT,
      customer: "SARL Bise",
      stage: "friendly",
      invoices: ["F-2025-005"],
      channel: "email",
      on: "2025-08-05",
    },
    "2025-08-13 firm SARL Bise": {
      ...SENT,
      customer: "SARL Bise",
      stage: "firm",
      invoices: ["F-2025-005"],
      channel: "phone",
      on: "2025-08-13",
    },
  },
  disputeReason: { "F-2025-131": "Deux planches sur six refusées à la livraison" },
  doubtReason: { "F-2025-133": "Redressement judiciaire ouvert en septembre" },
  individualRate: {
    "F-2025-133": { ratePercent: "50", reason: "Redressement judiciaire ouvert en septembre" },
  },
  closing: {
    "2024-12-31": {
      currency,
      allowances: { "Studio Pixel et Plume": "330.00" },
      allowance: "330.00",
    },
  },
  risk: {
    printer: {
      kind: "litigation",
      label: "Litige avec un imprimeur",
      outcomes: [
        { amount: "1800.00", probabilityPercent: "60" },
        { amount: "0.00", probabilityPercent: "40" },
      ],
      currency,
    },
  },
  scenario: {
    "SARL Bise paie 60 jours plus tard": { customer: "SARL Bise", customerDelayDays: 60 },
  },
  account: {
    current: { label: "Compte courant", balance: "2200.00", on: DAY, currency },
    savings: { label: "Livret", balance: "1500.00", on: DAY, currency },
  },
  flow: {
    rent: {
      label: "Loyer",
      amount: "-950.00",
      date: "2025-10-05",
      currency,
      every: "month",
      category: "rent",
    },
    software: {
      label: "Logiciels",
      amount: "-89.00",
      date: "2025-10-12",
      currency,
      every: "month",
      category: "subscription",
    },
    pay: {
      label: "Rémunération",
      amount: "-4200.00",
      date: "2025-10-28",
      currency,
      every: "month",
      category: "payroll",
    },
    contributions: {
      label: "TVA et cotisations du trimestre",
      amount: "-9400.00",
      date: "2025-10-10",
      currency,
      every: "quarter",
      category: "taxes",
    },
  },
} satisfies Desk;

/** The demo book: all of it is made up. The file that it is read from, what a file does not say, and the day that it is made for. */
export const DEMO: DemoBook & { asOf: string } = {
  text,
  asOf: DAY,
  customers: [
    { id: "SARL Bise", terms: NET_30, creditLimit: "8000.00", guaranteed: "4000.00" },
    { id: GARAGE, terms: NET_30, creditLimit: "2500.00" },
    { id: "Hôtel du Bout du Monde", terms: NET_30, creditLimit: "6000.00" },
    { id: "Atelier Nord", terms: NET_30, creditLimit: "3000.00" },
  ],
  invoices: {
    "F-2025-131": { disputed: { from: "2025-09-10" } },
    "F-2025-133": { doubtful: { from: "2025-09-20" } },
    "F-2024-019": { writtenOff: "2025-06-30" },
  },
  desk,
};

export function demoFile(): Blob {
  return new Blob([text], { type: "text/csv" });
}
