/** All that the page says, in French: the source of truth. Sentences get figures already written out. */
interface Refused {
  code: string;
  message: string;
  path?: string;
  value?: string;
}

/** Zero and one are singular in French. */
function plural(count: string): boolean {
  return count !== "0" && count !== "1";
}

/** Where a change is, once it is told as done. */
function keptIn(copies: number): string {
  if (copies === 0) return "Rien n’est gardé à la fermeture.";
  return copies === 1 ? "Enregistré, 1 copie." : `Enregistré, ${copies} copies.`;
}

/** The two places of the book. */
function place(name: string): string {
  return name === "default" ? "copie principale" : "seconde copie";
}
function otherPlace(name: string): string {
  return name === "default" ? "seconde copie" : "copie principale";
}
/** What keeps a copy from holding all of the book. */
const copyProblems: Record<string, string> = {
  "store/absent": "n’est pas permise ici par le navigateur",
  "store/blocked": "est retenue par un autre onglet",
  "store/closed": "a été fermée par le navigateur",
  "store/quota": "n’a plus de place",
  "store/silent": "ne répond plus",
  "store/unreadable": "ne s’ouvre pas, ou refuse d’être écrite",
};

const storeProblems: Record<string, string> = {
  "store/absent":
    "Ce navigateur ne laisse rien enregistrer ici (fenêtre privée ?). Vous pouvez travailler, mais rien ne sera gardé à la fermeture.",
  "store/blocked":
    "Un autre onglet d’encours retient les données. Fermez-le, puis réessayez : rien n’est perdu.",
  "store/closed":
    "Le navigateur a fermé l’accès aux données. Rechargez la page : ce qui était enregistré l’est toujours.",
  "store/covered":
    "Cette facture ou cette fiche a changé depuis : annulez d’abord sa dernière modification. Rien n’a été écrit.",
  "store/missing": "Cette facture ou ce client n’est pas, ou plus, dans le livre.",
  "store/newer":
    "Ces données ont été écrites par une version plus récente d’encours. Rechargez la page pour l’obtenir ; rien n’a été modifié.",
  "store/quota":
    "Plus de place : le navigateur a refusé l’enregistrement. Rien n’a été écrit, votre fichier est intact. Libérez de l’espace, puis réessayez.",
  "store/silent":
    "Le navigateur ne répond plus quand les données sont demandées. Fermez-le puis rouvrez-le : ce qui était enregistré l’est toujours.",
  "store/unreadable":
    "Le navigateur ne parvient pas à ouvrir les données. Fermez les autres fenêtres et réessayez ; n’effacez pas les données du site.",
};

/** How a figure of the allowances is made, by its name in their report. */
const allowanceMethods: Record<string, string> = {
  netOpen:
    "Reste dû de chaque facture, sans sa TVA : celle que la facture indique, sinon la TVA supposée. Avoirs et trop-perçus sont laissés de côté.",
  allowance:
    "Reste dû hors taxes de chaque facture, multiplié par le taux de sa tranche d’âge ou de sa situation ; arrondi une fois par client, puis additionné.",
  previous: "Ce qui était déprécié à la clôture précédente.",
  charge: "Dépréciation moins celle de la clôture précédente, client par client, si elle augmente.",
  reversal:
    "Dépréciation de la clôture précédente moins celle d’aujourd’hui, client par client, si elle baisse.",
  debit:
    "Ce qui est à passer à cette date, somme des clients : la dotation ou la reprise, et ce qui passe en créances douteuses (416), TTC.",
  credit:
    "Ce qui est à passer à cette date, somme des clients : la dotation ou la reprise, et ce qui passe en créances douteuses (416), TTC.",
};

