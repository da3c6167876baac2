// Ce qu'un rapport qui est un fichier dit de lui-même.

import type { aboutFile as en } from "../en/about-file.js";
import type { Texts } from "../message.js";

export const aboutFile: Texts<typeof en> = {
  "file.about": "À propos de ce fichier",
  "file.made": "Fait avec Parcours le {time}. Ce fichier fonctionne sans réseau et n'envoie rien.",
  "file.made.from": "Fait avec Parcours le {time}, à partir de {names}. Ce fichier fonctionne sans réseau et n'envoie rien.",
  "file.made.more": { one: "{count} autre", other: "{count} autres" },
  "file.aggregates": "Il contient des comptes, des taux et des sommes, les noms des parcours, messages, listes et événements, les filtres choisis et, des liens et des valeurs de propriétés, seulement ceux d'au moins cinq contacts. Il ne contient aucun contact ni aucune ligne des données.",
  "file.recipients": "Il contient chaque destinataire de chaque message : des données personnelles.",
};
