// Un entonnoir selon les règles d'autres outils.

import type { rosetta as en } from "../en/rosetta.js";
import type { Texts } from "../message.js";

export const rosetta: Texts<typeof en> = {
  "rosetta.label": "Ce que compteraient d'autres outils",
  "rosetta.lead":
    "La même définition sur les mêmes données, selon les règles de chaque outil. Ce qu'ils afficheraient, et qui fait la différence.",
  "rosetta.base": "Cet entonnoir",
  "rosetta.same": "Compte tout le monde pareil.",
  "rosetta.others": "Autant, mais pas les mêmes personnes.",
  "rosetta.refused": "ne peut pas compter cet entonnoir",
  "rosetta.refused.window": "Il lui faut une limite de temps, et cet entonnoir n'en a pas.",
  "rosetta.gained": { one: "{count} de plus", other: "{count} de plus" },
  "rosetta.lost": { one: "{count} de moins", other: "{count} de moins" },
  "rosetta.difference": "{stage} : {counts}.",
  "rosetta.examples": "Par exemple {names}.",
  "rosetta.why.window": "Il accorde {time} depuis la première action.",
  "rosetta.why.window.none": "Il n'a pas de limite de temps.",
  "rosetta.why.entry-rule": "Il compte une autre tentative.",
  "rosetta.why.ties": "Il ordonne autrement les événements d'un même instant.",
  "rosetta.why.range": "Ses dates bornent d'autres étapes.",
  "rosetta.why.hops": "Il accorde {time} entre deux étapes.",
  "rosetta.why.hops.several": "Il limite le temps entre deux étapes.",
  "rosetta.why.several": "Plusieurs de ses règles à la fois.",
};
