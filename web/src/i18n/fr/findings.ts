// As en/findings.ts.

import type { findings as en } from "../en/findings.js";
import type { Message } from "../message.js";

export const findings: Readonly<Record<keyof typeof en, Message>> = {
  "skip.not-json": "pas du JSON",
  "skip.not-csv": "pas du CSV (guillemets)",
  "skip.cell-count": "plus ou moins de cellules que l'en-tête",
  "skip.no-contact": "sans contact",
  "skip.no-time": "sans date",
  "skip.time-out-of-bounds": "date hors limites",
  "skip.no-type": "sans type",
  "skip.too-deep": "trop imbriquée",
  "skip.too-long": "trop longue",
  "skip.bad-utf8": "texte abîmé (pas UTF-8)",
  "skip.test": "enregistrement d'essai",
  "skip.other": "inutilisable",
  "found.banner.told": { one: "{kept} événement sur {count} gardé, dit par {rows} {rows:ligne|lignes}", other: "{kept} événements sur {count} gardés, dits par {rows} {rows:ligne|lignes}" },

  "found.affects": "Concerne : {metrics}.",
  "affects.funnel": "l'entonnoir",
  "doctor.rows-skipped": {
    one: "{count} ligne est inutilisable",
    other: "{count} lignes sont inutilisables",
  },
  "doctor.duplicates": {
    one: "{count} événement est en double et n'est compté qu'une fois",
    other: "{count} événements sont en double et ne sont comptés qu'une fois",
  },
  "doctor.orders-without-contact": {
    one: "{count} commande ne nomme aucun contact et a été laissée de côté",
    other: "{count} commandes ne nomment aucun contact et ont été laissées de côté",
  },
  "doctor.times-without-zone": {
    one: "{count} heure n'indique pas son fuseau ; elle est lue en UTC, sauf si un autre fuseau a été indiqué pour son fichier",
    other: "{count} heures n'indiquent pas leur fuseau ; elles sont lues en UTC, sauf si un autre fuseau a été indiqué pour leur fichier",
  },
  "doctor.dates-assumed": {
    one: "{count} date peut se lire de deux façons ; le mois a été supposé en tête",
    other: "{count} dates peuvent se lire de deux façons ; le mois a été supposé en tête",
  },
  "doctor.time-gaps": {
    one: "Une fois, aucun événement pendant trois jours ou plus",
    other: "{count} fois, aucun événement pendant trois jours ou plus",
  },
  "doctor.clock-inversions": {
    one: "{count} événement précède l'envoi de son message, d'après son heure",
    other: "{count} événements précèdent l'envoi de leur message, d'après leur heure",
  },
  "doctor.opens-without-send": {
    one: "{count} ouverture d'un message dont l'envoi n'est pas dans les données",
    other: "{count} ouvertures de messages dont l'envoi n'est pas dans les données",
  },
  "doctor.clicks-without-open": {
    one: "{count} clic sans aucune ouverture ; s'il compte comme clic, il compte aussi comme ouverture",
    other: "{count} clics sans aucune ouverture ; ceux qui comptent comme clics comptent aussi comme ouvertures",
  },
  "doctor.events-without-message": {
    one: "{count} événement d'e-mail ou de SMS ne dit pas de quel message il vient",
    other: "{count} événements d'e-mail ou de SMS ne disent pas de quel message ils viennent",
  },
  "doctor.orders-without-id": {
    one: "{count} commande sans numéro : une répétition ne peut pas être reconnue",
    other: "{count} commandes sans numéro : les répétitions ne peuvent pas être reconnues",
  },
  "doctor.orders-without-currency": {
    one: "{count} commande a un montant sans devise",
    other: "{count} commandes ont un montant sans devise",
  },
  "doctor.amounts-unreadable": {
    one: "{count} montant n'est pas un nombre et n'ajoute rien",
    other: "{count} montants ne sont pas des nombres et n'ajoutent rien",
  },
  "doctor.amounts-assumed": {
    one: "{count} montant tel que 1,234 peut se lire de deux façons ; le point a été pris pour la marque décimale",
    other:
      "{count} montants tels que 1,234 peuvent se lire de deux façons ; le point a été pris pour la marque décimale",
  },
  "doctor.anonymous-events": {
    one: "{count} événement vient d'un visiteur sans nom, qu'aucun enregistrement ne rattache à un contact",
    other:
      "{count} événements viennent de visiteurs sans nom, qu'aucun enregistrement ne rattache à un contact",
  },
  "doctor.unknown-statuses": {
    one: "{count} parcours a un état inconnu ; il compte comme actif",
    other: "{count} parcours ont un état inconnu ; ils comptent comme actifs",
  },
  "doctor.machine-events": {
    one: "{count} ouverture ou clic vient d'une machine, d'après les données ; les taux l'écartent, un entonnoir à vous le compte",
    other: "{count} ouvertures et clics viennent de machines, d'après les données ; les taux les écartent, un entonnoir à vous les compte",
  },
  "doctor.unknown-types": {
    one: "{count} événement d'un type d'e-mail, de SMS ou de push qu'aucun indicateur ne connaît",
    other: "{count} événements de types d'e-mail, de SMS ou de push qu'aucun indicateur ne connaît",
  },
  "doctor.several-currencies": {
    one: "{count} devise",
    other: "{count} devises ; les montants ne sont jamais additionnés entre elles",
  },
};
