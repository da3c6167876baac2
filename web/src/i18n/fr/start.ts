// Ouvrir des fichiers : récents et conservés.

import type { start as en } from "../en/start.js";
import type { Texts } from "../message.js";

export const start: Texts<typeof en> = {
  "recent.title": "Déjà ouverts",
  "recent.several": "{name} et {count} {count:autre|autres}",
  "recent.kept": "conservé sur cet appareil",
  "recent.remove": "Retirer {name} de cette liste",
  "recent.forget": "Oublier la copie de {name}",
  "keep.title": "Sur cet appareil",
  "keep.hint": "La page oublie vos fichiers quand vous la fermez. Si vous le demandez, elle en garde une copie dans ce navigateur, sur cet appareil seulement, jusqu'à ce que vous disiez d'oublier.",
  "keep.do": "Garder ces fichiers sur cet appareil",
  "keep.done": "Une copie de ces fichiers est gardée sur cet appareil.",
  "keep.forget": "Les oublier",
  "keep.forgotten": "La copie a été effacée.",
  "keep.busy": "Copie en cours…",
  "keep.failed": "Le navigateur n'a pas accepté la copie ; la place manque peut-être.",
};
