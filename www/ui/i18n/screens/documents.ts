import { both } from "../index.ts";

/** What a credit policy and a collection procedure say, until the person says it otherwise. */
export const documentWords = both(
  {
    fields: {
      company: "entreprise",
      address: "adresse",
      date: "date",
      terms: "conditions",
      ceilings: "délais maximaux",
      rate: "taux",
      publicRate: "taux public",
      stages: "étapes",
      notice: "délai",
      minimum: "seuil",
      limits: "limites",
      laws: "textes",
    },
    meanings: {
      company: "Votre nom, dans Réglages.",
      address: "Votre adresse, sur une ligne.",
      date: "La date de situation.",
      terms: "Les conditions convenues avec le plus de clients ; sans aucune, celles de la loi.",
      ceilings: "Le tableau des délais les plus longs que la loi permet, par type de débiteur.",
      rate: "Le taux légal des pénalités ce jour-là, entre professionnels.",
      publicRate: "Le même, pour un débiteur public.",
      stages: "Le tableau des étapes de votre plan de relance.",
      notice: "Le délai que laisse votre mise en demeure.",
      minimum: "En dessous de quelle somme vous ne relancez pas.",
      limits: "Combien de clients ont une limite d’encours.",
      laws: "Les articles cités, avec le jour où ils ont été vérifiés.",
    },
    chapter: "Chapitre",
    text: "Texte",
    subtitle: (company: string, date: string) =>
      company === "" ? `Applicable au ${date}` : `${company}, applicable au ${date}`,
    unnamed: "notre entreprise",
    legalTerms:
      "celles de la loi à défaut d’accord : 30 jours après réception des marchandises ou exécution de la prestation pour une entreprise, 30 jours pour un débiteur public, à réception pour un particulier",
    days: (days: string) => `${days} jours`,
    noRate: "le taux de la loi",
    minimum: (amount: string) => `Nous ne relançons pas un retard inférieur à ${amount}.`,
    noMinimum: "Nous relançons tout retard, quel qu’en soit le montant.",
    limits: (some: string, all: string) =>
      some === "0"
        ? `Aucun des ${all} clients inscrits n’a encore de limite d’encours.`
        : `${some} des ${all} clients inscrits ${some === "1" ? "a" : "ont"} une limite d’encours.`,
    onDay: (day: string, before: boolean) =>
      day === "0"
        ? "Le jour de l’échéance"
        : before
          ? `Échéance − ${day} jours`
          : `Échéance + ${day} jours`,
    stagesHead: ["Jour", "Étape", "Moyen", "Qui"],
    who: {
      preventive: "Suivi client",
      friendly: "Suivi client",
      firm: "Suivi client",
      final: "Responsable du recouvrement",
      formalNotice: "Direction",
      legal: "Direction",
    },
    kinds: { business: "Entreprise", public: "Débiteur public", consumer: "Particulier" },
    ceilingsHead: ["Débiteur", "Délai le plus long", "Article"],
    noCeiling: "pas de délai légal maximal",
    or: ", ou ",
    law: (citation: string, what: string) => `${citation} : ${what}`,
    checkedOn: (date: string) =>
      `Ces textes ont été relus le ${date} ou après : relisez-les avant tout litige.`,
    laws: {
      "fr/com/L441-10/I": "délais de paiement entre entreprises.",
      "fr/com/L441-11/II": "délais propres à certains secteurs.",
      "fr/ccp/R2192-10": "délais de paiement des débiteurs publics.",
      "fr/com/L441-9": "mentions de la facture.",
      "fr/com/L441-10/II": "pénalités de retard et indemnité, exigibles sans rappel.",
      "fr/com/D441-5": "montant de l’indemnité forfaitaire de recouvrement.",
      "fr/ccp/R2192-31": "intérêts moratoires des débiteurs publics.",
      "fr/civ/1231-6": "intérêts au taux légal, après mise en demeure.",
      "fr/civ/1344-1": "effets de la mise en demeure.",
      "fr/cpc/1405": "injonction de payer.",
      "fr/civ/1343-1": "imputation des paiements partiels.",
      "fr/com/L110-4": "prescription entre commerçants.",
      "fr/loi/68-1250": "prescription des créances sur l’État et les collectivités.",
      "fr/conso/L218-2": "prescription des créances sur les consommateurs.",
      "fr/pcg/214-25": "dépréciation des créances.",
      "fr/cgi/272": "récupération de la TVA sur une créance irrécouvrable.",
    } as Record<string, string>,
    ours: {
      creditPolicy: {
        title: "Politique de crédit client",
        body: `# 1. Objet

Cette politique dit à qui {{entreprise}} vend à crédit, jusqu’à quel montant, à quelles conditions, et qui en décide. Elle vaut pour toutes les ventes et prestations facturées avec un délai de paiement.

# 2. Ouvrir un compte

Avant la première livraison à crédit :
- la raison sociale, le SIREN et l’adresse de facturation sont relevés et vérifiés au registre ;
- le devis ou le bon de commande est accepté par écrit, avec les conditions de règlement ;
- les comptes publiés, les incidents connus et, au besoin, un avis d’assureur-crédit sont consultés ;
- pour un débiteur public, le numéro d’engagement et le service destinataire sont demandés.

Un client nouveau paie d’avance ou verse un acompte tant qu’il n’a pas de limite d’encours.

# 3. Limites d’encours

Chaque client qui achète à crédit a une limite : la somme qu’il peut nous devoir, échue ou non. {{limites}}

La limite tient compte de ses achats mensuels, de son délai habituel et de sa note de paiement. Elle est revue chaque année, et à chaque retard de plus de 30 jours. Une commande qui la ferait dépasser attend un règlement, une garantie ou une dérogation écrite.

# 4. Conditions de règlement

Nos conditions usuelles : {{conditions}}.

La loi fixe des délais qu’aucun accord ne peut dépasser :

{{délais maximaux}}

Certains secteurs ont des délais plus courts. Toute condition plus longue que le tableau est refusée, même si le client la demande.

# 5. Ce que porte chaque facture

La date d’échéance, le taux des pénalités de retard, l’indemnité forfaitaire de 40 € et les conditions d’escompte y figurent. Elle part le jour de la livraison ou de la fin de la prestation.

# 6. En cas de retard

Les pénalités courent dès le lendemain de l’échéance, sans rappel : au {{date}}, {{taux}} l’an entre professionnels, à défaut d’un taux convenu qui respecte le minimum légal, et {{taux public}} pour un débiteur public. S’y ajoutent 40 € par facture payée en retard. Un particulier doit l’intérêt légal à compter de la mise en demeure, sans indemnité.

Au-delà de 30 jours de retard, les livraisons à crédit sont suspendues jusqu’au règlement ou à un échéancier accepté.

# 7. Garanties

Selon le montant et le risque : acompte à la commande, réserve de propriété, caution, assurance-crédit. La part garantie est notée sur la fiche du client.

# 8. Suivre

Chaque mois, la direction lit l’encours, la part en retard, le délai moyen de paiement, les dix premiers débiteurs, les dépassements de limite et les litiges ouverts.

# 9. Qui décide

- Suivi client : ouvre les comptes, contrôle les pièces, relance.
- Responsable du recouvrement : propose les limites, accorde les échéanciers jusqu’à trois mois.
- Direction : fixe les limites, accorde les dérogations, engage les poursuites.

# 10. Textes

{{textes}}

# 11. Révision

Cette politique est revue une fois par an et à chaque changement de la loi.`,
      },
      procedure: {
        title: "Procédure de recouvrement",
        body: `# 1. Objet

Cette procédure dit ce que {{entreprise}} fait d’une facture, de son émission à son règlement ou à sa perte : quand, par quel moyen, par qui. Elle s’applique de la même façon à tous les clients.

# 2. Avant l’échéance

- La facture part le jour même, à la bonne adresse, avec ses mentions légales.
- Pour les montants importants, un appel vérifie qu’elle est bien reçue et sans réserve.

# 3. Relancer

Avant toute relance, les règlements reçus sont saisis. Un client reçoit un seul message par étape, pour toutes ses factures ; l’étape est celle de la plus ancienne.

{{étapes}}

{{seuil}} Chaque envoi est noté : date, destinataire, auteur, texte.

# 4. Litiges

Une facture contestée est marquée litigieuse le jour même, avec le motif, et sort des relances. Une réponse écrite part sous cinq jours ouvrés. La part non contestée reste due et relancée.

# 5. Échéanciers

Un client qui ne peut pas tout payer propose un échéancier par écrit. Les relances s’arrêtent tant qu’il est tenu ; elles reprennent dès qu’une échéance est manquée. Sauf accord, un paiement partiel s’impute d’abord sur les intérêts.

# 6. Mise en demeure

Elle part en recommandé avec avis de réception. Elle porte la date, les parties, les mots « mise en demeure », les factures, le principal, les pénalités, l’indemnité quand elle est due, et un délai de {{délai}} pour payer. Les modèles diffèrent pour un professionnel, un débiteur public et un particulier.

Au {{date}}, les pénalités sont de {{taux}} l’an entre professionnels à défaut de taux convenu, et de {{taux public}} pour un débiteur public.

# 7. Voie judiciaire

Sans règlement ni échéancier au terme de ce délai, la direction choisit entre :
- l’injonction de payer, pour une créance contractuelle et d’un montant déterminé ;
- le commissaire de justice, pour une petite créance non contestée ;
- l’avocat, si la créance est contestée ;
- le juge administratif, pour un débiteur public : l’injonction de payer ne s’y applique pas.

# 8. Procédure collective

Dès la publication du jugement au BODACC, la créance est déclarée au mandataire judiciaire, en principe sous deux mois. Les relances cessent.

# 9. Prescription

On n’agit plus après cinq ans contre un professionnel, deux ans contre un consommateur. Contre l’État ou une collectivité, la créance s’éteint le 31 décembre de la quatrième année qui suit celle où elle est née. Une relance ou une mise en demeure n’interrompt pas ce délai, sauf réclamation écrite à une personne publique ; une reconnaissance de dette ou un paiement partiel l’interrompt.

# 10. Dépréciation et perte

À chaque clôture, les créances douteuses ou litigieuses sont dépréciées hors taxes, selon leur risque. Une créance réellement irrécouvrable passe en perte ; sa TVA se récupère avec un duplicata de la facture.

# 11. Qui fait quoi

- Suivi client : émet, vérifie, relance, note les litiges.
- Responsable du recouvrement : dernier rappel, échéanciers, suivi mensuel.
- Direction : mise en demeure, poursuites, passage en perte.

# 12. Textes

{{textes}}`,
      },
    },
  },
  {
    fields: {
      company: "company",
      address: "address",
      date: "date",
      terms: "terms",
      ceilings: "longest terms",
      rate: "rate",
      publicRate: "public rate",
      stages: "steps",
      notice: "time to pay",
      minimum: "threshold",
      limits: "limits",
      laws: "laws",
    },
    meanings: {
      company: "Your name, from Settings.",
      address: "Your address, on one line.",
      date: "The date of situation.",
      terms: "The terms agreed with most customers; where there are none, those of the law.",
      ceilings: "The table of the longest terms that the law allows, by kind of debtor.",
      rate: "The statutory rate of interest on that day, between businesses.",
      publicRate: "The same for a public debtor.",
      stages: "The table of the steps of your reminder policy.",
      notice: "The time to pay that your formal notice gives.",
      minimum: "Below what sum you do not remind.",
      limits: "How many customers have a credit limit.",
      laws: "The articles that are cited, with the day on which they were read.",
    },
    chapter: "Chapter",
    text: "Text",
    subtitle: (company, date) =>
      company === "" ? `In force on ${date}` : `${company}, in force on ${date}`,
    unnamed: "our company",
    legalTerms:
      "those of French law where nothing is agreed: 30 days after receipt of the goods or performance of the service for a business, 30 days for a public debtor, on receipt for a consumer",
    days: (days) => `${days} days`,
    noRate: "the rate of the law",
    minimum: (amount) => `We do not remind of less than ${amount} overdue.`,
    noMinimum: "We remind of every delay, whatever the amount.",
    limits: (some, all) =>
      some === "0"
        ? `None of the ${all} customers listed has a credit limit yet.`
        : `${some} of the ${all} customers listed ${some === "1" ? "has" : "have"} a credit limit.`,
    onDay: (day, before) =>
      day === "0"
        ? "On the due date"
        : before
          ? `Due date − ${day} days`
          : `Due date + ${day} days`,
    stagesHead: ["Day", "Step", "By", "Who"],
    who: {
      preventive: "Accounts",
      friendly: "Accounts",
      firm: "Accounts",
      final: "Head of collection",
      formalNotice: "Management",
      legal: "Management",
    },
    kinds: { business: "Business", public: "Public debtor", consumer: "Consumer" },
    ceilingsHead: ["Debtor", "Longest terms", "Article"],
    noCeiling: "no legal maximum",
    or: ", or ",
    law: (citation, what) => `${citation}: ${what}`,
    checkedOn: (date) =>
      `These texts were read on ${date} or later: read them again before any dispute.`,
    laws: {
      "fr/com/L441-10/I": "payment terms between businesses.",
      "fr/com/L441-11/II": "terms of certain sectors.",
      "fr/ccp/R2192-10": "payment terms of public debtors.",
      "fr/com/L441-9": "what an invoice must state.",
      "fr/com/L441-10/II": "late-payment interest and indemnity, due without reminder.",
      "fr/com/D441-5": "amount of the flat recovery indemnity.",
      "fr/ccp/R2192-31": "interest owed by public debtors.",
      "fr/civ/1231-6": "interest at the legal rate, after formal notice.",
      "fr/civ/1344-1": "effects of a formal notice.",
      "fr/cpc/1405": "order for payment.",
      "fr/civ/1343-1": "what a partial payment settles first.",
      "fr/com/L110-4": "limitation between traders.",
      "fr/loi/68-1250": "limitation of claims against public bodies.",
      "fr/conso/L218-2": "limitation of claims against consumers.",
      "fr/pcg/214-25": "allowance for receivables.",
      "fr/cgi/272": "recovery of VAT on a bad debt.",
    },
    ours: {
      creditPolicy: {
        title: "Credit policy",
        body: `# 1. Purpose

This policy says to whom {{company}} sells on credit, up to what amount, on what terms, and who decides. It holds for all sales and services that are billed with time to pay.

# 2. Opening an account

Before the first delivery on credit:
- company name, SIREN number and billing address are taken down and checked in the register;
- the quotation or order is accepted in writing, with the terms of payment;
- published accounts, known incidents and, where needed, the opinion of a credit insurer are consulted;
- a public body is asked for its order number and the department to bill.

A new customer pays in advance or makes a deposit until it has a credit limit.

# 3. Credit limits

Each customer that buys on credit has a limit: the sum that it may owe us, due or not. {{limits}}

The limit rests on its monthly purchases, its usual delay and its payment score. It is reviewed each year, and after any delay of more than 30 days. An order that would exceed it waits for a payment, a guarantee or a written exception.

# 4. Terms of payment

Our usual terms: {{terms}}.

French law sets terms that no agreement may exceed:

{{longest terms}}

Certain sectors have shorter ones. Terms longer than the table are refused, even where the customer asks for them.

# 5. What each invoice states

The due date, the rate of late-payment interest, the flat indemnity of €40 and the conditions of any early discount. It leaves on the day of delivery or of the end of the service.

# 6. When payment is late

Interest runs from the day after the due date, without reminder: on {{date}}, {{rate}} a year between businesses, unless a rate is agreed that respects the legal minimum, and {{public rate}} for a public debtor. To this come €40 for each invoice that is paid late. A consumer owes the legal rate from the formal notice on, and no indemnity.

Beyond 30 days of delay, deliveries on credit stop until payment or an agreed payment plan.

# 7. Guarantees

According to amount and risk: deposit with the order, retention of title, surety, credit insurance. The guaranteed part is noted with the customer.

# 8. Follow-up

Each month management reads what is owed, the share overdue, the average days to pay, the ten largest debtors, limits exceeded and open disputes.

# 9. Who decides

- Accounts: open accounts, check papers, send reminders.
- Head of collection: proposes limits, agrees to payment plans of up to three months.
- Management: sets limits, grants exceptions, goes to court.

# 10. Law

{{laws}}

# 11. Review

This policy is reviewed once a year and whenever the law changes.`,
      },
      procedure: {
        title: "Collection procedure",
        body: `# 1. Purpose

This procedure says what {{company}} does with an invoice from its issue to its payment or loss: when, by what means, by whom. It is the same for all customers.

# 2. Before the due date

- The invoice leaves the same day, to the right address, with all that it must state.
- For large amounts a call makes sure that it has arrived and is not contested.

# 3. Reminders

Before any reminder, payments received are entered. A customer gets one message for each step, for all of its invoices; the oldest one decides the step.

{{steps}}

{{threshold}} Each one sent is recorded: date, recipient, author, text.

# 4. Disputes

An invoice that is contested is marked the same day, with the reason, and is no longer reminded. A written answer leaves within five working days. What is not contested remains due and is reminded.

# 5. Payment plans

A customer that cannot pay at once proposes a plan in writing. Reminders stop while it is held, and resume as soon as a part is missed. Unless agreed otherwise, a partial payment settles interest first.

# 6. Formal notice

It is sent by registered letter with acknowledgement of receipt. It bears the date, the parties, the words "formal notice" (mise en demeure), the invoices, the principal, interest, the indemnity where it is due, and gives {{time to pay}} to pay. There are separate letters for a business, a public debtor and a consumer.

On {{date}} interest is {{rate}} a year between businesses unless a rate is agreed, and {{public rate}} for a public debtor.

# 7. Court

Without payment or a plan at the end of that time, management chooses between:
- an order for payment (injonction de payer), for a contractual debt of a known amount;
- a commissaire de justice, for a small debt that is not contested;
- a lawyer, where the debt is contested;
- the administrative court, for a public debtor: there is no order for payment against it.

# 8. Insolvency

As soon as the judgment is published (BODACC), the claim is declared to the insolvency administrator, in principle within two months. Reminders stop.

# 9. Limitation

No action is possible after five years against a business, two years against a consumer. Against the State or a local authority the claim lapses on 31 December of the fourth year after the one in which it arose. A reminder or a formal notice does not interrupt this time, save for a written claim to a public body; an acknowledgement of the debt or a partial payment does.

# 10. Allowance and loss

At each closing, doubtful and disputed receivables are written down before VAT, according to their risk. A receivable that is truly lost is written off; its VAT is recovered with a duplicate of the invoice.

# 11. Who does what

- Accounts: bill, check, remind, note disputes.
- Head of collection: last reminder, payment plans, monthly follow-up.
- Management: formal notice, court, write-off.

# 12. Law

{{laws}}`,
      },
    },
  },
);
