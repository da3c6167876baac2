// Une longue liste de choix.

import type { choice as en } from "../en/choice.js";
import type { Texts } from "../message.js";

export const choice: Texts<typeof en> = {
  "choice.search": "Chercher : {name}",
  "choice.more": {
    one: "{count} de plus : à trouver par son nom.",
    other: "{count} de plus : à trouver par leur nom.",
  },
  "choice.none": "Rien ne porte un tel nom.",
};
