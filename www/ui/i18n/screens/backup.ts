/** « Données » : sauvegarder, vérifier, restaurer, et dans quel état est le livre. */
import { both } from "../index.ts";

const several = (count: string, one: string, many: string) =>
  `${count} ${count === "0" || count === "1" ? one : many}`;
const english = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const backupWords = both(
  {
    title: "Sauvegarder",
    help: "Tout le livre dans un seul fichier : factures, clients, historique, réglages. Une phrase secrète le chiffre, ici même ; rien ne quitte votre appareil.",
    never: "Le livre n’a encore jamais été sauvegardé.",
    last: (when: string, file: string) => `Dernière sauvegarde le ${when} (${file}).`,
    upToDate: "Rien n’a changé depuis.",
    since: (changes: string) =>
      `${several(changes, "modification n’y est pas", "modifications n’y sont pas")}.`,
    checked: (when: string) => `Dernière vérification d’une sauvegarde le ${when}.`,
    neverChecked:
      "Aucune sauvegarde n’a encore été vérifiée : une copie que l’on n’a jamais relue n’est pas une copie sûre.",
    nothing: "Le livre est vide : il n’y a rien à sauvegarder.",
    passphrase: "Phrase secrète",
    passphraseHelp:
      "Au moins 12 caractères : quatre ou cinq mots au hasard conviennent. Notez-la à part : sans elle, personne ne peut relire le fichier, pas même nous.",
    again: "La même, encore une fois",
    differs: "Les deux phrases ne sont pas les mêmes.",
    show: "Afficher ce qui est tapé",
    make: "Sauvegarder dans un fichier chiffré",
    plain: "Exporter sans chiffrer (JSON)",
    plainHelp: "Qui a ce fichier lit tout le livre. Il se restaure de la même façon.",
    age: "Au format age : le programme « age » l’ouvre aussi, sans encours.",
    made: (name: string, size: string) => `Sauvegarde faite et relue : ${name} (${size}).`,
    madeHolds: (invoices: string, customers: string) =>
      `Elle contient ${several(invoices, "facture", "factures")} et ${several(customers, "client", "clients")}.`,
    chosen: "Le fichier a été relu là où vous l’avez enregistré.",
    downloads:
      "Le fichier a été remis au navigateur, qui l’enregistre dans vos téléchargements : vérifiez qu’il y est, et copiez-le sur un autre support.",
    withoutHistory:
      "Le journal de ce livre n’est pas entier : la sauvegarde contient le livre, sans son historique.",
    lost: (name: string) =>
      `Le fichier ${name} ne se relit pas là où il a été enregistré : cette sauvegarde n’existe pas. Recommencez, à un autre endroit.`,
    remind: "Me rappeler de sauvegarder",
    reminders: {
      7: "après 7 jours ou 20 modifications",
      30: "après 30 jours ou 100 modifications",
      0: "jamais",
    },

    open: "Vérifier ou restaurer une sauvegarde",
    openHelp:
      "Le fichier est déchiffré, contrôlé en entier et comparé au livre. Rien n’est écrit tant que vous ne le demandez pas.",
    choose: "Choisir une sauvegarde",
    locked: (file: string) => `« ${file} » est chiffrée.`,
    unlock: "Ouvrir",
    other: "Fermer ce fichier",
    same: "Cette sauvegarde est entière et identique au livre.",
    whole: "Cette sauvegarde est entière. Elle diffère du livre.",
    nothingWritten: "Rien n’a été écrit.",
    missing: (invoices: string) =>
      `${several(invoices, "facture du livre n’y est pas", "factures du livre n’y sont pas")}`,
    changed: (invoices: string) =>
      `${several(invoices, "facture y est différente", "factures y sont différentes")}`,
    added: (invoices: string) =>
      `${several(invoices, "facture n’est que dans la sauvegarde", "factures ne sont que dans la sauvegarde")}`,
    sameInvoices: "les factures sont les mêmes ; clients ou réglages du bureau diffèrent",
    noHistory: "Cette sauvegarde n’a pas d’historique : le livre sera repris sans lui.",
    compared: "La sauvegarde et le livre",
    inFile: "Dans le fichier",
    inBook: "Dans le livre",
    rows: {
      invoices: "Factures",
      customers: "Clients",
      changes: "Modifications au journal",
      issued: "Factures émises",
      hash: "Empreinte",
    },
    madeOn: (when: string, version: string) => `Faite le ${when} par encours ${version}.`,
    restore: "Remplacer le livre par cette sauvegarde",
    restoreEmpty: "Reprendre cette sauvegarde",
    restoreHelp:
      "Le livre actuel reste dans le journal : « Annuler » le remet en place, réglages compris.",
    problems: {
      "backup/damaged":
        "Ce fichier est abîmé ou incomplet : il ne se relit pas tel qu’il a été écrit. Rien n’a été changé dans le livre. Essayez une autre copie.",
      "backup/empty": "Le livre est vide : il n’y a rien à sauvegarder.",
      "backup/limit":
        "Ce fichier dépasse 256 Mo : aucune sauvegarde d’encours n’est aussi grande. Rien n’a été changé dans le livre.",
      "backup/newer":
        "Cette sauvegarde vient d’une version plus récente d’encours. Mettez la page à jour, puis recommencez. Rien n’a été changé dans le livre.",
      "backup/passphrase":
        "Ce n’est pas la phrase secrète de ce fichier (ou le fichier est abîmé). Rien n’a été changé dans le livre. Vérifiez les majuscules et les espaces, puis recommencez.",
      "backup/unknown":
        "Ce n’est pas une sauvegarde d’encours. Un fichier CSV se lit par « Importer ».",
    } as Record<string, string>,

    state: "État des données",
    hash: "Empreinte du livre",
    hashHelp:
      "Deux livres au même contenu ont la même empreinte, quel que soit l’ordre des imports (SHA-256).",
    hashOf: (hash: string) => `Empreinte du livre : ${hash}`,
    computing: "calcul…",
    journal: "Journal des modifications",
    journalWhole: (changes: string) =>
      `${several(changes, "modification relue", "modifications relues")}, aucune abîmée`,
    journalDamaged: (records: string) =>
      several(records, "enregistrement abîmé", "enregistrements abîmés"),
    onDisk: "Copies sur cet appareil",
    onDiskCount: (copies: number): string =>
      copies === 2
        ? "2, complètes et comparées à chaque ouverture"
        : copies === 1
          ? "1 seule est complète"
          : "aucune",
    lastFile: "Dernière sauvegarde",
    lastFileNone: "aucune",
    lastRead: "Dernière sauvegarde relue",
    lastReadNone: "aucune",
    room: "Place utilisée",
    roomOf: (used: string, quota: string) => `${used} sur ${quota} permis par le navigateur`,
    unknown: "le navigateur ne le dit pas",
    promise: "Promesse du navigateur",
    promised: "Il garde ces données jusqu’à ce que vous les effaciez.",
    notPromised: "Il peut effacer ces données s’il manque de place.",
    askPromise: "Lui demander de les garder",
    safari:
      "Safari, sur Mac comme sur iPhone, efface les données d’un site que l’on n’a pas ouvert depuis sept jours d’utilisation, sauf s’il a été ajouté au Dock ou à l’écran d’accueil. Sur Safari, installez encours, et sauvegardez chaque semaine.",
  },
  {
    title: "Back up",
    help: "The whole book in one file: invoices, customers, history, settings. A passphrase encrypts it, right here; nothing leaves your device.",
    never: "The book has never been backed up.",
    last: (when, file) => `Last backup on ${when} (${file}).`,
    upToDate: "Nothing has changed since.",
    since: (changes) => `${english(changes, "change is not in it", "changes are not in it")}.`,
    checked: (when) => `A backup was last verified on ${when}.`,
    neverChecked:
      "No backup has been verified yet: a copy that was never read back is not a safe copy.",
    nothing: "The book is empty: there is nothing to back up.",
    passphrase: "Passphrase",
    passphraseHelp:
      "At least 12 characters: four or five random words will do. Write it down elsewhere: without it nobody can read the file, not even us.",
    again: "The same once more",
    differs: "The two passphrases are not the same.",
    show: "Show what is typed",
    make: "Back up to an encrypted file",
    plain: "Export without encryption (JSON)",
    plainHelp: "Whoever has this file reads the whole book. It is restored in the same way.",
    age: "In the age format: the program “age” opens it too, without encours.",
    made: (name, size) => `Backup made and read back: ${name} (${size}).`,
    madeHolds: (invoices, customers) =>
      `It holds ${english(invoices, "invoice", "invoices")} and ${english(customers, "customer", "customers")}.`,
    chosen: "The file was read back from where you saved it.",
    downloads:
      "The file was handed to the browser, which saves it among your downloads: see that it is there, and copy it to another device.",
    withoutHistory:
      "The journal of this book is not whole: the backup holds the book without its history.",
    lost: (name) =>
      `The file ${name} does not read back from where it was saved: this backup does not exist. Try again, somewhere else.`,
    remind: "Remind me to back up",
    reminders: {
      7: "after 7 days or 20 changes",
      30: "after 30 days or 100 changes",
      0: "never",
    },

    open: "Verify or restore a backup",
    openHelp:
      "The file is decrypted, checked from end to end and compared with the book. Nothing is written until you ask for it.",
    choose: "Choose a backup",
    locked: (file) => `“${file}” is encrypted.`,
    unlock: "Open",
    other: "Close this file",
    same: "This backup is whole and identical to the book.",
    whole: "This backup is whole. It differs from the book.",
    nothingWritten: "Nothing was written.",
    missing: (invoices) =>
      english(invoices, "invoice of the book is not in it", "invoices of the book are not in it"),
    changed: (invoices) =>
      english(invoices, "invoice is different there", "invoices are different there"),
    added: (invoices) =>
      english(invoices, "invoice is only in the backup", "invoices are only in the backup"),
    sameInvoices: "the invoices are the same; customers or things of the desk differ",
    noHistory: "This backup has no history: the book will be taken over without it.",
    compared: "The backup and the book",
    inFile: "In the file",
    inBook: "In the book",
    rows: {
      invoices: "Invoices",
      customers: "Customers",
      changes: "Changes in the journal",
      issued: "Invoices issued",
      hash: "Hash",
    },
    madeOn: (when, version) => `Made on ${when} by encours ${version}.`,
    restore: "Replace the book by this backup",
    restoreEmpty: "Take over this backup",
    restoreHelp: "The present book stays in the journal: “Undo” puts it back, settings included.",
    problems: {
      "backup/damaged":
        "This file is damaged or incomplete: it does not read back as it was written. Nothing in the book has changed. Try another copy.",
      "backup/empty": "The book is empty: there is nothing to back up.",
      "backup/limit":
        "This file is larger than 256 MB: no backup of encours is that large. Nothing in the book has changed.",
      "backup/newer":
        "This backup comes from a newer version of encours. Update the page, then try again. Nothing in the book has changed.",
      "backup/passphrase":
        "This is not the passphrase of this file (or the file is damaged). Nothing in the book has changed. Check capitals and spaces, then try again.",
      "backup/unknown": "This is no backup of encours. A CSV file is read by “Import”.",
    },

    state: "State of the data",
    hash: "Hash of the book",
    hashHelp:
      "Two books with the same content have the same hash, whatever the order of the imports (SHA-256).",
    hashOf: (hash) => `Hash of the book: ${hash}`,
    computing: "computing…",
    journal: "Journal of changes",
    journalWhole: (changes) =>
      `${english(changes, "change read through", "changes read through")}, none damaged`,
    journalDamaged: (records) => english(records, "damaged record", "damaged records"),
    onDisk: "Copies on this device",
    onDiskCount: (copies) =>
      copies === 2
        ? "2, complete and compared at each start"
        : copies === 1
          ? "only 1 is complete"
          : "none",
    lastFile: "Last backup",
    lastFileNone: "none",
    lastRead: "Last backup read back",
    lastReadNone: "none",
    room: "Room used",
    roomOf: (used, quota) => `${used} of the ${quota} that the browser allows`,
    unknown: "the browser does not say",
    promise: "Promise of the browser",
    promised: "It keeps these data until you erase them.",
    notPromised: "It may erase these data when short of room.",
    askPromise: "Ask it to keep them",
    safari:
      "Safari, on a Mac as on an iPhone, erases the data of a site that was not opened during seven days of use, unless it was added to the Dock or to the home screen. On Safari, install encours, and back up every week.",
  },
);
