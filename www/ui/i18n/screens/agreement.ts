/** What the agreement on a payment plan says. */
import { both } from "../index.ts";

export const agreementWords = both(
  {
    open: "Lettre d’accord",
    openOf: (customer: string) => `Lettre d’accord : ${customer}`,
    title: "Accord sur un échéancier",
    gone: "Cet échéancier n’est pas dans le livre à cette date.",
    bothSigned:
      "À signer par vous et par votre client, en deux exemplaires : signé, il interrompt la prescription.",
    subject: (numbers: string) => `Accord de paiement échelonné : ${numbers}`,
    lastOf: " et ",
    file: "Accord",
    parties: (creditor: string, debtor: string) =>
      `Entre ${creditor}, créancier, et ${debtor}, débiteur.`,
    us: "l’expéditeur de cette lettre",
    debt: {
      total: (debtor: string, total: string, numbers: string, day: string) =>
        `${debtor} reconnaît devoir au créancier ${total} au titre des factures ${numbers} : principal, pénalités de retard et indemnités, arrêtés au ${day}.`,
      open: (debtor: string, total: string, numbers: string, day: string) =>
        `${debtor} reconnaît devoir au créancier ${total}, en principal, au titre des factures ${numbers}, au ${day}.`,
      sum: (debtor: string, total: string, numbers: string, day: string) =>
        `${debtor} reconnaît devoir au créancier ${total} au titre des factures ${numbers}, au ${day}.`,
    },
    proof:
      "Cette reconnaissance interrompt la prescription de ces créances (art. 2240 du Code civil).",
    split: (count: string) => `Cette somme est payée en ${count} versements :`,
    head: ["Versement", "Au plus tard le", "Montant"],
    sum: "Total",
    reserved:
      "Les pénalités de retard que la loi ou le contrat prévoient continuent de courir jusqu’au paiement complet : le créancier s’en réserve le droit.",
    waived: {
      total:
        "Si chaque versement est payé à sa date, le créancier renonce aux pénalités de retard qui courraient à compter de cet accord.",
      open: "Si chaque versement est payé à sa date, le créancier renonce aux pénalités de retard et aux indemnités de recouvrement de ces factures.",
    },
    pause:
      "Tant que les versements sont payés à leur date, le créancier ne poursuit pas le recouvrement de ces factures.",
    broken: (days: string) =>
      `Si un versement n’est pas entièrement payé ${days} après sa date, cet accord est rompu de plein droit, sans mise en demeure : tout ce qui reste dû est exigible aussitôt, avec les pénalités de retard depuis l’échéance de chaque facture.`,
    brokenAtOnce:
      "Si un versement n’est pas entièrement payé à sa date, cet accord est rompu de plein droit, sans mise en demeure : tout ce qui reste dû est exigible aussitôt, avec les pénalités de retard depuis l’échéance de chaque facture.",
    days: (count: string) => (count === "1" ? "un jour" : `${count} jours`),
    novation:
      "Cet accord ne vaut pas novation : les factures et leurs garanties demeurent jusqu’au paiement complet.",
    copies: "Fait en deux exemplaires, un pour chaque partie.",
    creditorSigns: (name: string) => `Le créancier${name ? `, ${name}` : ""} (date et signature) :`,
    debtorSigns: (name: string) =>
      `Le débiteur, ${name} (date, signature, et de sa main la somme en toutes lettres et en chiffres, art. 1376 du Code civil) :`,
    interest: "Pénalités pendant l’échéancier",
    interests: {
      reserved: "réservées : elles continuent de courir",
      waived: "abandonnées si chaque versement est payé à sa date",
    },
  },
  {
    open: "Letter of agreement",
    openOf: (customer: string) => `Letter of agreement: ${customer}`,
    title: "Agreement on a payment plan",
    gone: "This plan is not in the book on that date.",
    bothSigned:
      "For you and your customer to sign, in two copies: once signed, it interrupts the limitation period.",
    subject: (numbers: string) => `Agreement to pay in installments: ${numbers}`,
    lastOf: " and ",
    file: "Agreement",
    parties: (creditor: string, debtor: string) =>
      `Between ${creditor}, the creditor, and ${debtor}, the debtor.`,
    us: "the sender of this letter",
    debt: {
      total: (debtor: string, total: string, numbers: string, day: string) =>
        `${debtor} acknowledges owing the creditor ${total} for invoices ${numbers}: principal, late-payment interest and indemnities as of ${day}.`,
      open: (debtor: string, total: string, numbers: string, day: string) =>
        `${debtor} acknowledges owing the creditor ${total}, in principal, for invoices ${numbers} as of ${day}.`,
      sum: (debtor: string, total: string, numbers: string, day: string) =>
        `${debtor} acknowledges owing the creditor ${total} for invoices ${numbers} as of ${day}.`,
    },
    proof:
      "This acknowledgment interrupts the limitation period of these debts (art. 2240 of the French Civil Code).",
    split: (count: string) => `This sum is paid in ${count} installments:`,
    head: ["Installment", "At the latest on", "Amount"],
    sum: "Sum",
    reserved:
      "Late-payment interest under the law or the contract goes on until all is paid: the creditor reserves the right to it.",
    waived: {
      total:
        "If each installment is paid on its date, the creditor waives late-payment interest from this agreement on.",
      open: "If each installment is paid on its date, the creditor waives late-payment interest and recovery indemnities on these invoices.",
    },
    pause:
      "As long as installments are paid on their dates, the creditor takes no further steps to collect these invoices.",
    broken: (days: string) =>
      `If an installment is not paid in full ${days} after its date, this agreement ends by itself, without formal notice: all that is still owed falls due at once, with late-payment interest from the due date of each invoice.`,
    brokenAtOnce:
      "If an installment is not paid in full on its date, this agreement ends by itself, without formal notice: all that is still owed falls due at once, with late-payment interest from the due date of each invoice.",
    days: (count: string) => (count === "1" ? "one day" : `${count} days`),
    novation:
      "This agreement is not a novation: the invoices and what secures them remain until all is paid.",
    copies: "Made in two copies, one for each party.",
    creditorSigns: (name: string) => `The creditor${name ? `, ${name}` : ""} (date and signature):`,
    debtorSigns: (name: string) =>
      `The debtor, ${name} (date, signature and, in their own hand, the sum in words and figures, art. 1376 of the French Civil Code):`,
    interest: "Interest while the plan lasts",
    interests: {
      reserved: "reserved: it goes on",
      waived: "waived if each installment is paid on its date",
    },
  },
);
