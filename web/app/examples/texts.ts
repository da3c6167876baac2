// The examples in the order they stand, and what the page says of them, in each language.

export const NAMES = [
  "report", "cards", "channels", "messages", "funnel", "builder", "drop", "client", "theming", "french",
] as const;
export type Name = (typeof NAMES)[number];

export interface PageTexts {
  readonly title: string;
  readonly lead: string;
  readonly contents: string;
  readonly copy: string;
  readonly copied: string;
  /** Where the browser does not copy. */
  readonly selected: string;
  readonly examples: Readonly<Record<Name, { readonly title: string; readonly text: string }>>;
}

const en: PageTexts = {
  title: "Live examples",
  lead: "Each element at work on a small made-up journey, beside the code that does it. The code shown is the code that runs.",
  contents: "Examples",
  copy: "Copy the code",
  copied: "Copied",
  selected: "Selected: copy it with your keyboard",
  examples: {
    report: { title: "The whole report", text: "One tag and an address: it reads the file and shows everything under four tabs." },
    cards: { title: "Cards alone", text: "The four metrics of your choice, from a client of your own, with a trend by week." },
    channels: { title: "E-mail and SMS", text: "Given a client as its engine, it asks for itself: a section each channel." },
    messages: { title: "Messages", text: "Given a client, it asks for itself; a row opens the message with its recipients." },
    funnel: { title: "A funnel from a definition", text: "Given a client and a definition, it asks for itself, and any number opens its records." },
    builder: { title: "Build a definition", text: "Every change comes out as an event; below it, converted and entered contacts of your own query." },
    drop: { title: "Take files", text: "Drop an export, or open the sample: what was found in it stands below." },
    client: { title: "The client without elements", text: "Each metric comes with its numerator and denominator." },
    theming: { title: "Your own look", text: "Custom properties set colours, corners and letters; parts reach the rest." },
    french: { title: "French and dark", text: "Language, time zone, appearance and the first tab are attributes." },
  },
};

const fr: PageTexts = {
  title: "Exemples en direct",
  lead: "Chaque élément à l'œuvre sur un petit parcours inventé, à côté du code qui le produit. Le code montré est celui qui s'exécute.",
  contents: "Exemples",
  copy: "Copier le code",
  copied: "Copié",
  selected: "Sélectionné : copiez-le au clavier",
  examples: {
    report: { title: "Le rapport entier", text: "Une balise et une adresse : il lit le fichier et montre tout, sous quatre onglets." },
    cards: { title: "Les cartes seules", text: "Les quatre indicateurs de votre choix, par votre propre client, avec une tendance par semaine." },
    channels: { title: "E-mail et SMS", text: "Avec un client pour moteur, il interroge seul : une section par canal." },
    messages: { title: "Messages", text: "Avec un client, il interroge seul ; une ligne ouvre le message et ses destinataires." },
    funnel: { title: "Un entonnoir d'après une définition", text: "Avec un client et une définition, il interroge seul, et chaque nombre ouvre ses fiches." },
    builder: { title: "Composer une définition", text: "Chaque changement sort comme événement ; dessous, contacts convertis et entrés selon votre requête." },
    drop: { title: "Recevoir des fichiers", text: "Déposez un export ou ouvrez l'exemple : ce qui s'y trouve s'affiche dessous." },
    client: { title: "Le client sans éléments", text: "Chaque indicateur vient avec son numérateur et son dénominateur." },
    theming: { title: "À vos couleurs", text: "Des propriétés CSS règlent couleurs, angles et lettres ; les parties atteignent le reste." },
    french: { title: "En français et sombre", text: "La langue, le fuseau horaire, l'apparence et le premier onglet sont des attributs." },
  },
};

export function textsOf(language: string): PageTexts {
  return language === "fr" ? fr : en;
}
