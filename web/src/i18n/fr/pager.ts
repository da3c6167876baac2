// Les pages d'un long tableau.

import type { pager as en } from "../en/pager.js";
import type { Texts } from "../message.js";

export const pager: Texts<typeof en> = {
  "pager.label": "Pages",
  "pager.shown": "{from} à {to} sur {total}",
  "pager.first": "Première page",
  "pager.previous": "Page précédente",
  "pager.next": "Page suivante",
  "pager.last": "Dernière page",
};
