// Emporter un rapport, et le rapport qui est un fichier.

import type { file as en } from "../en/file.js";
import type { Texts } from "../message.js";

export const file: Texts<typeof en> = {
  "export.title": "Enregistrer",
  "export.busy": "Enregistrement…",
  "export.html": "Un seul fichier HTML",
  "export.html.hint": "Le rapport à ouvrir partout, sans réseau. Des comptes et des taux, les données de personne.",
  "export.records": "Un fichier HTML avec les destinataires",
  "export.records.hint": "Contient l'adresse de chaque destinataire : des données personnelles.",
  "export.json": "JSON",
  "export.json.hint": "Les chiffres de ce rapport, pour des programmes.",
  "export.print": "Imprimer ou PDF",
  "export.print.hint": "L'onglet ouvert, sur des pages propres.",
  "export.failed": "Le fichier n'a pas pu être fait.",
  "file.about": "À propos de ce fichier",
  "file.made": "Fait avec Parcours le {time}. Ce fichier fonctionne sans réseau et n'envoie rien.",
  "file.made.from": "Fait avec Parcours le {time}, à partir de {names}. Ce fichier fonctionne sans réseau et n'envoie rien.",
  "file.made.more": { one: "{count} autre", other: "{count} autres" },
  "file.aggregates": "Il contient des comptes, des taux et des sommes, les noms des parcours, messages, listes et événements, les filtres choisis et, des liens et des valeurs de propriétés, seulement ceux d'au moins cinq contacts. Il ne contient aucun contact ni aucune ligne des données.",
  "file.recipients": "Il contient chaque destinataire de chaque message : des données personnelles.",
  "file.noscript": "Ce rapport a besoin de JavaScript. Il ne s'exécute que dans ce fichier et n'envoie rien.",
  "error.not-in-file": "Ce fichier ne contient pas la réponse.",
};
