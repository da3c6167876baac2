// La page autour d'un rapport.

import type { page as en } from "../en/page.js";
import type { Texts } from "../message.js";

export const page: Texts<typeof en> = {
  "page.title": "Parcours : vos rapports de parcours client, sur votre appareil",
  "page.examples": "Exemples pour les développeurs",
  "page.language": "Langue",
  "page.theme": "Apparence",
  "page.theme.auto": "Système",
  "page.theme.light": "Clair",
  "page.theme.dark": "Sombre",
  "language.en": "English",
  "language.fr": "Français",
};
