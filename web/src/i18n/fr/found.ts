// L'onglet des données.

import type { found as en } from "../en/found.js";
import type { Texts } from "../message.js";

export const found: Texts<typeof en> = {
  "found.sources": "Fichiers",
  "found.file": "Fichier",
  "found.format": "Format",
  "found.rows": "Lignes",
  "found.told": "Événements dits",
  "found.kept": "Gardées",
  "found.skipped": "Écartées",
  "found.size": "Taille",
  "found.events": "Événements",
  "found.contacts": "Contacts",
  "found.span": "Du – au",
  "found.currencies": "Devises",
  "found.duplicates": {
    one: "{count} des lignes gardées en répète une autre et ne compte qu'une fois avec elle.",
    other: "{count} des lignes gardées en répètent d'autres et ne comptent qu'une fois avec elles.",
  },
  "found.skipped.title": { one: "{count} ligne a été écartée", other: "{count} lignes ont été écartées" },
  "found.passed-over": {
    one: "{count} fichier qu'elle contient a été laissé de côté, son nom n'étant pas celui d'un export : {names}",
    other: "{count} fichiers qu'elle contient ont été laissés de côté, leurs noms n'étant pas ceux d'exports : {names}",
  },
  "found.skipped.none.read": "De ce qui a pu être lu, aucune ligne n'a été écartée.",
  "found.unrecognised.types": {
    one: "{count} type d'événement qu'aucun indicateur ne connaît, gardé : {names}",
    other: "{count} types d'événements qu'aucun indicateur ne connaît, gardés : {names}",
  },
  "found.unrecognised.keys": {
    one: "{count} clé gardée comme propriété : {names}",
    other: "{count} clés gardées comme propriétés : {names}",
  },
  "found.samples": "Les premières",
  "found.doctor": "Bon à savoir",
  "found.types": "Types d'événements",
  "found.journeys": "Parcours",
  "found.journeys.messages": { one: "{count} message", other: "{count} messages" },
  "found.properties": "Propriétés",
  "found.distinct": { one: "{count} valeur", other: "{count} valeurs" },
  "found.clear": "Tout retirer de cette page",
  "found.clear.hint": "Ferme le rapport et vide le moteur. Vos fichiers ne changent pas.",
  "warning.titles": "au-dessus de l'en-tête, laissé de côté : {sample}",
  "warning.windows-1252": "lu en Windows-1252, n'étant pas de l'UTF-8",
  "warning.dates.mdy": {
    one: "{count} date comme {sample} est lue le mois d'abord ; rien dans les premières lignes ne dit si c'est juste",
    other: "{count} dates comme {sample} sont lues le mois d'abord ; rien dans les premières lignes ne dit si c'est juste",
  },
  "warning.dates.dmy": {
    one: "{count} date comme {sample} est lue le jour d'abord ; rien dans les premières lignes ne dit si c'est juste",
    other: "{count} dates comme {sample} sont lues le jour d'abord ; rien dans les premières lignes ne dit si c'est juste",
  },
  "warning.amounts.point": {
    one: "{count} montant comme {sample} est lu avec un point décimal ; rien dans les premières lignes ne dit si c'est juste",
    other: "{count} montants comme {sample} sont lus avec un point décimal ; rien dans les premières lignes ne dit si c'est juste",
  },
  "warning.amounts.comma": {
    one: "{count} montant comme {sample} est lu avec une virgule décimale ; rien dans les premières lignes ne dit si c'est juste",
    other: "{count} montants comme {sample} sont lus avec une virgule décimale ; rien dans les premières lignes ne dit si c'est juste",
  },
  "doctor.machines": "{share} des ouvertures et clics.",
  "doctor.anonymous": { one: "{count} visiteur.", other: "{count} visiteurs." },
  "doctor.joined": {
    one: "{count} autre identifiant est celui d'un contact connu sous plusieurs, et lui est rattaché ({contacts} {contacts:contact|contacts}).",
    other: "{count} autres identifiants sont ceux de contacts connus sous plusieurs, et leur sont rattachés ({contacts} {contacts:contact|contacts}).",
  },
};
