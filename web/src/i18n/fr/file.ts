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
  "file.noscript": "Ce rapport a besoin de JavaScript. Il ne s'exécute que dans ce fichier et n'envoie rien.",
  "error.not-in-file": "Ce fichier ne contient pas la réponse.",
};
