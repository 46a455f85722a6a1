/** What letters say, with fields in double braces. Each paragraph stands between empty lines. */
import { both } from "../index.ts";

/** Zero and one are singular in French. */
const days = (count: string) =>
  count === "0" || count === "1" ? `${count} jour` : `${count} jours`;
const daysEn = (count: string) => (count === "1" ? "1 day" : `${count} days`);

export const lettersWords = both(
  {
    /** Names of the fields, as a person writes them. */
    fields: {
      customer: "client",
      date: "date",
      invoices: "factures",
      numbers: "numéros",
      open: "reste",
      interest: "pénalités",
      indemnity: "indemnité",
      total: "total",
      rights: "droits",
      law: "textes",
      days: "jours",
      deadline: "délai",
      payment: "paiement",
      signature: "signature",
      creditor: "créancier",
      debtor: "débiteur",
      notice: "mise en demeure",
      limitation: "prescription",
    },
    /** What each field stands for. */
    meanings: {
      customer: "le nom du client",
      date: "la date de la lettre",
      invoices: "le tableau des factures, seul sur son paragraphe",
      numbers: "les numéros des factures",
      open: "ce qui reste dû en principal",
      interest: "les pénalités de retard",
      indemnity: "l’indemnité forfaitaire",
      total: "tout ce qui est dû",
      rights: "ce que la loi ajoute au principal ; rien pour un particulier ou avant l’échéance",
      law: "les articles appliqués",
      days: "le délai de paiement, en jours",
      deadline: "le dernier jour pour payer",
      payment: "vos moyens de paiement, seuls sur leur paragraphe",
      signature: "votre nom",
      creditor: "vos coordonnées, ligne à ligne",
      debtor: "celles du client, ligne à ligne",
      notice: "le jour de la dernière mise en demeure",
      limitation: "le dernier jour pour agir sur la première facture qui se prescrit",
    },
    subjects: {
      preventive: "Échéance : {{numéros}}",
      friendly: "Rappel : {{numéros}}",
      firm: "Factures échues : {{numéros}}",
      final: "Dernier rappel avant mise en demeure : {{numéros}}",
      formalNotice: "MISE EN DEMEURE de payer : {{numéros}}",
      legal: "Demande en paiement : {{numéros}}",
    },
    bodies: {
      preventive: `Madame, Monsieur,

Voici ce qui arrive à échéance ces jours-ci :

{{factures}}

Si quelque chose s’oppose au paiement, dites-le-nous dès maintenant : nous y répondrons aussitôt.

{{paiement}}

Nous vous remercions de votre confiance.

{{signature}}`,
      friendly: `Madame, Monsieur,

Sauf erreur de notre part, le règlement suivant ne nous est pas encore parvenu :

{{factures}}

Nous vous remercions de nous régler {{reste}}. Si votre paiement est déjà parti, ne tenez pas compte de ce message.

{{paiement}}

Nous vous prions d’agréer nos salutations distinguées.

{{signature}}`,
      firm: `Madame, Monsieur,

Au {{date}}, nous n’avons pas reçu le règlement des factures suivantes :

{{factures}}

Nous vous demandons de nous régler {{reste}} sous huit jours, ou de nous dire ce qui s’y oppose.

{{droits}}

{{paiement}}

Nous vous prions d’agréer nos salutations distinguées.

{{signature}}`,
      final: `Madame, Monsieur,

Malgré son échéance passée, ce qui suit reste impayé au {{date}} :

{{factures}}

Ceci est notre dernier rappel amiable. Sans règlement de {{reste}} ou sans réponse de votre part sous huit jours, nous vous mettrons en demeure de payer.

{{droits}}

{{paiement}}

Nous vous prions d’agréer nos salutations distinguées.

{{signature}}`,
    },
    notices: {
      business: `Madame, Monsieur,

Les factures suivantes, échues, restent impayées au {{date}} :

{{factures}}

Par la présente, nous vous METTONS EN DEMEURE de nous régler {{total}} dans un délai de {{jours}}, soit au plus tard le {{délai}}.

Cette somme comprend {{reste}} en principal, {{pénalités}} de pénalités de retard et {{indemnité}} d’indemnité forfaitaire pour frais de recouvrement ({{textes}}). Les pénalités continuent de courir jusqu’au paiement complet.

À défaut de paiement dans ce délai, nous saisirons sans autre avis la juridiction compétente, notamment par une requête en injonction de payer (art. 1405 et suivants du Code de procédure civile), et demanderons tous les frais que la loi met à votre charge.

La présente vaut mise en demeure et produit tous les effets que la loi y attache (art. 1344-1 du Code civil).

{{paiement}}

Nous vous prions d’agréer nos salutations distinguées.

{{signature}}`,
      public: `Madame, Monsieur,

Les factures suivantes, dont le délai de paiement est dépassé, restent impayées au {{date}} :

{{factures}}

Par la présente, nous vous METTONS EN DEMEURE de nous régler {{total}} dans un délai de {{jours}}, soit au plus tard le {{délai}}.

Cette somme comprend {{reste}} en principal, {{pénalités}} d’intérêts moratoires et {{indemnité}} d’indemnité forfaitaire pour frais de recouvrement ({{textes}}). Les intérêts moratoires continuent de courir jusqu’au paiement du principal.

À défaut de paiement dans ce délai, nous saisirons sans autre avis la juridiction administrative compétente.

La présente est une réclamation écrite : elle interrompt la prescription (loi n° 68-1250 du 31 décembre 1968).

{{paiement}}

Nous vous prions d’agréer nos salutations distinguées.

{{signature}}`,
      consumer: `Madame, Monsieur,

Ce qui suit, échu, reste impayé au {{date}} :

{{factures}}

Par la présente, nous vous METTONS EN DEMEURE de nous régler {{total}} dans un délai de {{jours}}, soit au plus tard le {{délai}}.

À compter de la présente, la somme due porte intérêt au taux légal (art. 1231-6 et 1344-1 du Code civil).

À défaut de paiement dans ce délai, nous pourrons saisir le tribunal compétent, notamment par une requête en injonction de payer (art. 1405 et suivants du Code de procédure civile).

Si vous ne pouvez pas payer en une fois, écrivez-nous avant cette date : nous chercherons un échéancier avec vous.

{{paiement}}

Nous vous prions d’agréer nos salutations distinguées.

{{signature}}`,
    },
    legal: `Madame, Monsieur,

Notre mise en demeure est restée sans effet. Les factures suivantes restent impayées au {{date}} :

{{factures}}

Nous saisissons la juridiction compétente. Un règlement complet de {{total}} avant sa décision met fin à cette démarche.

{{droits}}

{{paiement}}

{{signature}}`,
    file: {
      subject: "Injonction de payer : éléments de la requête",
      court: {
        business:
          "Le tribunal est celui du siège du débiteur : tribunal de commerce, ou des activités économiques, entre commerçants et sociétés ; tribunal judiciaire sinon.",
        public:
          "Une personne publique ne relève pas de cette procédure : la demande va au juge administratif.",
        consumer:
          "Le tribunal est celui du domicile du débiteur : tribunal judiciaire ou de proximité.",
      },
      sums: {
        business:
          "{{reste}} en principal, {{pénalités}} de pénalités de retard et {{indemnité}} d’indemnité forfaitaire, soit {{total}}, et les pénalités à courir jusqu’au paiement ({{textes}})",
        public:
          "{{reste}} en principal, {{pénalités}} d’intérêts moratoires et {{indemnité}} d’indemnité forfaitaire, soit {{total}}, et les intérêts à courir jusqu’au paiement ({{textes}})",
        consumer:
          "{{reste}} en principal et {{pénalités}} d’intérêts au taux légal depuis la mise en demeure, soit {{total}}, et les intérêts à courir jusqu’au paiement ({{textes}})",
      },
      body: (court: string, sums: string) => `${court}

Créancier :
{{créancier}}

Débiteur :
{{débiteur}}

Factures impayées au {{date}} :

{{factures}}

Sommes demandées : ${sums}.

Fondement : une créance contractuelle d’un montant déterminé (art. 1405 du Code de procédure civile). Mise en demeure du {{mise en demeure}}, restée sans effet.

Pièces à joindre :
– le contrat, le devis accepté ou le bon de commande, et vos conditions
– la preuve de la livraison ou de l’exécution
– les factures
– la mise en demeure et son avis de réception
– le décompte ci-dessus

À vérifier avant l’envoi :
– le débiteur ne conteste pas la dette
– rien n’est prescrit : agir au plus tard le {{prescription}} ; une relance n’interrompt pas ce délai
– l’ordonnance obtenue se fait signifier par un commissaire de justice dans le délai qu’elle indique, ou elle tombe ; le débiteur a ensuite un mois pour s’y opposer
– jusqu’à 5 000 €, un commissaire de justice peut aussi mener une procédure simplifiée

{{signature}}`,
    },
    phone: `Bonjour, {{signature}}. Puis-je parler à la personne qui règle les fournisseurs de {{client}} ?

Au {{date}}, il reste {{reste}} à nous régler :

{{factures}}

Avez-vous bien reçu ces factures ? Quelque chose s’oppose-t-il à leur paiement ?

Si rien ne s’y oppose : quel jour le virement partira-t-il, et pour quel montant ? Notez la date et le nom de la personne.

Si la facture est contestée : notez le motif, et ouvrez un litige sur la facture.

{{droits}}

Je vous confirme ce que nous venons de convenir par courriel. Merci.`,
    rights: {
      business: (interest: string, indemnity: string, law: string) =>
        `La loi nous accorde en outre, sans rappel préalable, ${interest} de pénalités de retard et ${indemnity} d’indemnité forfaitaire pour frais de recouvrement à ce jour (${law}).`,
      public: (interest: string, indemnity: string, law: string) =>
        `S’y ajoutent de plein droit ${interest} d’intérêts moratoires et ${indemnity} d’indemnité forfaitaire pour frais de recouvrement à ce jour (${law}).`,
      consumer: (interest: string, _indemnity: string, law: string) =>
        `S’y ajoutent ${interest} d’intérêts au taux légal depuis notre mise en demeure (${law}).`,
    },
    law: (articles: string[]) => articles.join(" ; "),
    lastOf: " et ",
    days,
    invoice: "Facture",
    issued: "Émise le",
    due: "Échéance",
    open: "Reste dû",
    late: "Retard",
    lateDays: (count: string) => `${count} j`,
    interest: "Pénalités",
    interestPublic: "Intérêts moratoires",
    indemnity: "Indemnité",
    rowTotal: "Total",
    sum: "Total",
    /** An invoice on one line of plain text. */
    line: (id: string, due: string, open: string) => `- ${id}, échéance ${due}, reste dû ${open}`,
    lineLate: (count: string) => `, ${days(count)} de retard`,
    lineClaim: (interest: string, indemnity: string) =>
      `, pénalités ${interest}, indemnité ${indemnity}`,
    lineInterest: (interest: string) => `, intérêts ${interest}`,
    totalLine: (total: string) => `Total : ${total}`,
    registered: "LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION",
    payment: (iban: string, bic: string, name: string, reference: string) => [
      `Par virement à ${name}`,
      `IBAN : ${iban}`,
      ...(bic ? [`BIC : ${bic}`] : []),
      `Référence : ${reference}`,
    ],
    siren: "SIREN",
    vatNumber: "TVA intracommunautaire",
    subjectMark: "Objet :",
    yourName: "[votre nom]",
    placeAndDate: (place: string, date: string) => (place ? `${place}, le ${date}` : `Le ${date}`),
  },
  {
    fields: {
      customer: "customer",
      date: "date",
      invoices: "invoices",
      numbers: "numbers",
      open: "open",
      interest: "interest",
      indemnity: "indemnity",
      total: "total",
      rights: "rights",
      law: "law",
      days: "days",
      deadline: "deadline",
      payment: "payment",
      signature: "signature",
      creditor: "creditor",
      debtor: "debtor",
      notice: "formal notice",
      limitation: "limitation",
    },
    meanings: {
      customer: "the name of the customer",
      date: "the date of the letter",
      invoices: "the table of invoices, alone in its paragraph",
      numbers: "the numbers of the invoices",
      open: "the principal that is still owed",
      interest: "late-payment interest",
      indemnity: "the flat recovery indemnity",
      total: "all that is owed",
      rights: "what the law adds to the principal; nothing for a consumer or before the due date",
      law: "the articles applied",
      days: "the time to pay, in days",
      deadline: "the last day to pay",
      payment: "your means of payment, alone in their paragraph",
      signature: "your name",
      creditor: "your details, line by line",
      debtor: "those of the customer, line by line",
      notice: "the day of the last formal notice",
      limitation: "the last day to act on the first invoice that lapses",
    },
    subjects: {
      preventive: "Falling due: {{numbers}}",
      friendly: "A reminder: {{numbers}}",
      firm: "Overdue: {{numbers}}",
      final: "Last reminder before formal notice: {{numbers}}",
      formalNotice: "FORMAL NOTICE to pay (mise en demeure): {{numbers}}",
      legal: "Claim for payment: {{numbers}}",
    },
    bodies: {
      preventive: `Dear Sir or Madam,

The following falls due about now:

{{invoices}}

If anything stands in the way of payment, please tell us now, so that we can settle it at once.

{{payment}}

Thank you for your business.

{{signature}}`,
      friendly: `Dear Sir or Madam,

Unless we are mistaken, we have not yet received payment of the following:

{{invoices}}

We would be grateful for your payment of {{open}}. If it is already on its way, please disregard this message.

{{payment}}

Yours faithfully,

{{signature}}`,
      firm: `Dear Sir or Madam,

As of {{date}} we have not received payment of the following invoices:

{{invoices}}

Please pay {{open}} within eight days, or tell us what prevents you from doing so.

{{rights}}

{{payment}}

Yours faithfully,

{{signature}}`,
      final: `Dear Sir or Madam,

Although it is past due, the following is still unpaid as of {{date}}:

{{invoices}}

This is our last friendly reminder. Without payment of {{open}} or an answer within eight days, we shall give you formal notice to pay.

{{rights}}

{{payment}}

Yours faithfully,

{{signature}}`,
    },
    notices: {
      business: `Dear Sir or Madam,

The following invoices are past due and unpaid as of {{date}}:

{{invoices}}

We hereby give you FORMAL NOTICE (mise en demeure) to pay us {{total}} within {{days}}, that is, by {{deadline}} at the latest.

This sum is made up of {{open}} of principal, {{interest}} of late-payment interest and {{indemnity}} of flat recovery indemnity ({{law}}). Interest keeps running until everything is paid.

Without payment by then we shall apply to the competent French court without further notice, in particular for an order for payment (injonction de payer, art. 1405 of the French Code of civil procedure), and claim all costs that the law lays upon you.

This letter is a formal notice with all the effects that the law attaches to it (art. 1344-1 of the French Civil code).

{{payment}}

Yours faithfully,

{{signature}}`,
      public: `Dear Sir or Madam,

The following invoices are past their term of payment and unpaid as of {{date}}:

{{invoices}}

We hereby give you FORMAL NOTICE (mise en demeure) to pay us {{total}} within {{days}}, that is, by {{deadline}} at the latest.

This sum is made up of {{open}} of principal, {{interest}} of late-payment interest and {{indemnity}} of flat recovery indemnity ({{law}}). Interest keeps running until the principal is paid.

Without payment by then we shall apply to the competent French administrative court without further notice.

This letter is a written claim and interrupts limitation (law no. 68-1250 of 31 December 1968).

{{payment}}

Yours faithfully,

{{signature}}`,
      consumer: `Dear Sir or Madam,

The following is past due and unpaid as of {{date}}:

{{invoices}}

We hereby give you FORMAL NOTICE (mise en demeure) to pay us {{total}} within {{days}}, that is, by {{deadline}} at the latest.

From the date of this letter the sum due bears interest at the legal rate (art. 1231-6 and 1344-1 of the French Civil code).

Without payment by then we may apply to the competent French court, in particular for an order for payment (injonction de payer, art. 1405 of the French Code of civil procedure).

If you cannot pay at once, write to us before that date: we shall look for a plan of installments with you.

{{payment}}

Yours faithfully,

{{signature}}`,
    },
    legal: `Dear Sir or Madam,

Our formal notice has remained without effect. The following invoices are unpaid as of {{date}}:

{{invoices}}

We are applying to the competent court. Full payment of {{total}} before its decision ends this step.

{{rights}}

{{payment}}

{{signature}}`,
    file: {
      subject: "Order for payment (injonction de payer): what the application needs",
      court: {
        business:
          "The court is that of the debtor’s seat: the commercial court between traders and companies, otherwise the tribunal judiciaire.",
        public:
          "No public body is ordered to pay in this way: the claim goes to the administrative court.",
        consumer: "The court is that of the debtor’s home: tribunal judiciaire or de proximité.",
      },
      sums: {
        business:
          "{{open}} of principal, {{interest}} of late-payment interest and {{indemnity}} of flat recovery indemnity, {{total}} in all, and the interest to come until payment ({{law}})",
        public:
          "{{open}} of principal, {{interest}} of late-payment interest and {{indemnity}} of flat recovery indemnity, {{total}} in all, and the interest that runs until payment ({{law}})",
        consumer:
          "{{open}} of principal and {{interest}} of interest at the legal rate since the formal notice, {{total}} in all, and the interest to come until payment ({{law}})",
      },
      body: (court: string, sums: string) => `${court}

Creditor:
{{creditor}}

Debtor:
{{debtor}}

Invoices unpaid as of {{date}}:

{{invoices}}

Sums claimed: ${sums}.

Ground: a contractual debt of a fixed amount (art. 1405 of the French Code of civil procedure). Formal notice of {{formal notice}}, without effect.

To be enclosed:
– the contract, the accepted quote or the order, and your terms
– proof of delivery or performance
– the invoices
– the formal notice and its acknowledgement of receipt
– the reckoning above

To be checked before you send it:
– the debtor does not contest the debt
– nothing has lapsed: act by {{limitation}} at the latest; a reminder does not interrupt limitation
– the order must be served by a commissaire de justice within the time that it states, or it lapses; the debtor then has one month to oppose it
– up to €5,000 a commissaire de justice may also lead a simplified procedure

{{signature}}`,
    },
    phone: `Hello, this is {{signature}}. May I speak to the person who pays suppliers at {{customer}}?

As of {{date}}, {{open}} is still to be paid:

{{invoices}}

Did you receive these invoices? Does anything stand in the way of their payment?

If nothing does: on what day will the transfer leave, and for how much? Note the date and the name of the person.

If the invoice is contested: note why, and open a dispute on the invoice.

{{rights}}

I shall confirm by e-mail what we have just agreed. Thank you.`,
    rights: {
      business: (interest: string, indemnity: string, law: string) =>
        `French law also grants us, without prior reminder, ${interest} of late-payment interest and ${indemnity} of flat recovery indemnity to this day (${law}).`,
      public: (interest: string, indemnity: string, law: string) =>
        `To this the law adds ${interest} of late-payment interest and ${indemnity} of flat recovery indemnity to this day (${law}).`,
      consumer: (interest: string, _indemnity: string, law: string) =>
        `To this are added ${interest} of interest at the legal rate since our formal notice (${law}).`,
    },
    law: (articles: string[]) => articles.join("; "),
    lastOf: " and ",
    days: daysEn,
    invoice: "Invoice",
    issued: "Issued",
    due: "Due",
    open: "Still owed",
    late: "Late",
    lateDays: (count: string) => `${count} d`,
    interest: "Interest",
    interestPublic: "Late-payment interest",
    indemnity: "Indemnity",
    rowTotal: "All",
    sum: "Sum",
    line: (id: string, due: string, open: string) => `- ${id}, due ${due}, still owed ${open}`,
    lineLate: (count: string) => `, ${daysEn(count)} late`,
    lineClaim: (interest: string, indemnity: string) =>
      `, interest ${interest}, indemnity ${indemnity}`,
    lineInterest: (interest: string) => `, interest ${interest}`,
    totalLine: (total: string) => `Total: ${total}`,
    registered: "REGISTERED LETTER WITH ACKNOWLEDGEMENT OF RECEIPT",
    payment: (iban: string, bic: string, name: string, reference: string) => [
      `By bank transfer to ${name}`,
      `IBAN: ${iban}`,
      ...(bic ? [`BIC: ${bic}`] : []),
      `Reference: ${reference}`,
    ],
    siren: "SIREN no.",
    vatNumber: "VAT number",
    subjectMark: "Subject:",
    yourName: "[your name]",
    placeAndDate: (place: string, date: string) => (place ? `${place}, ${date}` : date),
  },
);