export const fr = {
  title: "encours : vos factures, ce qui est dû, depuis quand",
  skip: "Aller au contenu",
  otherLanguage: "English",
  loading: "Ouverture du livre…",
  retry: "Réessayer",
  close: "Fermer",
  copy: "Copier",
  copied: "Copié",
  cancel: "Annuler",
  undo: "Annuler",
  redo: "Rétablir",

  nav: {
    label: "Navigation principale",
    dashboard: "Tableau de bord",
    invoices: "Factures",
    customers: "Clients",
    reminders: "Relances",
    aging: "Balance âgée",
    indicators: "Indicateurs",
    claims: "Pénalités",
    forecast: "Prévision",
    cash: "Trésorerie",
    allowance: "Dépréciation",
    provisions: "Provisions",
    calculators: "Calculateurs",
    audit: "Audit",
    import: "Importer",
    data: "Données",
    settings: "Réglages",
    figures: "Comment c’est calculé",
    figuresPage: "../figures/index.html",
    keys: "Le clavier (?)",
    more: "Plus",
  },
  bar: {
    asOf: "Situation au",
    backToToday: "revenir à aujourd’hui",
    changedSince: "ce qui a changé depuis",
    saved: (copies: number) =>
      copies === 1 ? "Enregistré, 1 copie" : `Enregistré, ${copies} copies`,
    savedHelp: "Vos factures sont enregistrées sur cet appareil, et nulle part ailleurs.",
    unsaved: "Non enregistré",
    empty: "Livre vide",
    demo: "Démonstration",
  },
  demoNote: "Livre de démonstration, aux noms inventés : rien n’est enregistré.",
  demoLeave: "Quitter la démonstration",
  demoFile: "Télécharger son fichier CSV",
  update: "Une nouvelle version d’encours est prête.",
  updateNow: "Mettre à jour",

  stages: {
    reading: "Lecture du fichier",
    checking: "Comparaison avec le livre",
    saving: "Enregistrement",
    loading: "Ouverture du livre",
    computing: "Calcul des chiffres",
  },
  megabytes: (count: string) => `${count} Mo`,
  progress: (done: string, total: string) => `${done} sur ${total}`,
  imported: (added: string, replaced: string, copies: number) =>
    `${added === "0" ? "Aucune facture nouvelle" : added === "1" ? "1 facture ajoutée" : `${added} factures ajoutées`}${replaced === "0" ? "" : replaced === "1" ? ", 1 mise à jour" : `, ${replaced} mises à jour`}. ${keptIn(copies)}`,
  undone: (what: string, copies: number) => `Annulé : ${what}. ${keptIn(copies)}`,
  redone: (what: string, copies: number) => `Rétabli : ${what}. ${keptIn(copies)}`,
  deskConflict:
    "Un autre onglet a changé cela entre-temps : rien n’a été écrit. Ce que vous voyez est à jour.",
  erased: "Toutes les données ont été effacées de cet appareil.",
  erasedPartly:
    "Le livre est effacé, mais l’une de ses deux copies ne répond pas : elle sera effacée dès qu’elle répondra. Laissez encours ouvert, ou revenez-y.",
  oneCopy: (name: string, code: string) =>
    `Enregistré, 1 copie : la ${place(name)} ${copyProblems[code] ?? copyProblems["store/unreadable"]}. Vous travaillez sur l’autre ; exportez-la par prudence.`,
  recovered: (kind: string, name: string, count: string) => {
    const changes = `${count} ${plural(count) ? "modifications" : "modification"}`;
    switch (kind) {
      case "vanished":
        return `Données disparues de la ${place(name)} : ${changes} ${plural(count) ? "rétablies" : "rétablie"} depuis la ${otherPlace(name)}.`;
      case "completed":
        return `Il manquait ${changes} à la ${place(name)} : elle a été complétée depuis la ${otherPlace(name)}.`;
      case "mended":
        return `La ${place(name)} avait ${count} ${plural(count) ? "enregistrements abîmés, rétablis" : "enregistrement abîmé, rétabli"} depuis la ${otherPlace(name)}.`;
      default:
        return `Les deux copies racontaient des suites différentes. Le livre est la plus longue ; l’autre, ${changes} de la ${place(name)}, est mise de côté : elle est dans le journal brut, sous « Données ».`;
    }
  },
  recoveredTitle: "Rien n’est perdu",
  exportRaw: "Exporter le journal brut",
  exportDamaged: "Exporter ces enregistrements",
  refusal: ({ code, message }: Refused): string => {
    if (code === "internal/bug") {
      return "Un défaut d’encours a interrompu ce travail. Vos données enregistrées sont intactes ; rechargez la page.";
    }
    if (code === "file/unreadable") {
      return "Le fichier n’a pas pu être lu : il a peut-être été déplacé ou modifié. Choisissez-le de nouveau.";
    }
    return storeProblems[code] ?? message;
  },
  damage: (what: string, invoices: string, held: boolean, file: boolean) =>
    `${what} : un enregistrement du journal est abîmé${invoices ? ` (${invoices} ${plural(invoices) ? "factures" : "facture"})` : ""}. ${held ? "La copie rapide contient encore ces factures : les chiffres sont complets." : file ? "Le reste est chargé ; importez de nouveau ce fichier pour compléter." : "Le reste est chargé ; ce qui manque, import ou modification, est à refaire."}`,
  damageImport: (file: string) => `Import « ${file} »`,
  damageChange: (seq: string) => `Modification n° ${seq}`,
  damageTitle: "Données abîmées",

  calculatorsLead: "Une question, un calcul, l’article à l’appui : sans rien importer.",
  calculators: {
    aging: "Qui vous doit combien, et depuis quand ?",
    "collection-costs": "Que coûte le recouvrement, et par quelle façon ?",
    dso: "En combien de jours vos ventes sont-elles encaissées ?",
    "due-date": "Quand cette facture échoit-elle, et ce délai est-il licite ?",
    "early-discount": "Que coûte l’escompte accordé à qui paie en avance ?",
    forecast: "Où en sera votre trésorerie dans treize semaines ?",
    installments: "Comment échelonner cette dette ?",
    "late-payment": "Que vaut le retard d’une facture ?",
    provision: "Que déprécier ou provisionner à la clôture ?",
  },
  /** Of the calculator whose case is a table. */
  tableLead:
    "Le calcul se fait ici, sur votre appareil, et le tableau n’est gardé nulle part. Pour le garder, passez par l’import.",
  calculatorLead:
    "Le calcul se fait ici, sur votre appareil. L’adresse de cette page suit ce que vous saisissez : gardez-la, ou partagez-la.",

  welcome: {
    title: "Qui vous doit combien, depuis quand, et que faire ?",
    lead: "Déposez l’export CSV de votre logiciel de facturation. En quelques secondes, encours montre ce qui est dû, ce que le retard vaut selon la loi, quand l’argent devrait arriver et ce qu’il faut provisionner.",
    drop: "Déposez vos fichiers ici",
    dropHint:
      "CSV de factures (numéro, client, date d’émission, montant TTC ; échéance et règlements si vous les avez), factures électroniques (Factur-X, CII, UBL), ou FEC de votre comptabilité. Plusieurs à la fois si vous voulez.",
    choose: "Choisir des fichiers",
    demo: "Essayer la démo",
    demoHint:
      "Deux ans d’un studio imaginaire : 122 factures, treize clients. Rien n’est enregistré.",
    privacy:
      "Rien ne quitte cet appareil : ni compte, ni serveur, ni cookie. Fonctionne sans réseau après la première visite.",
    exampleTitle: "Ce que vous verrez",
    example: [
      { name: "Balance âgée", text: "chaque somme due dans sa tranche d’âge, client par client" },
      { name: "Indicateurs", text: "le DSO et les délais réels, avec le nom de leur méthode" },
      {
        name: "Pénalités de retard",
        text: "ce que la loi vous permet de réclamer, article à l’appui",
      },
      {
        name: "Trésorerie",
        text: "treize semaines, le point le plus bas, le premier jour sous zéro",
      },
      { name: "Dépréciation", text: "ce qu’il est prudent de mettre de côté, avec les écritures" },
    ],
    exampleFile: "Un fichier ressemble à ceci :",
  },
  sources: "Textes appliqués",
  checkedOn: (date: string) => `vérifié le ${date}`,
  /** In force since a day, up to a day: either may be unknown or still to come. */
  inForce: (from: string | undefined, to: string | undefined) =>
    from && to
      ? `en vigueur du ${from} au ${to}`
      : from
        ? `en vigueur depuis le ${from}`
        : to
          ? `en vigueur jusqu’au ${to}`
          : "",
  noAddress: "pas d’adresse publique enregistrée",
  tables: (checked: string, own: string) =>
    own === "" ? checked : `${checked}, ${own} taux ${own === "1" ? "ajouté" : "ajoutés"} par vous`,
  ratesToSettings: "Ajouter le taux de ce semestre",
  ratesNew: (from: string) =>
    `Les taux de référence ont changé depuis ceux du ${from} : les calculs faits dès maintenant emploient les nouveaux.`,
  ratesShow: "Voir lesquels",
  ratesSeen: "Compris",
  rateOwn: "ajouté par vous",
  dropAnywhere: "Lâchez le fichier pour le lire",

  insight: {
    due: (receivables: string, date: string, overdue: string, percent: string) =>
      `${receivables} dus au ${date}, dont ${overdue} en retard (${percent}).`,
    dueNoneLate: (receivables: string, date: string) =>
      `${receivables} dus au ${date}, rien en retard.`,
    credited: (receivables: string, date: string, credits: string) =>
      `${receivables} dus au ${date}, une fois déduits ${credits} d’avoirs et de trop-perçus.`,
    late: (overdue: string, percent: string) =>
      `${overdue} de factures en retard, soit ${percent} des factures non soldées.`,
    noneLate: "Rien en retard.",
    creditsOnly: (credits: string, date: string) =>
      `Rien n’est dû au ${date}. Vos clients ont ${credits} d’avoirs et de trop-perçus.`,
    nothing: (date: string) => `Rien n’est dû au ${date}.`,
    claim: (claim: string, count: string) =>
      `La loi vous permet de réclamer ${claim} sur ${count} ${count === "1" ? "facture payée ou restée" : "factures payées ou restées"} en retard.`,
    period: (from: string, to: string) => `Vos factures ont été émises du ${from} au ${to}.`,
    see: (date: string) => `Voir la situation au ${date}`,
    changes: "Ce qui a changé depuis la fin du mois précédent",
    future: "Date à venir : les règlements d’ici là ne sont pas connus.",
  },

  table: {
    csv: "CSV",
    xlsx: "Excel",
    png: "Image",
    csvOf: (what: string) => `Télécharger le tableau « ${what} » en CSV`,
    xlsxOf: (what: string) => `Télécharger le tableau « ${what} » pour Excel (.xlsx)`,
    pngOf: (what: string) => `Télécharger l’image « ${what} »`,
    customer: "Client",
    total: "Total",
    in: (currency: string) => `en ${currency}`,
    inDays: "en jours",
    more: (count: string) => `Afficher ${count} lignes de plus`,
    shown: (shown: string, all: string) => `${shown} lignes sur ${all}`,
    others: (count: string) => `Les ${count} autres`,
    scroll: "tableau à faire défiler",
  },

  aging: {
    disputed: "dont en litige",
    name: "Balance âgée",
    help: "Ce que chaque client doit encore, rangé selon le nombre de jours écoulés depuis l’échéance.",
    finding: (customer: string, total: string) => `${customer} doit le plus : ${total}.`,
    findingLate: (customer: string, total: string, overdue: string) =>
      `${customer} doit le plus : ${total}, dont ${overdue} en retard.`,
    none: "Aucun client ne doit rien à cette date.",
    notDue: "Non échu",
    bucket: (from: string, to: string) => `${from}–${to} j`,
    beyond: (from: string) => `plus de ${from} j`,
    credits: "Avoirs",
    creditsHelp: "Avoirs et trop-perçus, qui viennent en déduction.",
    oldest: "Plus ancien",
    days: (days: string) => `${days} j`,
    invoices: "Factures",
    chart: "Encours par client et par ancienneté",
    why: "Somme des restes dus, factures et avoirs, à la date choisie : montant TTC moins les règlements datés de ce jour ou d’avant. Chaque somme est dans une tranche et une seule.",
  },

  invoices: {
    name: "Factures",
    title: (count: string) => `${count} ${plural(count) ? "factures" : "facture"}`,
    titleOf: (count: string, all: string) =>
      `${count} ${plural(count) ? "factures" : "facture"} sur ${all}`,
    open: (open: string, date: string) => `${open} à encaisser au ${date}`,
    openLate: (open: string, date: string, overdue: string) =>
      `${open} à encaisser au ${date}, dont ${overdue} en retard`,
    openCredited: (open: string, date: string, credits: string, overdue: string) =>
      `${open} à encaisser au ${date}, une fois déduits ${credits} d’avoirs et de trop-perçus ; ${overdue} de factures en retard`,
    nothingOpen: (date: string) => `rien à encaisser au ${date}`,
    insight: (count: string, sums: string) => `${count} : ${sums}.`,
    and: " et ",
    why: "Somme des restes dus des factures de la liste à la date de situation, avoirs et trop-perçus déduits : montant TTC moins les règlements datés de ce jour ou d’avant.",
    filters: "Choisir les factures",
    search: "Rechercher",
    searchHelp: "Numéro ou client",
    status: "Situation",
    all: "toutes",
    standings: {
      open: "non soldées",
      notDue: "non échues",
      overdue: "en retard",
      disputed: "litigieuses",
      doubtful: "douteuses",
      credit: "avoirs et trop-perçus",
      paid: "soldées",
      writtenOff: "passées en perte",
    },
    customer: "Client",
    allCustomers: "tous",
    age: "Retard",
    anyReason: "tous",
    chooseColumns: "Colonnes",
    moveUp: (column: string) => `Monter ${column}`,
    moveDown: (column: string) => `Descendre ${column}`,
    usualColumns: "Colonnes usuelles",
    anyAge: "tous",
    sort: "Trier par",
    reverse: "Inverser l’ordre",
    fold: "Filtrer et trier",
    clear: "Toutes les factures",
    views: "Vues enregistrées",
    keepView: "Enregistrer cette vue",
    viewName: "Nom de la vue",
    dropView: (name: string) => `Retirer la vue « ${name} »`,
    columns: {
      number: "Numéro",
      customer: "Client",
      issued: "Émise le",
      due: "Échéance",
      amount: "Montant TTC",
      vat: "Dont TVA",
      open: "Reste dû",
      currency: "Devise",
      status: "Situation",
      daysLate: "Jours de retard",
      reason: "Motif",
    },
    statuses: {
      future: "à venir",
      notDue: "non échue",
      overdue: "en retard",
      disputed: "litigieuse",
      doubtful: "douteuse",
      credit: "avoir",
      paid: "soldée",
      writtenOff: "passée en perte",
    },
    late: (days: string) => `${days}\u00a0j de retard`,
    also: (status: string, late: string) => `${status}, ${late}`,
    nothing: "rien",
    none: "Aucune facture ne répond à ces choix.",
    printedPart: (shown: string, all: string) =>
      `Les ${shown} premières factures sur ${all} ; le fichier CSV les contient toutes.`,
    keys: "Flèches pour se déplacer, Début et Fin pour les bords.",
    totalOf: "Reste dû",
    listOf: (bucket: string) => `factures ${bucket}`,
    emptyTitle: "Vos factures, une par ligne : qui doit quoi, depuis quand",
    emptyLead:
      "Cherchez un numéro, gardez un client ou une tranche de retard, triez : la somme de ce qui est montré suit. Tout tient dans l’adresse, que vous pouvez garder.",
    emptyExample: "Voici à quoi la liste ressemble :",
  },

  edits: {
    done: (action: string, invoice: string, copies: number) =>
      `${action} : ${invoice}. ${keptIn(copies)}`,
    actions: {
      add: "Facture ajoutée",
      credit: "Avoir établi",
      deposit: "Acompte enregistré",
      edit: "Facture modifiée",
      pay: "Règlement enregistré",
      setOff: "Imputation enregistrée",
      dispute: "Litige ouvert",
      endDispute: "Litige clos",
      doubt: "Créance déclarée douteuse",
      endDoubt: "Créance redevenue saine",
      writeOff: "Passage en perte",
      restore: "Passage en perte retiré",
    },
    forms: {
      add: "Nouvelle facture",
      credit: "Établir un avoir",
      deposit: "Acompte reçu",
      edit: "Modifier",
      pay: "Enregistrer un règlement",
      setOff: "Imputer sur une facture",
      dispute: "Ouvrir un litige",
      endDispute: "Clore le litige",
      doubt: "Déclarer douteuse",
      endDoubt: "N’est plus douteuse",
      writeOff: "Passer en perte",
      restore: "Retirer le passage en perte",
    },
    help: {
      dispute:
        "La facture reste due et dans sa tranche ; elle n’est plus relancée comme les autres.",
      doubt: "Le paiement est incertain : la facture reste due, et se déprécie à part.",
      writeOff:
        "La créance est perdue : ce qui reste dû à cette date sort du livre. Rien n’est effacé, et cela s’annule.",
    } as Record<string, string>,
    number: "Numéro",
    customer: "Client",
    issued: "Émise le",
    terms: "Conditions de règlement",
    due: "Échéance",
    amount: "Montant TTC",
    amountHelp: "Négatif pour un avoir.",
    vat: "Dont TVA",
    optional: "facultatif",
    currency: "Devise",
    date: "Date",
    from: "À partir du",
    reason: "Motif",
    to: "Jusqu’au",
    paid: "Montant réglé",
    paidHelp: "Une partie suffit ; négatif pour un remboursement.",
    byDate: "à une date choisie",
    receipt: "à réception",
    net: (days: string) => `${days} jours`,
    daysThenEnd: (days: string) => `${days} jours fin de mois (les jours, puis la fin du mois)`,
    endThenDays: (days: string) => `fin de mois + ${days} jours (la fin du mois, puis les jours)`,
    onDay: (terms: string, day: string) => `${terms}, le ${day}`,
    ownTerms: (terms: string) => `celles du client : ${terms}`,
    dueOn: (date: string) => `Échéance : ${date}.`,
    save: "Enregistrer",
    drop: "Abandonner",
    wrongAmount: "Écrivez un montant comme 1 234,56.",
    required: "À remplir.",
    taken: "Ce numéro existe déjà : rien n’a été écrit. Choisissez-en un autre.",
    conflict:
      "Cette facture a changé entre-temps : rien n’a été écrit. Ci-dessus, ce qu’elle est devenue ; ci-dessous, ce que vous alliez écrire. Enregistrez de nouveau pour l’appliquer.",
    wrong: (count: string) =>
      count === "1" ? "Un champ est à revoir." : `${count} champs sont à revoir.`,
    payments: "Règlements",
    noPayment: "aucun",
    history: "Historique",
    noHistory: "Telle qu’importée.",
    actionsOf: "Agir",
    individualRate: "Taux de dépréciation",
    lostEntries: "Écritures du passage en perte",
    lostWhy:
      "Ce qui restait dû le jour du passage en perte. Sa TVA se récupère à la part qu’elle a dans la facture ; le reste est une perte.",
    lostHelp:
      "La dépréciation de ce client, s’il y en a une, est reprise à la clôture. La TVA ne se récupère que sur une créance réellement irrécouvrable, avec un duplicata de la facture (art. 272 CGI).",
    claim: "Réclamable",
    claimWhy: "Ce que le retard vaut selon la loi, étape par étape",
    undone: "annulé",
  },

  journal: {
    name: "Journal des modifications",
    help: "Tout ce qui a changé le livre sur cet appareil, le plus récent d’abord. Rien n’en est effacé : une annulation s’y ajoute, et s’annule à son tour.",
    who: "Qui",
    when: "Quand",
    what: "Quoi",
    about: "Sur",
    import: "Fichier importé",
    customer: { add: "Client ajouté", edit: "Client modifié" },
    restore: "Sauvegarde restaurée",
    invoices: (count: string) => `${count} ${plural(count) ? "factures" : "facture"}`,
    /** By kind of thing of the desk. */
    desk: {
      view: { add: "Vue ajoutée", edit: "Vue modifiée", remove: "Vue retirée" },
      rate: { add: "Taux ajouté", edit: "Taux modifié", remove: "Taux retiré" },
      bankLine: {
        add: "Ligne de relevé traitée",
        edit: "Ligne de relevé traitée",
        remove: "Ligne de relevé à revoir",
      },
      mapping: { add: "Lecture retenue", edit: "Lecture modifiée", remove: "Lecture oubliée" },
      contact: { add: "Contact ajouté", edit: "Contact modifié", remove: "Contact retiré" },
      closing: { add: "Clôture arrêtée", edit: "Clôture modifiée", remove: "Clôture retirée" },
      risk: { add: "Risque inscrit", edit: "Risque modifié", remove: "Risque retiré" },
      individualRate: {
        add: "Taux individuel donné",
        edit: "Taux individuel modifié",
        remove: "Taux individuel retiré",
      },
      creditNote: {
        add: "Avoir rattaché à sa facture",
        edit: "Avoir rattaché à sa facture",
        remove: "Avoir détaché de sa facture",
      },
      disputeReason: {
        add: "Motif de litige noté",
        edit: "Motif de litige modifié",
        remove: "Motif de litige retiré",
      },
      doubtReason: {
        add: "Motif de doute noté",
        edit: "Motif de doute modifié",
        remove: "Motif de doute retiré",
      },
      paymentsChecked: {
        add: "Règlements dits à jour",
        edit: "Règlements dits à jour",
        remove: "Règlements plus dits à jour",
      },
      template: {
        add: "Modèle de lettre ajouté",
        edit: "Modèle de lettre modifié",
        remove: "Modèle de lettre retiré",
      },
      keeper: { add: "Nom inscrit", edit: "Nom modifié", remove: "Nom retiré" },
      identity: {
        add: "Coordonnées ajoutées",
        edit: "Coordonnées modifiées",
        remove: "Coordonnées retirées",
      },
      policy: {
        add: "Plan de relance changé",
        edit: "Plan de relance changé",
        remove: "Plan de relance usuel repris",
      },
      plan: {
        add: "Échéancier accordé",
        edit: "Échéancier modifié",
        remove: "Échéancier retiré",
      },
      planBreak: {
        add: "Échéancier rompu",
        edit: "Échéancier rompu",
        remove: "Rupture d’échéancier retirée",
      },
      reminder: { add: "Relance envoyée", edit: "Relance modifiée", remove: "Relance retirée" },
      account: { add: "Compte ajouté", edit: "Compte modifié", remove: "Compte retiré" },
      flow: { add: "Flux ajouté", edit: "Flux modifié", remove: "Flux retiré" },
      levy: {
        add: "Prélèvement ajouté",
        edit: "Prélèvement modifié",
        remove: "Prélèvement retiré",
      },
      scenario: { add: "Scénario ajouté", edit: "Scénario modifié", remove: "Scénario retiré" },
      collectionCase: {
        add: "Coûts du recouvrement indiqués",
        edit: "Coûts du recouvrement modifiés",
        remove: "Coûts du recouvrement retirés",
      },
      providerGrid: {
        add: "Grille de choix ajoutée",
        edit: "Grille de choix modifiée",
        remove: "Grille de choix retirée",
      },
      document: {
        add: "Document rédigé",
        edit: "Document modifié",
        remove: "Document usuel repris",
      },
    },
    undo: (what: string) => `Annulation (${what})`,
    of: (what: string, about: string) => `${what}, ${about}`,
    jsonOf: "Journal des modifications en JSON",
    act: (act: string, what: string, about: string) => `${act} : ${what}, ${about}`,
    csvHead: ["Numéro", "Instant (UTC)", "Qui", "Quoi", "Sur", "Somme de contrôle"],
  },

  kpis: {
    name: "Indicateurs",
    method: "Méthode",
    value: "Valeur",
    help: "Le délai dans lequel vos clients paient, mesuré de plusieurs façons : chacune a son nom. Le DSO compte les jours de ventes qui restent à encaisser.",
    finding: (days: string) => `Vos clients paient en ${days} en moyenne.`,
    findingDso: (days: string) => `Vos ventes mettent ${days} à être encaissées.`,
    findingNone: "Pas assez de ventes ou de règlements récents pour mesurer un délai.",
    window: "Période observée",
    windowDays: (days: string) => `${days} derniers jours`,
    none: "sans objet",
    noneHelp:
      "Le quotient n’a pas de sens ici : il manque des ventes ou des règlements dans la période.",
    days: "jours",
    dso: {
      label: "DSO",
      method: "méthode simple",
      why: "Encours divisé par les ventes TTC de la période, multiplié par le nombre de jours. Réagit aux grosses ventes récentes.",
    },
    dsoCountBack: {
      label: "DSO",
      method: "par épuisement",
      why: "On épuise l’encours par les ventes du mois en cours, puis des mois d’avant, et l’on compte les jours. Suit la saison ; diffère de la méthode simple quand les ventes varient.",
    },
    truncated:
      "L’encours dépasse toutes les ventes du livre : le décompte s’arrête à son premier mois.",
    dsoBestPossible: {
      label: "DSO idéal",
      method: "si tout était payé à l’échéance",
      why: "La part non échue de l’encours, divisée par les ventes de la période, multipliée par le nombre de jours.",
    },
    averageDaysDelinquent: {
      label: "Retard contenu dans le DSO",
      method: "DSO simple − DSO idéal",
      why: "Les jours du DSO simple dus aux seuls retards.",
    },
    averageDaysToPay: {
      label: "Délai moyen de paiement",
      method: "pondéré par les règlements",
      why: "De l’émission au règlement, en moyenne pondérée par les montants réglés dans la période. Ce n’est pas le DSO : seules les factures payées comptent.",
    },
    averageDaysLate: {
      label: "Retard moyen de paiement",
      method: "pondéré par les règlements",
      why: "De l’échéance au règlement, en moyenne pondérée par les montants réglés dans la période. Négatif si l’on paie en avance.",
    },
    overduePercent: {
      label: "Part en retard",
      method: "échu ÷ (échu + non échu)",
      why: "Part de l’encours positif dont l’échéance est passée.",
    },
    paidLatePercent: {
      label: "Payé en retard",
      method: "part des règlements",
      why: "Part des montants réglés dans la période après leur échéance.",
    },
    collectionEffectivenessPercent: {
      label: "Efficacité du recouvrement",
      method: "CEI : part encaissée",
      why: "Part encaissée de ce qui pouvait l’être dans la période : encours de départ et ventes, moins l’encours de fin.",
    },
    lossPercent: {
      label: "Taux de perte",
      method: "passages en perte ÷ ventes",
      why: "Ce qui est passé en perte dans la période, rapporté aux ventes.",
    },
    topCustomerPercent: {
      label: "Premier client",
      method: "part de l’encours",
      why: "Part du plus gros débiteur dans l’encours : au-delà d’un tiers, sa défaillance est un risque pour vous.",
    },
    receivables: {
      label: "Encours",
      method: "restes dus, avoirs déduits",
      why: "Somme des restes dus, factures et avoirs, à la date choisie : montant TTC moins les règlements datés de ce jour ou d’avant.",
    },
    overdue: {
      label: "En retard",
      method: "échéance passée",
      why: "Somme des restes dus des factures dont l’échéance est passée à la date choisie.",
    },
    notDue: {
      label: "Non échu",
      method: "échéance à venir",
      why: "Somme des restes dus des factures dont l’échéance n’est pas passée à la date choisie.",
    },
    sales: {
      label: "Ventes TTC",
      method: "de la période",
      why: "Montants TTC des factures émises dans la période, avoirs déduits, réglées ou non.",
    },
    disputed: {
      label: "Litigieux",
      method: "dans l’encours",
      why: "Somme des restes dus des factures en litige à la date choisie ; elle est comprise dans l’encours.",
    },
    doubtful: {
      label: "Douteux",
      method: "dans l’encours",
      why: "Somme des restes dus des factures douteuses à la date choisie ; elle est comprise dans l’encours.",
    },
  },

  claims: {
    why: "Somme des lignes, calculées facture par facture : intérêts jour par jour sur ce qui reste dû au début de chaque jour, au taux de chaque semestre (BCE + 10 points entre entreprises ; pour un débiteur public, BCE + 8 points du semestre où commence le retard), plus 40 € par facture en retard. Chaque ligne s’ouvre sur son détail.",
    name: "Pénalités de retard",
    help: "Intérêts de retard et indemnité forfaitaire de 40 € que la loi vous accorde, sans rappel préalable, sur un client professionnel ou public. Les textes sont sous le tableau.",
    finding: (claim: string, count: string) =>
      `${claim} réclamables sur ${count} ${count === "1" ? "facture" : "factures"}.`,
    none: "Aucune facture n’a été payée ni laissée en retard : rien à réclamer.",
    invoice: "Facture",
    due: "Échéance",
    open: "Reste dû",
    late: "Retard",
    interest: "Pénalités",
    indemnity: "Indemnité",
    claim: "Réclamable",
    paid: "soldée",
    openDetail: (invoice: string) => `Détail de ${invoice}`,
    panelTitle: (invoice: string) => `Pénalités de ${invoice}`,
    issued: "Émise le",
    amount: "Montant TTC",
    payments: "Règlements",
    noPayment: "aucun",
    segments: "Période par période",
    from: "Du",
    to: "au",
    days: "Jours",
    principal: "Sur",
    rate: "Taux",
    totalDue: "Total dû",
    perDay: (amount: string) => `Chaque jour de plus ajoute ${amount}.`,
    limitation: (date: string) => `À réclamer au plus tard le ${date}`,
    warnings: "À savoir",
    rates: (date: string) => `Tables de taux vérifiées le ${date}.`,
    reference: "Taux de référence",
    series: {
      ecbRefinancing: "Taux de refinancement de la BCE",
      legalProfessional: "Taux de l’intérêt légal, « autres cas »",
    } as Record<string, string>,
    rateFrom: (series: string, percent: string, from: string) =>
      `${series} au ${from} : ${percent}, d’après`,
    noSegment: "Aucun jour ne porte intérêt.",
  },

  forecast: {
    why: "Chaque facture non soldée est attendue à son échéance, décalée du retard habituel du client ; celles déjà en retard, après le délai choisi. Le solde de fin de chaque jour est comparé au seuil.",
    name: "Trésorerie",
    help: "Ce que vos factures non soldées devraient rapporter, semaine par semaine, pendant treize semaines.",
    findingAbove: (lowest: string, date: string) =>
      `Au plus bas, ${lowest} le ${date} : jamais sous le seuil.`,
    findingBelow: (first: string, lowest: string, date: string) =>
      `Sous le seuil dès le ${first} ; au plus bas, ${lowest} le ${date}.`,
    opening: "Solde de départ",
    threshold: "Seuil d’alerte",
    thresholdMark: (amount: string) => `seuil : ${amount}`,
    timing: "Quand vos clients paieront",
    timingBehaviour: "selon leurs habitudes",
    timingDue: "à l’échéance",
    grace: "Attente des factures en retard, en jours",
    week: "Semaine",
    until: "Jusqu’au",
    receivables: "Encaissements",
    net: "Variation",
    closing: "Solde",
    lowest: "Plus bas",
    start: "départ",
    excluded: (amount: string) => `Laissé de côté (litigieux et douteux) : ${amount}.`,
    beyond: (amount: string) => `Attendu après la période : ${amount}.`,
    firstBelow: "Premier jour sous le seuil",
    firstBelowOn: "Premier jour sous le seuil :",
    never: "jamais",
    chart: "Solde prévu, semaine par semaine",
    lowestMark: (amount: string, date: string) => `${amount} le ${date}`,
    noFlows: "Ni charges ni autres recettes : seules les factures du livre sont comptées.",
    more: "Comptes, charges, scénarios et hypothèses",
    /** By the names that the core gives the parts of a balance. */
    parts: {
      opening: "Solde de départ",
      receivables: "Factures attendues",
      inflows: "Autres recettes",
      outflows: "Charges, à déduire",
    } as Record<string, string>,
    part: (what: string, date: string) => `${what}, le ${date}`,
    partsMore: (count: string) => `et ${count} de plus`,
  },

  allowance: {
    whyOf: (figure: string): string => allowanceMethods[figure] ?? "",
    at: (what: string, percent: string) => `${what}, à ${percent}`,
    individual: (invoice: string) => `${invoice}, à son propre taux`,
    others: (count: string) => (plural(count) ? `et ${count} autres` : "et une autre"),
    partOf: (figure: string): string =>
      figure === "previous" ? "Clôture précédente" : "Dépréciation",
    name: "Dépréciation des créances",
    help: "Perte probable sur les créances, hors TVA (compte 491), selon des taux par ancienneté que vous choisissez.",
    finding: (allowance: string, base: string) => `${allowance} à déprécier sur ${base} hors TVA.`,
    none: "Aucune créance à l’actif : rien à déprécier.",
    rates: "Taux de perte par ancienneté",
    ratesHelp:
      "Hypothèses à remplacer par votre expérience : en fiscalité, seule une perte précise et probable se déduit.",
    doubtful: "Douteuses",
    disputed: "Litigieuses",
    byAge: "Sans taux propre, une créance douteuse ou litigieuse suit son ancienneté.",
    vat: "TVA supposée",
    rateWrong: "Un taux de 0 à 100.",
    netOpen: "Reste dû HT",
    allowance: "Dépréciation",
    previous: "Clôture précédente",
    charge: "Dotation",
    reversal: "Reprise",
    more: "Historique des pertes, clôtures, risques et dossier de clôture",
    entries: "Écritures",
    account: "Compte",
    label: "Libellé",
    debit: "Débit",
    credit: "Crédit",
    balanced: "Chaque écriture est équilibrée : un débit, un crédit, le même montant.",
  },

  why: {
    title: "Pourquoi ce chiffre ?",
    method: "Méthode",
    inputs: "Avec",
    page: "Formule, droit et exemple chiffré",
    pageOf: (figure: string) => `../figures/${figure}.html`,
    steps: "Le calcul, étape par étape",
  },

  figureRefused: {
    fx: (currencies: string) =>
      `Le livre contient aussi des factures en ${currencies}. Donnez la valeur d’une unité de chaque monnaie, ou changez la devise des chiffres.`,
    fxLabel: (from: string, to: string) => `1 ${from} vaut, en ${to}`,
    fxApply: "Convertir",
    switchTo: (currency: string) => `Montrer les chiffres en ${currency}`,
  },

  import: {
    title: "Importer des fichiers",
    lead: "L’export CSV de votre logiciel, vos factures Factur-X, ou le FEC de votre comptabilité : encours reconnaît chaque fichier à son contenu. Vous verrez ce qui en a été compris avant tout enregistrement.",
    previewOf: (file: string) => `Voici ce qu’encours a compris de « ${file} »`,
    finding: (invoices: string, customers: string, payments: string) =>
      `${invoices} ${invoices === "1" ? "facture" : "factures"}, ${customers} ${customers === "1" ? "client" : "clients"}, ${payments} ${payments === "1" ? "règlement" : "règlements"}.`,
    nothingSaved: "Rien n’est encore enregistré.",
    remembered: "Lu comme votre dernier fichier aux mêmes colonnes.",
    forget: "Lire sans ces choix",
    against: "Par rapport au livre",
    added: (count: string): string => (plural(count) ? "nouvelles" : "nouvelle"),
    known: (count: string): string => (plural(count) ? "déjà connues" : "déjà connue"),
    conflicts: (count: string): string => (plural(count) ? "différentes" : "différente"),
    conflictsTitle: (count: string): string =>
      plural(count) ? `${count} factures différentes` : `${count} facture différente`,
    conflictsHelp: (count: string): string =>
      `Le livre connaît déjà ${plural(count) ? "ces numéros" : "ce numéro"}, avec un autre contenu (montant, date, règlement…).`,
    conflictKeep: (count: string): string =>
      plural(count) ? "Garder celles du livre" : "Garder celle du livre",
    conflictReplace: (count: string): string =>
      plural(count) ? "Les remplacer par celles du fichier" : "La remplacer par celle du fichier",
    confirm: (added: string) =>
      added === "1" ? "Ajouter 1 facture au livre" : `Ajouter ${added} factures au livre`,
    confirmReplace: "Mettre le livre à jour",
    nothingNew: "Rien à ajouter : le livre connaît déjà ces factures.",
    conflictsKept: "Rien ne change : le livre reste tel quel.",
    done: "Terminer",
    drop: "Abandonner",
    understood: "Format reconnu",
    delimiter: "Séparateur",
    delimiters: {
      ",": "virgule",
      ";": "point-virgule",
      "\t": "tabulation",
      "|": "barre verticale",
    } as Record<string, string>,
    encoding: "Encodage",
    encodings: {
      "utf-8": "UTF-8",
      "windows-1252": "Windows-1252",
      "iso-8859-15": "ISO-8859-15",
    } as Record<string, string>,
    decimal: "Décimales",
    decimals: { ",": "virgule (1 234,56)", ".": "point (1,234.56)" } as Record<string, string>,
    dateFormat: "Dates",
    dateFormats: {
      "YYYY-MM-DD": "AAAA-MM-JJ",
      "DD/MM/YYYY": "JJ/MM/AAAA",
      "MM/DD/YYYY": "MM/JJ/AAAA",
      YYYYMMDD: "AAAAMMJJ",
      "DD.MM.YYYY": "JJ.MM.AAAA",
      "DD-MM-YYYY": "JJ-MM-AAAA",
    } as Record<string, string>,
    currency: "Devise",
    currencyHelp: "Pour les lignes qui n’en portent pas.",
    round: "Arrondir les montants qui ont trop de décimales",
    automatic: "détecté",
    columns: "Colonnes reconnues",
    fields: {
      id: "Numéro de facture",
      customer: "Client",
      customerName: "Nom du client",
      customerKind: "Type de client",
      issued: "Date d’émission",
      due: "Échéance",
      amount: "Montant TTC",
      vat: "TVA",
      currency: "Devise",
      paidOn: "Date de règlement",
      paid: "Montant réglé",
      disputed: "Litige",
    } as Record<string, string>,
    change: "Corriger la lecture",
    apply: "Relire avec ces choix",
    sample: "Les premières factures",
    rejected: (count: string) => (count === "1" ? "1 ligne refusée" : `${count} lignes refusées`),
    rejectedHelp:
      "Les autres lignes peuvent être importées. Corrigez celles-ci dans votre logiciel, puis déposez le fichier de nouveau : rien ne sera compté deux fois.",
    rejectedRows: (count: string): string => (plural(count) ? "lignes refusées" : "ligne refusée"),
    rejectedNone: "Aucune ligne refusée.",
    line: "Ligne",
    column: "Colonne",
    value: "Valeur",
    problem: "Ce qui ne va pas",
    code: "Code",
    rejectedFile: "Télécharger la liste",
    allRefused: "Aucune ligne n’a pu être lue.",
    questionDate: "Ces dates se lisent de deux façons",
    questionDateLead: (example: string) =>
      `Rien dans le fichier ne dit si « ${example} » commence par le jour ou par le mois. Vous le savez :`,
    questionDay: (example: string) => `${example} : le jour d’abord`,
    questionMonth: (example: string) => `${example} : le mois d’abord`,
    readsAs: (reading: string) => `soit le ${reading}`,
    questionDecimal: "Ces montants se lisent de deux façons",
    questionDecimalLead: (example: string) =>
      `Rien dans le fichier ne dit si « ${example} » compte des milliers ou des décimales. Vous le savez :`,
    questionComma: "La virgule sépare les décimales",
    questionPoint: "Le point sépare les décimales",
    columnsTitle: "Quelles colonnes sont lesquelles ?",
    columnsLead: (missing: string) =>
      `encours n’a pas reconnu : ${missing}. Indiquez la colonne de votre fichier.`,
    noColumn: "— aucune —",
    required: "obligatoire",
    refusedTitle: "Ce fichier n’a pas pu être lu",
    otherFile: "Choisir un autre fichier",
    firstRows: "Les premières lignes du fichier",
  },
  printed: (files: string, version: string, rates: string) =>
    `Livre : ${files}. encours ${version}, tables de taux vérifiées le ${rates}.`,
  rejectedHead: ["ligne", "colonne", "valeur", "code", "message"],

  backupFile: (date: string, encrypted: boolean) =>
    `encours-sauvegarde-${date}.json${encrypted ? ".age" : ""}`,
  restored: (invoices: string, copies: number) =>
    `Sauvegarde restaurée : ${invoices} ${plural(invoices) ? "factures" : "facture"}. ${keptIn(copies)}`,
  backupDue: (days: string, changes: string, never: boolean) =>
    never
      ? `Ce livre n’a pas de sauvegarde : ${changes} ${plural(changes) ? "modifications ne sont" : "modification n’est"} que dans ce navigateur.`
      : `Dernière sauvegarde il y a ${days} ${plural(days) ? "jours" : "jour"} : ${changes} ${plural(changes) ? "modifications n’y sont" : "modification n’y est"} pas.`,
  backupNow: "Sauvegarder",
  data: {
    finding: (invoices: string) =>
      invoices === "0"
        ? "Le livre est vide."
        : invoices === "1"
          ? "1 facture sur cet appareil."
          : `${invoices} factures sur cet appareil.`,
    findingOwn: (invoices: string) =>
      invoices === "0"
        ? "Votre propre livre est vide."
        : invoices === "1"
          ? "Votre propre livre : 1 facture sur cet appareil."
          : `Votre propre livre : ${invoices} factures sur cet appareil.`,
    demo: "La démonstration est ouverte : ses factures ne sont gardées nulle part, et rien de ce qui suit ne parle d’elles. Copies, sauvegardes et journal sont ceux de votre propre livre.",
    kept: "Le navigateur garde ces données jusqu’à ce que vous les effaciez.",
    copies: "Copies",
    copiesHelp:
      "Chaque modification est écrite deux fois, à deux endroits séparés du navigateur. Si l’un des deux s’abîme ou disparaît, il est refait depuis l’autre. Ce n’est pas une sauvegarde : les deux sont sur cet appareil.",
    copyState: (name: string, code?: string): string => {
      const file = name === "file" ? ", dans un fichier du navigateur" : "";
      const state = code && (copyProblems[code] ?? copyProblems["store/unreadable"]);
      return `La ${place(name)}${file} ${state ?? "est complète"}.`;
    },
    copyNone: "Ce navigateur n’a pas de place pour une seconde copie.",
    rawHelp:
      "Le journal brut contient tout ce qui est écrit dans les deux copies, même abîmé ou mis de côté, en texte (JSON).",
    notPersisted:
      "Le navigateur n’a pas promis de garder ces données : s’il manque de place, il peut les effacer. Conservez vos fichiers d’origine.",
    journal: "Journal des imports",
    date: "Date",
    file: "Fichier",
    added: "Ajoutées",
    replaced: "Remplacées",
    rejected: "Refusées",
    period: "Factures émises",
    undo: "Annuler cet import",
    undoOf: (file: string) => `Annuler l’import « ${file} »`,
    wasUndone: "annulé",
    none: "Aucun import pour l’instant.",
    erase: "Tout effacer",
    eraseHelp:
      "Efface de cet appareil toutes les factures, le journal et les réglages. Il n’y a pas de retour.",
    eraseConfirm: "Oui, tout effacer définitivement",
    eraseKeep: "Non, garder",
    version: (version: string) => `encours ${version}`,
    rates: (date: string) => `tables de taux vérifiées le ${date}`,
  },
};
