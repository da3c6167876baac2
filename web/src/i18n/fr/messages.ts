// Le tableau des messages, le rapport d'un message.

import type { messages as en } from "../en/messages.js";
import type { Texts } from "../message.js";

export const messages: Texts<typeof en> = {
  "export.saved": "Le fichier a été enregistré.",
  "messages.search": "Chercher un message",
  "messages.nothing": "Aucun message ne porte un nom comme « {search} ».",
  "messages.columns": "Colonnes",
  "messages.columns.usual": "Revenir aux colonnes habituelles",
  "message.absent": "Ce message ne fait pas partie de ce qui est choisi.",
  "message.back": "Tous les messages",
};
