// Which names of keys and which words for what happened are known, in any language.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/guess/event_words.h"
#include "ingest/guess/guess_names.h"

namespace parcours {
namespace {

using ingest::EventTypeOf;
using ingest::GuessTarget;
using ingest::NameFit;

TEST(GuessNames, CaseAndJoinersAndAccentsMakeNoDifference) {
  for (const char* const name :
       {"user_id", "userId", "USER-ID", "User ID", "user.id", "context.user.id"}) {
    EXPECT_GT(NameFit(GuessTarget::kContact, name), 80u) << name;
  }
  EXPECT_EQ(NameFit(GuessTarget::kType, "Événement"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kType, "ÉVÉNEMENT"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kTime, "créé le"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kRevenue, "Montant TTC"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kMessage, "campagne"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kContact, "colour"), 0u);
  EXPECT_EQ(NameFit(GuessTarget::kContact, ""), 0u);
  // Inside another object the name alone says less, and nothing of what is not required.
  EXPECT_EQ(NameFit(GuessTarget::kTime, "data"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kTime, "Data ordine"), 100u);
  for (const char* none :
       {"data.birthday", "profile.birthdate", "birthday", "database", "data.plan"}) {
    EXPECT_EQ(NameFit(GuessTarget::kTime, none), 0u) << none;
  }
  EXPECT_LT(NameFit(GuessTarget::kTime, "meta.created_at"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kUrl, "actor.url"), 0u);
}

TEST(GuessNames, WithACurrencyTheyAreAmounts) {
  for (const char* const name :
       {"Order £", "Order €", "Order $", "Order ($)", "€ total", "Bought £", "Price £", "£",
        "Order EUR", "Amount (EUR)", "Total USD", "Montant €", "Commande (€)", "Umsatz (€)",
        "Kauf €", "Importe €"}) {
    EXPECT_GT(NameFit(GuessTarget::kRevenue, name), 90u) << name;
    EXPECT_EQ(NameFit(GuessTarget::kOrder, name), 0u) << name;
  }
  for (const char* const name :
       {"Shipping £", "Discount €", "Budget $", "$order", "$insert_id", "Neur"}) {
    EXPECT_EQ(NameFit(GuessTarget::kRevenue, name), 0u) << name;
  }
  EXPECT_EQ(NameFit(GuessTarget::kOrder, "Order"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kContact, "$user_id"), 100u);
}

TEST(GuessNames, AReferenceIsOfWhatItNames) {
  for (const char* const name :
       {"N° client", "Contact Key", "Recipient ID", "Kundenreferenz", "Klantnr"}) {
    EXPECT_GT(NameFit(GuessTarget::kContact, name), 90u) << name;
  }
  for (const char* const name : {"Person Ref", "Customer Ref", "Subscriber Key", "SubscriberKey"}) {
    EXPECT_EQ(NameFit(GuessTarget::kContact, name), 60u) << name;
  }
  for (const char* const name :
       {"Postcode", "Discount code", "Order ref", "Username", "Reference", "id", "Campaign Key"}) {
    EXPECT_LE(NameFit(GuessTarget::kContact, name), 60u) << name;
    if (std::string_view(name) != "Username") {
      EXPECT_EQ(NameFit(GuessTarget::kContact, name), 0u) << name;
    }
  }
  for (const char* const name :
       {"Blast Name", "Broadcast name", "Campaign Title", "Campaign Ref", "Send Name",
        "Nom de la campagne", "Libellé campagne", "Newsletter-Titel", "Nombre de la campaña",
        "Nome campagna", "Nieuwsbrief", "Nome da campanha"}) {
    EXPECT_EQ(NameFit(GuessTarget::kMessage, name), 100u) << name;
  }
  EXPECT_EQ(NameFit(GuessTarget::kJourney, "Flow Title"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kOrder, "Order Code"), 100u);
}

TEST(GuessNames, ATimeMayBeTheDateOfWhatHappened) {
  for (const char* const name :
       {"Action Date",      "event_time",          "Activity Timestamp", "Status Date",
        "Sent At",          "Opened On",           "clickDate",          "Date d'envoi",
        "Date d’ouverture", "Date de l'événement", "Date du clic",       "Date de commande",
        "Heure d'envoi",    "eventTimestamp",      "event_date",         "eventAt",
        "sent_at",          "processedAt",         "clicked_at",         "order_time",
        "orderedAt",        "date_envoi",          "Versanddatum",       "Kaufdatum",
        "dateEvenement",    "Purchase Date"}) {
    EXPECT_EQ(NameFit(GuessTarget::kTime, name), 100u) << name;
  }
  for (const char* const name : {"Transaction Date", "Date de livraison prévue", "lastUpdate"}) {
    EXPECT_EQ(NameFit(GuessTarget::kTime, name), 60u) << name;
  }
  for (const char* const name :
       {"Birth Date", "Date de naissance", "format", "station", "colour"}) {
    EXPECT_EQ(NameFit(GuessTarget::kTime, name), 0u) << name;
  }
}

TEST(EventWords, AreKnownInOtherLanguages) {
  const std::pair<const char*, const char*> cases[] = {
      {"Gesendet", "email.sent"},
      {"Zugestellt", "email.delivered"},
      {"Geöffnet", "email.opened"},
      {"Geklickt", "email.clicked"},
      {"E-Mail geöffnet", "email.opened"},
      {"SMS gesendet", "sms.sent"},
      {"Abgemeldet", "email.unsubscribed"},
      {"Bestellung", "order_placed"},
      {"Zurückgewiesen", "email.bounced"},
      {"Enviado", "email.sent"},
      {"Inviata", "email.sent"},
      {"Compra", "order_placed"},
      {"Rückerstattung", "refunded"},
      {"Verzonden", "email.sent"},
      {"E-mail geopend", "email.opened"},
      {"Besteld", "order_placed"},
      {"Terugbetaling", "refunded"},
      {"Entregue", "email.delivered"},
      {"Devolvido", "email.bounced"},
      {"Reclamação", "email.complained"},
      {"Newsletter verschickt", "email.sent"},
      {"Newsletter versandt", "email.sent"},
      {"Mailing geöffnet", "email.opened"},
      {"Newsletter-Anmeldung", "email.subscribed"},
      {"Kampagne versendet", "email.sent"},
      {"Nachricht zugestellt", "email.delivered"},
      {"Link geklickt", "email.clicked"},
      {"Emailing envoyé", "email.sent"},
      {"Message envoyé", "email.sent"},
      {"Newsletter ouverte", "email.opened"},
      {"Inscription newsletter", "email.subscribed"},
      {"Inviato", "email.sent"},
      {"Acquistato", "order_placed"},
      {"Email enviada", "email.sent"},
      {"Abierta", "email.opened"},
      {"Compró", "order_placed"},
      {"Nieuwsbrief verzonden", "email.sent"},
      {"Comprou", "order_placed"},
      {"Link angeklickt", "email.clicked"},
      {"Enlace clicado", "email.clicked"},
      {"Link cliccato", "email.clicked"},
      {"Link geklikt", "email.clicked"},
      {"Clicou no link", "email.clicked"},
  };
  for (const auto& [word, type] : cases) EXPECT_EQ(EventTypeOf(word, "email"), type) << word;
  for (const char* const name :
       {"Zeitpunkt", "Bestelldatum", "Gesendet am", "Fecha de envío", "Data invio", "Tijdstip",
        "Geopend op", "Besteldatum", "Data do pedido", "Enviado em", "Envoyé le", "Ouvert le",
        "Enviado el", "Inviato il", "Versandzeit", "Verschickt am", "Gesendet um", "Verzendtijd"}) {
    EXPECT_EQ(NameFit(GuessTarget::kTime, name), 100u) << name;
  }
  EXPECT_EQ(NameFit(GuessTarget::kTime, "Lieferdatum"), 60u);
  EXPECT_EQ(NameFit(GuessTarget::kTime, "Geburtsdatum"), 0u);
  EXPECT_EQ(NameFit(GuessTarget::kTime, "Data de nascimento"), 0u);
}

TEST(EventWords, AreKnownInEnglishAndFrench) {
  const std::array<const char*, 3> cases[] = {
      {"Sent", "Envoyé", "email.sent"},
      {"Delivered", "Délivré", "email.delivered"},
      {"Opened", "Ouvert", "email.opened"},
      {"CLICKED", "Cliqué", "email.clicked"},
      {"Link clicked", "Lien cliqué", "email.clicked"},
      {"Clicked on link", "Clic sur un lien", "email.clicked"},
      {"Bounced", "Rejeté", "email.bounced"},
      {"Unsubscribed", "Désabonné", "email.unsubscribed"},
      {"Purchase", "Achat", "order_placed"},
      {"Order", "Commande", "order_placed"},
      {"Opened Email", "Ouverture e-mail", "email.opened"},
      {"SMS Sent", "SMS envoyé", "sms.sent"},
      {"sms_bounced", "SMS rejeté", "sms.undelivered"},
      {"Push Opened", "push ouvert", "push.opened"},
      {"Page View", "Page vue", "page_view"},
  };
  for (const auto& [english, french, type] : cases) {
    EXPECT_EQ(EventTypeOf(english, "email"), type) << english;
    EXPECT_EQ(EventTypeOf(french, "email"), type) << french;
  }
  const std::pair<const char*, const char*> others[] = {{"Bought", "order_placed"},
                                                        {"Campaign sent", "email.sent"},
                                                        {"Message Delivered", "email.delivered"},
                                                        {"Hard bounced", "email.bounced"},
                                                        {"Reported spam", "email.complained"},
                                                        {"Newsletter signup", "email.subscribed"},
                                                        {"Signup", "signed_up"},
                                                        {"Text message sent", "sms.sent"},
                                                        {"Not sent", "email.dropped"},
                                                        {"Email order", ""}};
  for (const auto& [word, type] : others) EXPECT_EQ(EventTypeOf(word, "email"), type) << word;
  EXPECT_EQ(EventTypeOf("Message sent", "sms"), "sms.sent");
  EXPECT_EQ(EventTypeOf("Message sent", ""), "");
  EXPECT_EQ(EventTypeOf("sent", ""), "");
  EXPECT_EQ(EventTypeOf("opened", "sms"), "");  // nobody is told
  EXPECT_EQ(EventTypeOf("email", "email"), "");
  EXPECT_EQ(EventTypeOf("", "email"), "");
  EXPECT_EQ(EventTypeOf("Pending", "email"), "");
}

}  // namespace
}  // namespace parcours
