import { both } from "../index.ts";

/** Zero and one are singular in French. */
function some(count: string): boolean {
  return count !== "0" && count !== "1";
}

/** What « Audit » says. */
export const auditWords = both(
  {
    name: "Audit du poste clients",
    views: "Parties de l’audit",
    report: "Rapport",
    ways: "Comment recouvrer",
    creditPolicy: "Politique de crédit",
    procedure: "Procédure de recouvrement",

    title: (date: string) => `Audit du poste clients au ${date}`,
    finding: (owed: string, customers: string, overdue: string, percent: string) =>
      `${customers === "1" ? "1 client doit" : `${customers} clients doivent`} ${owed}, dont ${overdue} en retard (${percent}).`,
    findingNoneLate: (owed: string, customers: string) =>
      `${customers === "1" ? "1 client doit" : `${customers} clients doivent`} ${owed}, rien en retard.`,
    findingCredited: (
      owed: string,
      customers: string,
      credits: string,
      overdue: string,
      percent: string,
    ) =>
      `${customers === "1" ? "1 client doit" : `${customers} clients doivent`} ${owed}, une fois déduits ${credits} d’avoirs et de trop-perçus. ${overdue} de factures en retard, soit ${percent} des factures non soldées.`,
    findingCreditedNoneLate: (owed: string, customers: string, credits: string) =>
      `${customers === "1" ? "1 client doit" : `${customers} clients doivent`} ${owed}, une fois déduits ${credits} d’avoirs et de trop-perçus. Rien en retard.`,
    findingNothing: "Aucun client ne doit rien à cette date.",
    delays: (days: string, late: string) =>
      `Sur un an, ils paient en ${days} jours en moyenne, soit ${late} jours après l’échéance.`,
    delaysEarly: (days: string, early: string) =>
      `Sur un an, ils paient en ${days} jours en moyenne, soit ${early} jours avant l’échéance.`,
    window: (from: string, to: string) => `Un an, ici, ce sont les 365 jours du ${from} au ${to}.`,
    youngCase: (since: string) =>
      `Le livre commence le ${since} : indiquez les ventes, les factures et le DSO d’une année entière.`,
    young: (since: string) =>
      `Le livre commence le ${since} : il n’a pas encore un an, et les montants annuels n’en couvrent qu’une partie.`,
    print: "Imprimer",
    save: "Télécharger en un fichier HTML",
    figure: "Chiffre",
    days: (days: string) => `${days} jours`,
    none: "sans objet",
    noneHelp: "Il manque des ventes ou des règlements dans l’année pour le calculer.",

    first: "À faire d’abord",
    firstNone: "Rien d’urgent : ni relance à faire, ni retard ancien, ni délai hors la loi.",
    actions: {
      remind: (count: string, sums: string) =>
        `Envoyer ${some(count) ? `les ${count} relances` : "la relance"} du jour : ${sums}.`,
      oldest: (sum: string) =>
        `Traiter ${sum} en retard de plus de 90 jours : mise en demeure, puis voie judiciaire.`,
      disputed: (sum: string) => `Régler les litiges : ${sum} restent bloqués tant qu’ils durent.`,
      terms: (customers: string, invoices: string) =>
        customers === "0"
          ? `Ramener à la loi l’échéance de ${some(invoices) ? `${invoices} factures` : "1 facture"} de l’année.`
          : `Ramener à la loi les conditions de ${some(customers) ? `${customers} clients` : "1 client"}.`,
      limit: (count: string) =>
        `Arrêter de vendre à crédit ${some(count) ? `aux ${count} clients qui dépassent leur limite` : "au client qui dépasse sa limite"}.`,
      concentration: (name: string, percent: string) =>
        `Se garantir sur ${name} : ${percent} de l’encours à lui seul.`,
      noLimit: "Fixer une limite d’encours à vos clients : aucun n’en a.",
      claim: (sum: string) => `Réclamer les pénalités que la loi accorde : ${sum}.`,
      allowance: (sum: string) => `Prévoir une dépréciation de ${sum} à la clôture.`,
    },
    go: {
      remind: "Relances",
      oldest: "Factures",
      disputed: "Factures",
      terms: "Conditions",
      limit: "Clients",
      concentration: "Ce client",
      noLimit: "Clients",
      claim: "Pénalités",
      allowance: "Provisions",
    },

    who: "Qui sont les clients",
    whoFinding: (customers: string, recent: string | undefined) =>
      `${some(customers) ? `${customers} clients` : `${customers} client`}${recent === undefined ? "" : recent === "0" ? ", aucun nouveau en un an" : `, dont ${some(recent) ? `${recent} nouveaux` : "1 nouveau"} en un an`}`,
    whoHelp:
      "Par type de débiteur, qui décide de la loi applicable. Un client est nouveau si sa première facture a moins d’un an.",
    kinds: { business: "Entreprises", public: "Débiteurs publics", consumer: "Particuliers" },
    kind: "Type",
    customers: "Clients",
    recent: "Nouveaux",
    owing: "Débiteurs",
    salesYear: "Ventes sur un an",
    owed: "Encours",
    overdue: "En retard",
    overduePercent: "Part en retard",
    span: (from: string, to: string) => `du ${from} au ${to}`,
    owingWhy: "Les clients dont l’encours est positif, avoirs et trop-perçus déduits.",

    concentration: "Concentration",
    concentrationFinding: (name: string, percent: string) => `${name} fait ${percent} de l’encours`,
    concentrationNone: "Rien n’est dû : aucune concentration",
    concentrationHelp:
      "Ce que pèsent ensemble les plus gros clients, dans l’encours et dans les ventes de l’année. Au-delà d’un tiers pour un seul, sa défaillance est un risque pour vous.",
    shareWhy:
      "Les plus gros clients pris ensemble comme un seul, rapportés au total, avoirs et trop-perçus déduits.",
    firstsWhy: "Les plus gros clients, du premier au dernier compté, pris ensemble.",
    firsts: (count: string) => (count === "1" ? "Le premier" : `Les ${count} premiers`),
    shareOpen: "Part de l’encours",
    shareSales: "Part des ventes",
    debtors: "Principaux clients",
    grade: "Note",
    limit: "Limite",
    overLimit: "dépassée",
    noLimit: "aucune",
    newCustomer: "nouveau",

    late: "Qui paie en retard",
    lateFinding: (percent: string, days: string) =>
      `${percent} des montants réglés l’ont été après l’échéance, avec ${days} jours de retard en moyenne`,
    lateNone: "Pas encore de règlement dans l’année : le retard ne se mesure pas",
    lateEarly: (percent: string) => `${percent} des montants réglés l’ont été après l’échéance`,
    lateHelp:
      "Sur les règlements des 365 derniers jours, pondérés par leur montant. Le DSO, lui, mesure l’encours contre les ventes.",
    daysToPay: "Délai moyen de paiement",
    daysLate: "Retard moyen",
    paidLate: "Payé en retard",
    dso: "DSO, méthode simple",
    dsoCountBack: "DSO, par épuisement",
    delinquent: "Retard contenu dans le DSO",
    effectiveness: "Efficacité du recouvrement",
    slow: "Ceux qui paient le plus tard",
    slowHelp: "Au moins trois règlements en deux ans, et plus tard que convenu en moyenne.",
    onTime: "Payé à temps",
    slowWhy:
      "Moyenne, sur les règlements des 730 derniers jours, des jours entre l’échéance et le règlement, pondérés par les montants.",
    onTimeWhy:
      "Part des montants réglés dans les 730 derniers jours qui l’ont été à l’échéance ou avant.",

    terms: "Délais convenus",
    termsLawful: "Les conditions convenues et les échéances respectent les délais légaux",
    termsUnlawful: (customers: string, invoices: string) =>
      `${[
        customers === "0"
          ? ""
          : `${some(customers) ? `${customers} clients ont` : "1 client a"} des conditions plus longues que la loi ne permet`,
        invoices === "0"
          ? ""
          : `${some(invoices) ? `${invoices} factures de l’année échoient` : "1 facture de l’année échoit"} trop tard`,
      ]
        .filter((said) => said !== "")
        .join(" ; ")}`,
    termsHelp: (checked: string) =>
      `Conditions de chaque client et échéances des ${checked} factures de l’année, comparées au délai général de leur type de débiteur. Certains secteurs (art. L441-11 C. com.) ont un délai plus court, la santé publique un plus long : encours ne connaît pas votre secteur.`,
    agreed: "Conditions",
    legalTerms: "celles de la loi, sans accord",
    lawful: "Légalité",
    isLawful: "licites",
    isUnlawful: "à ramener à la loi",
    lateDues: "Échéances plus tardives que tout délai licite",
    invoice: "Facture",
    customer: "Client",
    issued: "Émise le",
    due: "Échéance",
    latest: "Au plus tard",
    more: (count: string) => `et ${count} de plus`,
    fine: "Dépasser ces délais expose à une amende administrative (art. L441-16 C. com.).",

    reminders: "Relances",
    remindersFinding: (letters: string, percent: string) =>
      `${some(letters) ? `${letters} relances envoyées` : "1 relance envoyée"} en un an, ${percent} suivies d’un paiement sous dix jours`,
    remindersFindingNone: (letters: string) =>
      `${some(letters) ? `${letters} relances envoyées` : "1 relance envoyée"} en un an, trop récentes pour en juger`,
    noReminder: "Aucune relance notée en un an",
    remindersHelp:
      "Seul ce qui est noté dans « Relances » compte. Une relance est réussie si un paiement de la facture suit sous dix jours ; celles de moins de dix jours attendent.",
    stage: "Étape",
    letters: "Envois",
    invoices: "Factures",
    followed: "Suivies d’un paiement",
    toSend: "Relances à faire ce jour",
    plans: "Échéanciers tenus, soldés, rompus",
    disputed: "Litigieux",

    ageing: "Balance âgée",
    ageingFinding: (sum: string) => `${sum} ont plus de 90 jours de retard`,
    ageingNone: "Rien n’a plus de 90 jours de retard",
    ageingHelp: "L’encours par ancienneté, de l’échéance à la date de situation.",
    age: "Ancienneté",

    costs: "Ce que cela coûte",
    costsFinding: (sum: string) => `Les seuls retards coûtent ${sum} de financement par an`,
    costsNoRate: "Dites ce que l’argent vous coûte pour chiffrer les retards",
    costsNone: "Les retards ne coûtent rien en financement",
    costsHelp:
      "Financer l’encours, perdre des créances, prévoir celles qui sont en danger ; et ce que la loi permet de réclamer en face.",
    fundingRate: "Coût de l’argent, % par an",
    fundingRateOf: (percent: string) => `Coût de l’argent : ${percent} par an`,
    fundingRateHelp: "Le taux de votre découvert ou de votre emprunt.",
    setRate: "Indiquer le taux",
    funding: "Financement de l’encours, par an",
    lateFunding: "dont retards seuls",
    losses: "Passé en perte sur un an",
    lossPercent: "en part des ventes",
    allowance: "Dépréciation au taux retenu",
    claim: "Réclamable pour retard",
    claimCount: (count: string) => (some(count) ? `${count} factures` : `${count} facture`),

    compare: "En interne, prestataire ou affacturage",
    compareFinding: {
      inHouse: "Recouvrer en interne coûte le moins",
      agency: "Un prestataire de recouvrement coûte le moins",
      factoring: "L’affacturage coûte le moins",
    },
    compareOne: {
      inHouse: "Ce que coûte le recouvrement en interne",
      agency: "Ce que coûte un prestataire",
      factoring: "Ce que coûte l’affacturage",
    },
    compareNone: "Comparez ce que coûterait chaque façon de recouvrer",
    compareHelp:
      "Une année, d’après le livre et vos hypothèses : traitement, financement, pertes. Une estimation : aucun texte ne la fixe.",
    wayNames: { inHouse: "En interne", agency: "Prestataire", factoring: "Affacturage" },
    way: "Façon",
    handling: "Traitement",
    fundingCost: "Financement",
    lossCost: "Pertes",
    total: "Total par an",
    handlingWhy:
      "Temps passé sur les factures payées en retard, honoraires ou commission, frais fixes.",
    fundingWhy: "Ce que coûte l’argent des ventes non encaissées, pour le nombre de jours du DSO.",
    lossesWhy: "La part des ventes qui n’est jamais payée.",
    totalWhy:
      "Traitement (temps, honoraires ou commission, frais fixes), financement des ventes non encaissées, pertes : chacun est arrondi, puis additionné.",
    assume: "Remplir les hypothèses",

    caseTitle: "Hypothèses",
    caseGroup: "Pour",
    caseValue: "Valeur",
    caseHelp:
      "Laissez vide ce que le livre dit déjà ; une façon dont rien n’est rempli n’est pas comparée.",
    groups: {
      book: "L’année",
      inHouse: "En interne",
      agency: "Par un prestataire",
      factoring: "Par affacturage",
    },
    fields: {
      fundingRatePercent: "Coût de l’argent, % par an",
      annualSales: "Ventes par an, TTC",
      invoicesPerYear: "Factures par an",
      dsoDays: "DSO, jours",
      overduePercent: "Payé en retard, %",
      lossPercent: "Jamais payé, % des ventes",
      "inHouse/minutesPerInvoice": "Minutes par facture en retard",
      "inHouse/hourlyCost": "Coût d’une heure",
      "inHouse/fixedYearly": "Frais fixes par an",
      "agency/feePercentOfRecovered": "Honoraires, % de ce qu’il recouvre",
      "agency/fixedYearly": "Frais fixes par an",
      "agency/lossPercent": "Jamais payé, %",
      "agency/dsoDays": "DSO, jours",
      "factoring/commissionPercent": "Commission, % des ventes",
      "factoring/fundedPercent": "Part avancée, %",
      "factoring/fundingRatePercent": "Financement, % par an",
      "factoring/fixedYearly": "Frais fixes par an",
      "factoring/lossPercent": "Jamais payé, %",
    },
    fromBook: (value: string) => `Livre : ${value}.`,
    notInBook: "Le livre ne le dit pas encore : 0 est pris.",
    asOwn: "Vide : comme en interne.",
    noFixed: "Vide : aucun.",
    keepCase: "Enregistrer ces hypothèses",
    dropCase: "Effacer ces hypothèses",
    caseName: "Coûts du recouvrement",
    wrongNumber: "Écrivez un nombre positif comme 1 234,56.",
    lacking: "À remplir pour comparer cette façon.",
    wrong: (count: string) =>
      count === "1" ? "Un champ est à revoir." : `${count} champs sont à revoir.`,

    grid: "Choisir un prestataire",
    gridFinding: (name: string, score: string) => `${name} vient en tête : ${score} sur 5`,
    gridNone: "Notez chaque offre sur les mêmes critères",
    gridHelp:
      "Donnez un poids à chaque critère, de 0 à 10, et une note à chaque offre, de 0 à 5. La moyenne pondérée attend que toutes les notes y soient.",
    criterion: "Critère",
    weight: "Poids",
    score: "Moyenne pondérée",
    scoreOf: (name: string) => `Moyenne pondérée de ${name}`,
    scoreWhy:
      "Chaque note multipliée par le poids de son critère, le tout divisé par la somme des poids ; deux décimales.",
    unmarked: "à noter",
    provider: (number: string) => `Prestataire ${number}`,
    providerName: (number: string) => `Nom du prestataire ${number}`,
    criterionName: (number: string) => `Critère ${number}`,
    weightOf: (name: string) => `Poids : ${name}`,
    markOf: (name: string, provider: string) => `Note : ${name}, ${provider}`,
    addProvider: "Ajouter un prestataire",
    addCriterion: "Ajouter un critère",
    removeCriterion: (name: string) => `Retirer « ${name} »`,
    remove: "Retirer",
    keepGrid: "Enregistrer la grille",
    dropGrid: "Revenir à la grille usuelle",
    gridName: "Grille de choix d’un prestataire",
    wrongWeight:
      "Un poids est un nombre entier de 0 à 10, une note de 0 à 5 ; chaque critère et chaque prestataire a un nom.",
    usualCriteria: [
      ["Coût total, tous frais compris", 5],
      ["Part recouvrée, prouvée par des références", 5],
      ["Connaissance de votre secteur et de vos débiteurs", 3],
      ["Respect de vos clients et de votre image", 4],
      ["Fonds reçus sur un compte dédié, vite reversés", 5],
      ["Assurance, règles du recouvrement amiable", 4],
      ["Suivi en ligne, comptes rendus", 2],
      ["Sortie du contrat : durée, préavis, frais", 3],
      ["Affacturage : recours ou non en cas d’impayé", 4],
    ] as [string, number][],

    language: "Langue du document",
    languages: { fr: "Français", en: "Anglais" },
    file: "Fichier HTML",
    wording: "Modifier le texte",
    wordingHelp:
      "Les paragraphes sont séparés par une ligne vide ; « # » commence un titre, « - » une liste. Les champs entre accolades sont remplis par encours.",
    documentTitle: "Titre",
    documentBody: "Texte",
    documentFields: "Champs",
    keepDocument: "Enregistrer ce texte",
    dropDocument: "Revenir au texte usuel",
    unknownFields: (fields: string) => `Champs inconnus : ${fields}. Rien n’a été écrit.`,
    emptyDocument: "Le titre et le texte sont à remplir.",
    noIdentity: "Votre nom n’est pas encore indiqué :",
    documentLead: {
      creditPolicy:
        "À qui vous vendez à crédit, jusqu’où, à quelles conditions : rempli d’après vos réglages, à relire et à adapter avant de le signer.",
      procedure:
        "Qui fait quoi, quand, de l’échéance au tribunal : rempli d’après votre plan de relance, à relire et à adapter.",
    },
    documentNames: { creditPolicy: "Politique de crédit", procedure: "Procédure de recouvrement" },

    emptyTitle: "Votre poste clients, jugé en une page",
    emptyLead:
      "Qui sont vos clients, qui paie en retard, vos délais sont-ils licites, vos relances servent-elles, ce que cela coûte, et par quoi commencer. Déposez vos factures pour l’obtenir.",
    emptyExample: "Voici à quoi un chapitre ressemble :",
  },
  {
    name: "Audit of receivables",
    views: "Parts of the audit",
    report: "Report",
    ways: "How to collect",
    creditPolicy: "Credit policy",
    procedure: "Collection procedure",

    title: (date) => `Audit of receivables as of ${date}`,
    finding: (owed, customers, overdue, percent) =>
      `${customers === "1" ? "1 customer owes" : `${customers} customers owe`} ${owed}, of which ${overdue} is overdue (${percent}).`,
    findingNoneLate: (owed, customers) =>
      `${customers === "1" ? "1 customer owes" : `${customers} customers owe`} ${owed}, nothing of it overdue.`,
    findingCredited: (owed, customers, credits, overdue, percent) =>
      `${customers === "1" ? "1 customer owes" : `${customers} customers owe`} ${owed}, after ${credits} of credit notes and overpayments. ${overdue} of invoices overdue, ${percent} of the open invoices.`,
    findingCreditedNoneLate: (owed, customers, credits) =>
      `${customers === "1" ? "1 customer owes" : `${customers} customers owe`} ${owed}, after ${credits} of credit notes and overpayments. Nothing overdue.`,
    findingNothing: "No customer owes anything on this date.",
    delays: (days, late) =>
      `Over a year they pay in ${days} days on average, ${late} days after the due date.`,
    delaysEarly: (days, early) =>
      `Over a year they pay in ${days} days on average, ${early} days before the due date.`,
    window: (from, to) => `A year, here, is the 365 days from ${from} to ${to}.`,
    youngCase: (since) =>
      `The book begins on ${since}: state the sales, the invoices and the DSO of a whole year.`,
    young: (since) =>
      `The book begins on ${since}: it is less than a year old, and yearly amounts cover a part of a year only.`,
    print: "Print",
    save: "Download as one HTML file",
    figure: "Figure",
    days: (days) => `${days} days`,
    none: "no figure",
    noneHelp: "There are no sales or payments in the year to compute it from.",

    first: "What to do first",
    firstNone: "Nothing urgent: no reminder to send, no old delay, no unlawful terms.",
    actions: {
      remind: (count, sums) =>
        `Send today’s ${count === "1" ? "reminder" : `${count} reminders`}: ${sums}.`,
      oldest: (sum) => `Deal with ${sum} more than 90 days overdue: formal notice, then court.`,
      disputed: (sum) => `Settle disputes: ${sum} stays blocked while they last.`,
      terms: (customers, invoices) =>
        customers === "0"
          ? `Bring the due dates of ${invoices === "1" ? "1 invoice" : `${invoices} invoices`} of the year back within the law.`
          : `Bring the terms of ${customers === "1" ? "1 customer" : `${customers} customers`} back within the law.`,
      limit: (count) =>
        `Stop selling on credit to the ${count === "1" ? "customer" : `${count} customers`} over the limit.`,
      concentration: (name, percent) =>
        `Seek a guarantee on ${name}: ${percent} of all that is owed.`,
      noLimit: "Set credit limits: none of your customers has one.",
      claim: (sum) => `Claim the late-payment interest that the law grants: ${sum}.`,
      allowance: (sum) => `Provide for an allowance of ${sum} at closing.`,
    },
    go: {
      remind: "Reminders",
      oldest: "Invoices",
      disputed: "Invoices",
      terms: "Terms",
      limit: "Customers",
      concentration: "This customer",
      noLimit: "Customers",
      claim: "Claims",
      allowance: "Provisions",
    },

    who: "Who the customers are",
    whoFinding: (customers, recent) =>
      `${customers === "1" ? "1 customer" : `${customers} customers`}${recent === undefined ? "" : recent === "0" ? ", none new within a year" : `, ${recent} of them new within a year`}`,
    whoHelp:
      "By kind of debtor, which decides the law that applies. A customer is new if its first invoice is less than a year old.",
    kinds: { business: "Businesses", public: "Public debtors", consumer: "Consumers" },
    kind: "Kind",
    customers: "Customers",
    recent: "New",
    owing: "Owing",
    salesYear: "Sales over a year",
    owed: "Owed",
    overdue: "Overdue",
    overduePercent: "Share overdue",
    span: (from, to) => `from ${from} to ${to}`,
    owingWhy: "Customers whose receivables are positive, credit notes and overpayments deducted.",

    concentration: "Concentration",
    concentrationFinding: (name, percent) => `${name} owes ${percent} of all`,
    concentrationNone: "Nothing is owed: no concentration",
    concentrationHelp:
      "What the largest customers weigh together, of what is owed and of the sales of the year. Beyond a third for one alone, its failure is a risk to you.",
    shareWhy: "The largest customers taken together as one, against the whole, credits deducted.",
    firstsWhy: "The largest customers, from the first to the last that is counted, taken together.",
    firsts: (count) => (count === "1" ? "The largest" : `The ${count} largest`),
    shareOpen: "Share of what is owed",
    shareSales: "Share of sales",
    debtors: "Largest customers",
    grade: "Grade",
    limit: "Limit",
    overLimit: "exceeded",
    noLimit: "none",
    newCustomer: "new",

    late: "Who pays late",
    lateFinding: (percent, days) =>
      `${percent} of what was paid came after the due date, ${days} days late on average`,
    lateNone: "No payment within the year yet: delays cannot be measured",
    lateEarly: (percent) => `${percent} of what was paid came after the due date`,
    lateHelp:
      "Of the payments of the last 365 days, weighted by their amounts. DSO measures what is owed against sales.",
    daysToPay: "Average time to pay",
    daysLate: "Average delay",
    paidLate: "Paid late",
    dso: "DSO, simple method",
    dsoCountBack: "DSO, count-back",
    delinquent: "Delay within DSO",
    effectiveness: "Collection effectiveness",
    slow: "Those who pay latest",
    slowHelp: "At least three payments in two years, and later than agreed on average.",
    onTime: "Paid on time",
    slowWhy:
      "Average, over the payments of the last 730 days, of the days from the due date to the payment, weighted by the amounts.",
    onTimeWhy: "Share of the amounts paid within the last 730 days that was paid by the due date.",

    terms: "Agreed terms",
    termsLawful: "Agreed terms and due dates keep within the law",
    termsUnlawful: (customers, invoices) =>
      `${[
        customers === "0"
          ? ""
          : `${customers === "1" ? "1 customer has" : `${customers} customers have`} longer terms than the law allows`,
        invoices === "0"
          ? ""
          : `${invoices === "1" ? "1 invoice of the year falls" : `${invoices} invoices of the year fall`} due too late`,
      ]
        .filter((said) => said !== "")
        .join("; ")}`,
    termsHelp: (checked) =>
      `The terms of each customer and the due dates of the ${checked} invoices of the year, held against the general ceiling of their kind of debtor. Certain sectors (French Commercial Code, art. L441-11) have a shorter one, public health a longer one: encours does not know your sector.`,
    agreed: "Terms",
    legalTerms: "those of the law, nothing agreed",
    lawful: "Lawful",
    isLawful: "lawful",
    isUnlawful: "beyond the law",
    lateDues: "Due later than under any lawful terms",
    invoice: "Invoice",
    customer: "Customer",
    issued: "Issued",
    due: "Due",
    latest: "At the latest",
    more: (count) => `and ${count} more`,
    fine: "Exceeding these terms exposes to an administrative fine (French Commercial Code, art. L441-16).",

    reminders: "Reminders",
    remindersFinding: (letters, percent) =>
      `${letters === "1" ? "1 reminder sent" : `${letters} reminders sent`} in a year, ${percent} followed by a payment within ten days`,
    remindersFindingNone: (letters) =>
      `${letters === "1" ? "1 reminder sent" : `${letters} reminders sent`} in a year, too recent to judge`,
    noReminder: "No reminder recorded within a year",
    remindersHelp:
      "Only what is recorded under Reminders counts. A reminder succeeds if a payment of its invoice follows within ten days; those of less than ten days ago are waited for.",
    stage: "Step",
    letters: "Sent",
    invoices: "Invoices",
    followed: "Followed by a payment",
    toSend: "Reminders to send on this day",
    plans: "Payment plans held, kept, broken",
    disputed: "Disputed",

    ageing: "Aged balance",
    ageingFinding: (sum) => `${sum} is more than 90 days overdue`,
    ageingNone: "Nothing is more than 90 days overdue",
    ageingHelp: "What is owed by age, from the due date to the date of situation.",
    age: "Age",

    costs: "What it costs",
    costsFinding: (sum) => `Delays alone cost ${sum} of funding a year`,
    costsNoRate: "Say what money costs you to put a figure on delays",
    costsNone: "Delays cost nothing in funding",
    costsHelp:
      "Funding what is owed, losing receivables, providing for those at risk; and, against it, what the law lets you claim.",
    fundingRate: "Cost of money, % a year",
    fundingRateOf: (percent) => `Cost of money: ${percent} a year`,
    fundingRateHelp: "The rate of your overdraft or loan.",
    setRate: "State the rate",
    funding: "Funding what is owed, a year",
    lateFunding: "of which delays alone",
    losses: "Written off within a year",
    lossPercent: "as a share of sales",
    allowance: "Allowance at the chosen rates",
    claim: "Claimable for delay",
    claimCount: (count) => (count === "1" ? "1 invoice" : `${count} invoices`),

    compare: "In-house, agency or factoring",
    compareFinding: {
      inHouse: "Collecting in-house costs the least",
      agency: "A collection agency costs the least",
      factoring: "Factoring costs the least",
    },
    compareOne: {
      inHouse: "What collecting in-house costs",
      agency: "What an agency costs",
      factoring: "What factoring costs",
    },
    compareNone: "Compare what each way to collect would cost",
    compareHelp:
      "A year, by the book and your assumptions: handling, funding, losses. An estimate: no law sets it.",
    wayNames: { inHouse: "In-house", agency: "Agency", factoring: "Factoring" },
    way: "Way",
    handling: "Handling",
    fundingCost: "Funding",
    lossCost: "Losses",
    total: "Total a year",
    handlingWhy: "Time spent on invoices paid late, fees or commission, fixed costs.",
    fundingWhy: "What the money of sales not yet collected costs, for the days of the DSO.",
    lossesWhy: "The share of sales that is never paid.",
    totalWhy:
      "Handling (time, fee or commission, fixed costs), funding of unpaid sales, losses: each is rounded, then added.",
    assume: "Fill in the assumptions",

    caseTitle: "Assumptions",
    caseGroup: "For",
    caseValue: "Value",
    caseHelp:
      "Leave empty what the book tells already; a way of which nothing is filled in is not compared.",
    groups: {
      book: "The year",
      inHouse: "In-house",
      agency: "By an agency",
      factoring: "By factoring",
    },
    fields: {
      fundingRatePercent: "Cost of money, % a year",
      annualSales: "Sales a year, VAT included",
      invoicesPerYear: "Invoices a year",
      dsoDays: "DSO, days",
      overduePercent: "Paid late, %",
      lossPercent: "Never paid, % of sales",
      "inHouse/minutesPerInvoice": "Minutes per late invoice",
      "inHouse/hourlyCost": "Cost of an hour",
      "inHouse/fixedYearly": "Fixed costs a year",
      "agency/feePercentOfRecovered": "Fee, % of what it recovers",
      "agency/fixedYearly": "Fixed costs a year",
      "agency/lossPercent": "Never paid, %",
      "agency/dsoDays": "DSO, days",
      "factoring/commissionPercent": "Commission, % of sales",
      "factoring/fundedPercent": "Advanced, %",
      "factoring/fundingRatePercent": "Funding, % a year",
      "factoring/fixedYearly": "Fixed costs a year",
      "factoring/lossPercent": "Never paid, %",
    },
    fromBook: (value) => `Book: ${value}.`,
    notInBook: "The book does not tell yet: 0 is taken.",
    asOwn: "Empty: as in-house.",
    noFixed: "Empty: none.",
    keepCase: "Save these assumptions",
    dropCase: "Clear these assumptions",
    caseName: "Costs of collection",
    wrongNumber: "Write a positive number like 1,234.56 without the comma: 1234.56.",
    lacking: "To be filled in to compare this way.",
    wrong: (count) =>
      count === "1" ? "One field needs another look." : `${count} fields need another look.`,

    grid: "Choosing a provider",
    gridFinding: (name, score) => `${name} comes first: ${score} out of 5`,
    gridNone: "Mark each offer by the same criteria",
    gridHelp:
      "Give each criterion a weight, 0 to 10, and each offer a mark, 0 to 5. The weighted mean waits until all marks are there.",
    criterion: "Criterion",
    weight: "Weight",
    score: "Weighted mean",
    scoreOf: (name) => `Weighted mean of ${name}`,
    scoreWhy:
      "Each mark times the weight of its criterion, divided by the sum of the weights; two decimals.",
    unmarked: "to be marked",
    provider: (number) => `Provider ${number}`,
    providerName: (number) => `Name of provider ${number}`,
    criterionName: (number) => `Criterion ${number}`,
    weightOf: (name) => `Weight: ${name}`,
    markOf: (name, provider) => `Mark: ${name}, ${provider}`,
    addProvider: "Add a provider",
    addCriterion: "Add a criterion",
    removeCriterion: (name) => `Remove “${name}”`,
    remove: "Remove",
    keepGrid: "Save the grid",
    dropGrid: "Back to the usual grid",
    gridName: "Grid of providers",
    wrongWeight:
      "A weight is a whole number from 0 to 10, a mark from 0 to 5; each criterion and each provider has a name.",
    usualCriteria: [
      ["Total cost, all fees included", 5],
      ["Share recovered, proven by references", 5],
      ["Knowledge of your sector and your debtors", 3],
      ["Respect for your customers and your image", 4],
      ["Money received on a separate account, passed on quickly", 5],
      ["Insurance, rules of amicable collection", 4],
      ["Online follow-up, reports", 2],
      ["Leaving the contract: duration, notice, fees", 3],
      ["Factoring: with or without recourse", 4],
    ],

    language: "Language of the document",
    languages: { fr: "French", en: "English" },
    file: "HTML file",
    wording: "Change the wording",
    wordingHelp:
      "Paragraphs are separated by an empty line; “#” begins a heading, “-” a list. Fields in braces are filled in by encours.",
    documentTitle: "Title",
    documentBody: "Text",
    documentFields: "Fields",
    keepDocument: "Save this wording",
    dropDocument: "Back to the usual wording",
    unknownFields: (fields) => `Unknown fields: ${fields}. Nothing was written.`,
    emptyDocument: "Title and text must be filled in.",
    noIdentity: "Your name is not stated yet:",
    documentLead: {
      creditPolicy:
        "To whom you sell on credit, up to what amount, on what terms: filled in from your settings, to be read again and adapted before it is signed.",
      procedure:
        "Who does what and when, from the due date to the court: filled in from your reminder policy, to be read again and adapted.",
    },
    documentNames: { creditPolicy: "Credit policy", procedure: "Collection procedure" },

    emptyTitle: "Your receivables, judged on one page",
    emptyLead:
      "Who your customers are, who pays late, whether your terms are lawful and your reminders work, what it costs, and where to begin. Drop your invoices to get it.",
    emptyExample: "This is what a chapter looks like:",
  },
);
