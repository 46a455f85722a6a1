/** What « Réglages » says of the reference rates. */
import { both } from "../index.ts";

const isFirst = (from: string) => from.slice(5) === "01-01";

export const ratesWords = both(
  {
    name: "Taux de référence",
    help: "Les pénalités de retard reposent sur eux. Chaque valeur dit d’où elle vient et quand elle a été vérifiée ; vous pouvez ajouter un semestre dès qu’il est publié, sans attendre une nouvelle version.",
    news: (from: string) =>
      `Cette version apporte d’autres taux que ceux du ${from}. Les calculs faits dès maintenant les emploient ; ce que vous avez envoyé ou arrêté garde les siens.`,
    newsPoint: (series: string, half: string, percent: string, was: string) =>
      was === ""
        ? `${series}, ${half} : ${percent}, nouveau`
        : `${series}, ${half} : ${was} devient ${percent}`,
    series: {
      ecbRefinancing: "Taux de refinancement de la BCE",
      legalProfessional: "Taux de l’intérêt légal, « autres cas »",
      legalIndividual: "Taux de l’intérêt légal, créancier particulier",
    } as Record<string, string>,
    about: {
      ecbRefinancing:
        "Celui du premier jour du semestre. La loi y ajoute dix points pour une entreprise, huit pour une personne publique :",
      legalProfessional:
        "Ce que doit un particulier à une entreprise, dès la mise en demeure, et le plancher d’un taux de contrat :",
      legalIndividual: "Pour information : aucun calcul de cette page ne l’emploie",
    } as Record<string, string>,
    /** The first half-year that has none. */
    knownUntil: (next: string) => `Pas encore de valeur pour le ${next}.`,
    published: "Où elle est publiée",
    halfYear: (from: string) => `${isFirst(from) ? "1er" : "2e"} semestre ${from.slice(0, 4)}`,
    halfYearHead: "Semestre",
    inForce: "En vigueur",
    percent: "Taux",
    source: "Source",
    checked: "Vérifié le",
    own: "ajouté par vous",
    unused: "pas employé : il manque un semestre avant",
    inPlaceOf: (percent: string) => `au lieu de ${percent}`,
    remove: "Retirer",
    removeOf: (label: string) => `Retirer : ${label}`,
    all: (count: string) => `Voir les ${count} semestres`,
    add: "Ajouter ou corriger un semestre",
    addHelp: "Rien n’est employé avant que vous ayez vu ce que cela change.",
    wrong: "Des champs sont à revoir : rien n’a été écrit.",
    seriesField: "Série",
    percentField: "Taux, en % par an",
    percentHelp: "Pour la BCE, le taux nu : les dix points s’ajoutent d’eux-mêmes.",
    wrongPercent: "Écrivez un taux comme 2,15.",
    sourceField: "Où vous l’avez lu",
    sourceHelp: "Par exemple : arrêté du 18 décembre 2026, ou Banque de France.",
    urlField: "Lien vers la source",
    wrongUrl: "Écrivez une adresse comme https://www.ecb.europa.eu.",
    checkedField: "Vérifié le",
    preview: "Voir ce qui change",
    use: "Employer ce taux",
    changes: (series: string, half: string, percent: string) => `${series}, ${half} : ${percent}`,
    nothingLate: "Aucune facture en retard n’est touchée.",
    onDay: "Au",
    now: (date: string) => date,
    later: (date: string) => `${date}, si rien n’est réglé`,
    interestBefore: "Intérêts, sans",
    interestAfter: "Intérêts, avec",
    claimAfter: "Réclamable, avec",
    unmoved: "Ces sommes ne changent pas.",
    keeps:
      "Les lettres envoyées et les clôtures gardent le taux avec lequel elles ont été faites. Ce changement entre au journal et s’annule.",
    csvHead: ["Série", "Du", "Au", "Taux (%)", "Source", "Vérifié le", "Origine"],
  },
  {
    name: "Reference rates",
    help: "Late-payment interest rests on them. Each value says where it comes from and when it was checked; you can add a half-year as soon as it is published, without waiting for a new version.",
    news: (from: string) =>
      `This version brings other rates than those of ${from}. What is computed from now on uses them; what you have sent or closed keeps its own.`,
    newsPoint: (series: string, half: string, percent: string, was: string) =>
      was === ""
        ? `${series}, ${half}: ${percent}, new`
        : `${series}, ${half}: ${was} becomes ${percent}`,
    series: {
      ecbRefinancing: "ECB refinancing rate",
      legalProfessional: "French legal interest rate, “other cases”",
      legalIndividual: "French legal interest rate, private creditor",
    } as Record<string, string>,
    about: {
      ecbRefinancing:
        "That of the first day of the half-year. The law adds ten points for a business, eight for a public body:",
      legalProfessional:
        "What a consumer owes a business from the formal notice on, and the floor of a contract rate:",
      legalIndividual: "For information: nothing on this page is computed with it",
    } as Record<string, string>,
    knownUntil: (next: string) => `No value yet for ${next}.`,
    published: "Where it is published",
    halfYear: (from: string) => `${isFirst(from) ? "first" : "second"} half of ${from.slice(0, 4)}`,
    halfYearHead: "Half-year",
    inForce: "In force",
    percent: "Rate",
    source: "Source",
    checked: "Checked on",
    own: "added by you",
    unused: "not used: a half-year before it is missing",
    inPlaceOf: (percent: string) => `instead of ${percent}`,
    remove: "Remove",
    removeOf: (label: string) => `Remove: ${label}`,
    all: (count: string) => `Show all ${count} half-years`,
    add: "Add or correct a half-year",
    addHelp: "Nothing is used before you have seen what it changes.",
    wrong: "Some fields need another look: nothing was written.",
    seriesField: "Series",
    percentField: "Rate, in % a year",
    percentHelp: "For the ECB the bare rate: the ten points are added by themselves.",
    wrongPercent: "Write a rate such as 2.15.",
    sourceField: "Where you read it",
    sourceHelp: "For example: order of 18 December 2026, or Banque de France.",
    urlField: "Link to the source",
    wrongUrl: "Write an address such as https://www.ecb.europa.eu.",
    checkedField: "Checked on",
    preview: "See what changes",
    use: "Use this rate",
    changes: (series: string, half: string, percent: string) => `${series}, ${half}: ${percent}`,
    nothingLate: "No late invoice is affected.",
    onDay: "On",
    now: (date: string) => date,
    later: (date: string) => `${date}, if nothing is paid`,
    interestBefore: "Interest, without",
    interestAfter: "Interest, with",
    claimAfter: "Claim, with",
    unmoved: "These sums do not change.",
    keeps:
      "Letters that were sent and closings keep the rate that they were made with. This change goes into the journal and can be undone.",
    csvHead: ["Series", "From", "To", "Rate (%)", "Source", "Checked on", "Origin"],
  },
);
