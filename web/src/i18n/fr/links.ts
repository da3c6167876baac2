// Les liens d'un message.

import type { links as en } from "../en/links.js";
import type { Texts } from "../message.js";

export const links: Texts<typeof en> = {
  "message.links": "Liens cliqués",
  "message.links.none": "Aucun clic n'a été compté.",
  "message.links.url": "Adresse",
  "message.links.clicks": "Clics",
  "message.links.machines": "Par des machines",
  "message.links.unknown": "Adresse inconnue",
  "message.links.unsubscribe": "lien de désabonnement",
  "message.links.apart": "non {count:compté|comptés} comme {count:clic|clics}",
  "message.links.all": { one: "Montrer {count} lien", other: "Montrer les {count} liens" },
};
