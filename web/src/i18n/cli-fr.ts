// Texts of the command line, French.

import type { CliTexts } from "./cli-en.js";

const json = "  --json             la réponse du moteur au lieu du texte";

const reading = `Lecture des fichiers
  --format NOM       le format des fichiers (parcours, sendgrid, klaviyo, ...) ; déduit du contenu
                     par défaut
  --mapping FICHIER  une correspondance (JSON) pour des fichiers plats de toute autre forme ; le mot
                     guess au lieu d'un fichier : celle qu'inspect propose
  --time-zone ZONE   fuseau des heures sans fuseau et des jours d'un rapport ; UTC par défaut
  --date-order mdy|dmy, --decimal .|,
                     ce qui vient d'abord dans 5/4/2019, et la marque décimale de 1,234 ; déduits du
                     contenu par défaut

Divers
  --lang en|fr       langue du texte
  --help`;

const files = `FICHIERS : des fichiers, des dossiers, des motifs ("2026-*/*.ndjson") ou - pour l'entrée standard ;
gzip et zip sont décompressés. Ensemble, ils forment un seul jeu de données.`;

const names = { definition: "DÉFINITION", request: "REQUÊTE", files: "FICHIERS" } as const;

export const cliFr: CliTexts = {
  help: {
    main: `Utilisation : parcours COMMANDE [options] FICHIERS...

Des rapports de parcours client à partir d'un export d'événements. Rien ne quitte cette machine.

  report FICHIERS...              performances, canaux, messages, et les anomalies des données
  funnel DÉFINITION FICHIERS...   jusqu'où l'on va dans les étapes d'une définition (JSON)
  records DÉFINITION FICHIERS...  qui : les enregistrements derrière les nombres d'une étape
  explain DÉFINITION FICHIERS...  pourquoi un enregistrement est allé jusque-là
  inspect FICHIERS...             le contenu : format, lignes, types d'événements, propriétés
  query REQUÊTE FICHIERS...       la réponse à toute requête (JSON), en JSON

  parcours COMMANDE --help        ses options
  parcours --version

Code de sortie : 0 ; 1 si un fichier, une définition ou une requête est inutilisable ; 2 si
l'utilisation est incorrecte, valeurs des options comprises.`,
    report: `Utilisation : parcours report [options] FICHIERS...

${files}

Sélection
  --journey ID       ce parcours seulement ; peut être répété
  --from, --to JOUR  premier et dernier jour des envois (2026-01-31), ou un instant

Sortie
${json}
  --csv DOSSIER      messages, liens, commandes et destinataires de chaque message en fichiers CSV
  --html FICHIER     le rapport en un seul fichier HTML qui s'ouvre sans réseau et ne contient que des
                     comptes et des taux ; - est la sortie standard
  --recipients       avec --html : chaque destinataire aussi, donc des données personnelles

${reading}`,
    funnel: `Utilisation : parcours funnel [options] DÉFINITION FICHIERS...

DÉFINITION est un fichier contenant la définition de l'entonnoir en JSON.
${files}

Sélection
  --from, --to JOUR  premier et dernier jour d'entrée, au lieu de ceux de la définition

Sortie
${json}

${reading}`,
    records: `Utilisation : parcours records [options] DÉFINITION FICHIERS...

DÉFINITION est un fichier contenant la définition de l'entonnoir en JSON.
${files}

Sélection
  --stage ID         ceux qui ont atteint cette étape ; par défaut, tous ceux qui sont entrés
  --state ÉTAT       ce qu'ils sont devenus : reached (peu importe), converted, dropped ou in-progress
                     (avec une étape : c'est la dernière atteinte), skipped (étape facultative)
  --from, --to JOUR  premier et dernier jour d'entrée, au lieu de ceux de la définition

Sortie
${json}
  --csv              des lignes CSV au lieu du texte

${reading}`,
    explain: `Utilisation : parcours explain [options] --record ID DÉFINITION FICHIERS...

DÉFINITION est un fichier contenant la définition de l'entonnoir en JSON.
${files}

Sélection
  --record ID        le contact, ou la valeur de la propriété que la définition compte
  --from, --to JOUR  premier et dernier jour d'entrée, au lieu de ceux de la définition

Sortie
${json}

${reading}`,
    inspect: `Utilisation : parcours inspect [options] FICHIERS...

${files}

Sortie
${json}

${reading}`,
    query: `Utilisation : parcours query [options] REQUÊTE FICHIERS...

REQUÊTE est un fichier contenant une requête en JSON, par exemple {"report":"cards"}.
${files}

Sortie
  --json             peut être donné ; la réponse est du JSON en tout cas

${reading}`,
  },
  usage: {
    noCommand: "une commande est attendue",
    unknownCommand: (name, near) =>
      `${name} : commande inconnue ; ${near ? `vouliez-vous dire ${near} ?` : "report, funnel, records, explain, inspect ou query attendu"}`,
    unknownOption: (option, near) => `${option} : option inconnue${near ? ` ; vouliez-vous dire ${near} ?` : ""}`,
    noValue: (option) => `${option} : une valeur est attendue`,
    notAZone: (found) => `--time-zone : ${found} trouvé, un nom IANA tel que Europe/Paris attendu`,
    missing: (words, command) => `${command} : ${words.map((word) => names[word]).join(" ")} attendu`,
    stdinTwice: "- (entrée standard) ne peut être lu qu'une fois",
    oneOf: (option, found, choices) => `${option} : ${found} trouvé, ${choices} attendu`,
    oneJourney: "--html prend un seul --journey, ou aucun pour tous",
    notForCommand: (option, command) => `${option} : pas une option de ${command}`,
    notBoth: (option, other) => `${option} : pas avec ${other}`,
    missingOption: (option, command) => `${command} : ${option} attendu`,
    seeInspect: (file, guessable) =>
      `Voir ce que ce pourrait être : parcours inspect ${file}${guessable ? " ; ou lire selon la proposition : --mapping guess" : ""}`,
    seeHelp: (command) => `Voir : ${command} --help`,
  },
  files: {
    notFound: (path) => `${path} : fichier ou dossier introuvable`,
    noMatch: (pattern) => `${pattern} : aucun fichier ne correspond`,
    emptyFolder: (path) => `${path} : aucun export dans ce dossier`,
    leftOut: (count, folder) => `${folder} : laissés de côté, n'étant pas des exports : ${count}`,
    seeFiles: (count, where) => `illisibles, en tout ou en partie : ${count} ; voir ${where} ci-dessus`,
    notFolder: (path) => `${path} : n'est pas un dossier`,
    noFolder: (path) => `${path} : le dossier qui doit le contenir n'existe pas`,
    otherReport: (path, report) =>
      `${path} : une requête ${report} ; la définition d'un entonnoir attendue, seule ou comme {"report":"funnel","definition":{...}}`,
    notJson: (path, detail) => `${path} : n'est pas du JSON : ${detail}`,
    notGuessed: (format, count) => `--mapping guess n'a pas servi pour des fichiers d'un format connu : ${format} (${count})`,
    standardInput: "entrée standard",
  },
  html: {
    written: (path, size, { recipients, replaced }) =>
      `${path} : fichier ${replaced ? "remplacé" : "écrit"}, ${size}, ${recipients ? "avec chaque destinataire, donc des données personnelles" : "des comptes et des taux seulement"}`,
    notHtml: (path) => `${path} : existe et n'est pas une page HTML ; le fichier n'a pas été remplacé`,
  },
  warning: (text) => `avertissement : ${text}`,
  labelled: (label, text) => `${label} : ${text}`,
  ifWrong: (option) => `à corriger par ${option} si c'est faux`,
  kinds: { text: "texte", number: "nombre", boolean: "booléen", list: "liste", mixed: "mélangé" },
  headings: {
    file: "Fichier",
    rows: "Lignes",
    value: "Valeur",
    channel: "Canal",
    kind: "Nature",
    distinct: "Différentes",
    values: "Valeurs les plus fréquentes",
    type: "Type",
    property: "Propriété",
    contactProperties: "Propriétés des contacts",
    lists: "Listes",
    status: "État",
    step: "Action",
    advanced: "Ont avancé par elle",
    did: "L'ont faite",
    ignored: "Laissées de côté",
    unrecognisedTypes: "Mots gardés comme types à part, que seul un entonnoir compte",
    unrecognisedKeys: "Clés gardées comme propriétés",
    byValue: "Par valeur",
    stagesByValue: "Étapes par valeur",
    other: "(autres)",
    noValue: "(aucune)",
  },
  noJourney: "Aucun e-mail ni SMS n'a été envoyé, et aucun événement n'est une commande.",
  nothingChosen: "Aucun message envoyé et aucune commande dans ce qui a été choisi.",
  otherEvents: (events) => `Les données contiennent d'autres événements, qu'un entonnoir compte : ${events}.`,
  moreKinds: (count) => (count === 1 ? "1 autre type" : `${count} autres types`),
  proposal: {
    title: (name) => `Format inconnu : ${name}`,
    titleUnfit: (name, format) => `Aucune ligne ne peut servir comme ${format} : ${name}`,
    intro: (records) =>
      `Une correspondance devinée d'après les noms et les valeurs de ses enregistrements (${records}) :`,
    enough:
      "À enregistrer, à corriger au besoin, et à utiliser avec --mapping FICHIER ; ou telle quelle avec --mapping guess.",
    use: "À enregistrer, à corriger au besoin, et à utiliser avec --mapping FICHIER.",
    over: (format) => `Ce qu'elle ne nomme pas est lu comme ${format}.`,
    notEnough:
      "Elle n'est pas assez sûre pour servir telle quelle. Nommez les clés de contact, time et type dans un fichier, à utiliser avec --mapping FICHIER.",
    fields: "Deviné",
    field: "Champ",
    key: "Clé",
    confidence: "Confiance",
    keys: "Clés",
    samples: "Valeurs",
    couldBe: "Peut être",
    moreKeys: (count) => `Clés non listées : ${count}`,
    rows: "Premiers événements, lus ainsi",
  },
};
