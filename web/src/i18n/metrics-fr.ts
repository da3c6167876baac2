// Metric labels, French. Contract: docs/metrics.md.

import type { MetricTexts } from "./metrics-en.js";

const deliveries = { one: "distribution", other: "distributions" };
const sends = { one: "envoi", other: "envois" };

export const metricTextsFr: MetricTexts = {
  labels: {
    clickRate: "Taux de clics",
    clicked: "Clics",
    clicksPerUniqueOpens: "Clics par ouverture unique",
    openRate: "Taux d'ouverture",
    opened: "Destinataires ayant ouvert",
    totalClicks: "Total des clics",
    totalOpens: "Total des ouvertures",
    machineOpens: "Ouvertures par des machines",
    machineClicks: "Clics par des machines",
    unsubscribed: "Désabonnés",
    unsubscribeRate: "Taux de désabonnement",
    unattributedUnsubscribed: "Désabonnés, message inconnu",
    sends: "Total des envois",
    deliveries: "Distributions",
    deliveryRate: "Taux de distribution",
    pending: "En attente",
    bounces: "Rebonds",
    bounceEvents: "Événements de rebond",
    bounceRate: "Taux de rebond",
    undelivered: "Non distribué",
    undeliveredRate: "Taux de messages non distribués",
    unconfirmed: "Non confirmé",
    abuseReports: "Rapports d'abus",
    abuseRate: "Taux de signalement pour abus",
    unattributedAbuseReports: "Rapports d'abus, message inconnu",
    orders: "Commandes",
    unattributedOrders: "Commandes non attribuées",
    unattributedRevenue: "Chiffre d'affaires non attribué",
    revenue: "Chiffre d'affaires",
    averageOrderRevenue: "Chiffre d'affaires moyen des commandes",
    orderRate: "Taux de commandes",
    revenuePerRecipient: "Chiffre d'affaires attribué par destinataire",
  },
  groups: { engagement: "Engagement", delivery: "Distribution", commerce: "E-commerce" },
  carrierClasses: {
    unreachable: "{count} {count:injoignable|injoignables}",
    invalid: "{count} {count:invalide|invalides}",
    landline: "{count} vers un fixe",
    filtered: "{count} {count:filtré|filtrés}",
    "opted-out": "{count} {count:désabonné|désabonnés}",
    expired: "{count} {count:expiré|expirés}",
    balance: "{count} sans crédit",
  },
  denominators: {
    clickRate: deliveries,
    clicksPerUniqueOpens: { one: "ouverture unique", other: "ouvertures uniques" },
    openRate: deliveries,
    unsubscribeRate: deliveries,
    deliveryRate: sends,
    bounceRate: sends,
    undeliveredRate: sends,
    abuseRate: deliveries,
    orderRate: deliveries,
  },
};
