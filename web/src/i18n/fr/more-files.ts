// Des fichiers ouverts pendant qu'un rapport est affiché.

import type { moreFiles as en } from "../en/more-files.js";
import type { Texts } from "../message.js";

export const moreFiles: Texts<typeof en> = {
  "more.title": { one: "Ajouter {name} à ce rapport, ou l'ouvrir à la place ?", other: "Ajouter {count} fichiers à ce rapport, ou les ouvrir à la place ?" },
  "more.hint": {
    one: "Ajouté, il est lu avec les fichiers ouverts, en un seul rapport. Ouvert à la place, il les ferme.",
    other: "Ajoutés, ils sont lus avec les fichiers ouverts, en un seul rapport. Ouverts à la place, ils les ferment.",
  },
  "more.add": "Ajouter à ce rapport",
  "more.replace": "Ouvrir à la place",
  "more.leave": "Annuler",
};
