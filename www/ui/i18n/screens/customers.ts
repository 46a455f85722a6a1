/** What « Clients » says. */
import { both } from "../index.ts";

const many = (count: string) => count !== "0" && count !== "1";

export const customerWords = both(
  {
    name: "Clients",
    owed: (owing: string, open: string, date: string) =>
      `${owing} ${many(owing) ? "clients vous doivent" : "client vous doit"} ${open} au ${date}`,
    owedNothing: (date: string) => `Aucun client ne vous doit rien au ${date}`,
    ofThem: (count: string, all: string, open: string, date: string) =>
      `${count} ${many(count) ? "clients" : "client"} sur ${all} : ${open} d’encours au ${date}`,
    late: (overdue: string) => `, dont ${overdue} en retard`,
    overLimit: (count: string) =>
      ` ; ${count} ${many(count) ? "dépassent leur limite" : "dépasse sa limite"}`,
    filters: "Choisir les clients",
    search: "Rechercher un client",
    searchHelp: "Nom ou identifiant",
    standing: "Situation",
    everyone: "tous",
    standings: {
      owing: "avec un encours",
      late: "en retard",
      overLimit: "au-dessus de leur limite",
    },
    clear: "Tous les clients",
    none: "Aucun client ne répond à ces choix.",
    columns: {
      name: "Client",
      score: "Note",
      oldest: "Plus ancien retard",
      overdue: "En retard",
      suggestedLimit: "Limite suggérée",
      creditLimit: "Limite accordée",
      exposure: "Encours",
    },
    kinds: { business: "entreprise", public: "débiteur public", consumer: "particulier" },
    grade: (grade: string, score: string) => `${grade} · ${score}`,
    gradeNew: (score: string) => `nouveau · ${score}`,
    outOf: (score: string) => `${score} sur 100`,
    graded: (score: string, grade: string) => `${score} sur 100, appréciation ${grade}`,
    gradedNew: (score: string) => `${score} sur 100, client nouveau`,
    noLimit: "aucune",
    tooEarly: "trop tôt",
    isOver: "dépassée",
    days: (days: string) => `${days} j`,
    total: (count: string) => `${count} ${many(count) ? "clients" : "client"}`,
    csvHead: [
      "Identifiant",
      "Nom",
      "Type",
      "Encours",
      "Non échu",
      "En retard",
      "Avoirs et trop-perçus",
      "Plus ancien retard (jours)",
      "Limite accordée",
      "Dépassement",
      "Limite suggérée",
      "Note sur 100",
      "Appréciation",
    ],
    file: "clients.csv",
    why: {
      score: (name: string) => `Note de paiement de ${name}`,
      scoreMethod:
        "Cinq parties, chacune en points entiers, sur les règlements et les litiges des 730 derniers jours ; la note est leur somme. A dès 85, B dès 70, C dès 50, D dès 30, sinon E. Elle regarde en arrière : ce n’est pas une cote de solvabilité.",
      scoreNew:
        "Moins de trois règlements en 730 jours : client nouveau. La note part de 50 et perd un point par jour du plus ancien retard, sans descendre sous 0.",
      parts: {
        punctuality: "Ponctualité (retard moyen)",
        onTime: "À temps (part payée à l’échéance)",
        trend: "Tendance (180 derniers jours contre ceux d’avant)",
        overdue: "Échu (part de l’encours)",
        disputes: "Litiges",
      },
      points: (points: string, of: string, value: string) => `${points} sur ${of} (${value})`,
      exposure: (name: string) => `Encours de ${name}`,
      suggested: (name: string) => `Limite suggérée pour ${name}`,
      suggestedMethod:
        "Ventes mensuelles moyennes des 365 derniers jours, multipliées par (30 + retard moyen) ÷ 30, puis par un facteur selon l’appréciation : A 1,5, B 1,25, C 1, D 0,5, E 0. Une proposition, qu’une personne doit juger.",
      suggestedNew: "Il faut trois règlements en 730 jours pour en proposer une.",
    },
    emptyTitle: "Vos clients : ce qu’ils doivent, et comment ils paient",
    emptyLead:
      "Pour chacun, l’encours face à sa limite, le retard le plus ancien et une note qui dit d’où elle vient. Ils arrivent avec vos factures, ou un par un.",
    emptyExample: "Un client se lit ainsi :",
  },
  {
    name: "Customers",
    owed: (owing: string, open: string, date: string) =>
      `${owing} ${owing === "1" ? "customer owes" : "customers owe"} you ${open} on ${date}`,
    owedNothing: (date: string) => `No customer owes you anything on ${date}`,
    ofThem: (count: string, all: string, open: string, date: string) =>
      `${count} of ${all} customers: ${open} open on ${date}`,
    late: (overdue: string) => `, of which ${overdue} is overdue`,
    overLimit: (count: string) =>
      `; ${count} ${count === "1" ? "is over its limit" : "are over their limits"}`,
    filters: "Choose customers",
    search: "Find a customer",
    searchHelp: "Name or identifier",
    standing: "Standing",
    everyone: "all",
    standings: {
      owing: "with something open",
      late: "overdue",
      overLimit: "over their limits",
    },
    clear: "All customers",
    none: "No customer matches.",
    columns: {
      name: "Customer",
      score: "Score",
      oldest: "Longest overdue",
      overdue: "Overdue",
      suggestedLimit: "Suggested limit",
      creditLimit: "Credit limit",
      exposure: "Exposure",
    },
    kinds: { business: "business", public: "public body", consumer: "consumer" },
    grade: (grade: string, score: string) => `${grade}, ${score}`,
    gradeNew: (score: string) => `new, ${score}`,
    outOf: (score: string) => `${score} out of 100`,
    graded: (score: string, grade: string) => `${score} out of 100, grade ${grade}`,
    gradedNew: (score: string) => `${score} out of 100, new customer`,
    noLimit: "none",
    tooEarly: "too early",
    isOver: "exceeded",
    days: (days: string) => (days === "1" ? "1 day" : `${days} days`),
    total: (count: string) => (count === "1" ? "1 customer" : `${count} customers`),
    csvHead: [
      "Identifier",
      "Name",
      "Kind",
      "Exposure",
      "Not due",
      "Overdue",
      "Credits",
      "Longest overdue (days)",
      "Credit limit",
      "Over the limit",
      "Suggested limit",
      "Score out of 100",
      "Grade",
    ],
    file: "customers.csv",
    why: {
      score: (name: string) => `Payment score of ${name}`,
      scoreMethod:
        "Five parts, each in whole points, on the payments and disputes of the last 730 days; the score is their sum. A from 85, B from 70, C from 50, D from 30, else E. It looks back: it does not rate solvency.",
      scoreNew:
        "Fewer than three payments in 730 days: a new customer. The score starts at 50 and loses a point for each day of the longest delay, down to 0.",
      parts: {
        punctuality: "Punctuality (average delay)",
        onTime: "On time (share paid by the due date)",
        trend: "Trend (last 180 days against those before)",
        overdue: "Overdue (share of what is open)",
        disputes: "Disputes",
      },
      points: (points: string, of: string, value: string) => `${points} of ${of} (${value})`,
      exposure: (name: string) => `Exposure to ${name}`,
      suggested: (name: string) => `Limit suggested for ${name}`,
      suggestedMethod:
        "Average monthly sales of the last 365 days, times (30 + average delay) ÷ 30, times a factor for the grade: A 1.5, B 1.25, C 1, D 0.5, E 0. A proposal, for a person to judge.",
      suggestedNew: "It takes three payments in 730 days to propose one.",
    },
    emptyTitle: "Your customers: what they owe, and how they pay",
    emptyLead:
      "For each, the exposure against its limit, the longest delay, and a score that says where it comes from. They come with your invoices, or one by one.",
    emptyExample: "A customer reads like this:",
  },
);
export type CustomerWords = (typeof customerWords)["fr"];
