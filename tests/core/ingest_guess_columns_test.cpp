// Tables with a column for each event among records in no known format.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/ingest_load.h"
#include "ingest/guess/column_guess.h"
#include "ingest/guess/guess.h"

namespace parcours {
namespace {

using ingest::Guess;
using ingest::GuessMapping;
using ingest::MappingText;

struct Shape {
  std::string what;
  std::string records;
  std::string mapping;
};

TEST(GuessColumns, ATableWithAColumnForEachEventIsProposed) {
  const Shape shapes[] = {
      {"times, one of them empty so far",
       "Email,Campaign,Sent At,Delivered At,Opened At,Clicked At,Bounced At,Unsubscribed At\n"
       "a@x.example,Spring,2026-05-01 10:00:00,2026-05-01 10:00:05,2026-05-01 12:00:00,,,\n"
       "b@x.example,Spring,2026-05-01 10:00:00,2026-05-01 10:00:06,,,,2026-05-02\n"
       "c@x.example,Spring,2026-05-01 10:00:00,,,,2026-05-01 10:00:07,\n",
       R"({"contact":"Email","message":"Campaign","events":{"Sent At":"email.sent",)"
       R"("Delivered At":"email.delivered","Bounced At":"email.bounced","Opened At":"email.opened",)"
       R"("Clicked At":"email.clicked","Unsubscribed At":"email.unsubscribed"}})"},
      {"the same as JSON with null and numbers",
       R"([{"recipient":"a@x.example","campaign_id":"c1","sent_at":1777629600,"opened_at":null,"clicked_at":null},)"
       R"({"recipient":"b@x.example","campaign_id":"c1","sent_at":1777629600,"opened_at":1777636800,"clicked_at":null}])",
       R"({"contact":"recipient","message":"campaign_id",)"
       R"("events":{"sent_at":"email.sent","opened_at":"email.opened","clicked_at":"email.clicked"}})"},
      {"French, with yes and no",
       "email;campagne;date envoi;ouvert;cliqué;désabonné\n"
       "a@x.example;Printemps;01/05/2026 10:00;oui;non;non\n"
       "b@x.example;Printemps;01/05/2026 10:00;non;non;oui\n",
       R"({"contact":"email","time":"date envoi","message":"campagne","events":{)"
       R"("date envoi":"email.sent","ouvert":"email.opened","cliqué":"email.clicked",)"
       R"("désabonné":"email.unsubscribed"}})"},
      {"French times, with the day and the time of day apart",
       "Adresse e-mail;Nom de la campagne;Date d'envoi;Heure d'envoi;Nb d'ouvertures;Nb de clics\n"
       "a@x.example;Mai;01/05/2026;10:00;2;1\nb@x.example;Mai;01/05/2026;10:05;0;0\n",
       R"({"contact":"Adresse e-mail","time":"Date d'envoi","message":"Nom de la campagne",)"
       R"("clock":"Heure d'envoi","events":{"Date d'envoi":"email.sent",)"
       R"("Nb d'ouvertures":"email.opened","Nb de clics":"email.clicked"}})"},
      {"French times",
       "Courriel;Campagne;Envoyé le;Délivré le;Ouvert le;Cliqué le;Désinscrit le\n"
       "a@x.example;Mai;01/05/2026 10:00;01/05/2026 10:01;02/05/2026 09:00;;\n"
       "b@x.example;Mai;01/05/2026 10:00;01/05/2026 10:01;;;02/05/2026 09:00\n",
       R"({"contact":"Courriel","message":"Campagne","events":{"Envoyé le":"email.sent",)"
       R"("Délivré le":"email.delivered","Ouvert le":"email.opened","Cliqué le":"email.clicked",)"
       R"("Désinscrit le":"email.unsubscribed"}})"},
      {"German times",
       "E-Mail;Kampagne;Versendet am;Zugestellt am;Geöffnet am;Geklickt am;Abgemeldet am\n"
       "a@x.example;Mai;01.05.2026 10:00;01.05.2026 10:01;02.05.2026 09:00;;\n"
       "b@x.example;Mai;01.05.2026 10:00;01.05.2026 10:01;;;\n",
       R"({"contact":"E-Mail","message":"Kampagne","events":{"Versendet am":"email.sent",)"
       R"("Zugestellt am":"email.delivered","Geöffnet am":"email.opened",)"
       R"("Geklickt am":"email.clicked","Abgemeldet am":"email.unsubscribed"}})"},
      {"German yes and no",
       "E-Mail;Newsletter;Versanddatum;Geöffnet;Geklickt\n"
       "a@x.example;Mai;01.05.2026;Ja;Nein\nb@x.example;Mai;01.05.2026;Nein;Nein\n",
       R"({"contact":"E-Mail","time":"Versanddatum","message":"Newsletter","events":{)"
       R"("Versanddatum":"email.sent","Geöffnet":"email.opened","Geklickt":"email.clicked"}})"},
      {"counts beside a date that says no more: it is the send's",
       "Email Address,Campaign Name,Date,Opens,Clicks,Bounce\n"
       "a@x.example,May,2026-05-01,3,1,\nb@x.example,May,2026-05-01,0,0,Hard\n",
       R"({"contact":"Email Address","time":"Date","message":"Campaign Name","reasonClass":"Bounce",)"
       R"("events":{"Date":"email.sent","Bounce":"email.bounced","Opens":"email.opened",)"
       R"("Clicks":"email.clicked"},"reasonClasses":{"hard":"hard"}})"},
      {"JSON with true and false, and the message's channel by its contacts",
       R"([{"phone":"+33612345678","campaign":"May","sent_at":"2026-05-01T10:00:00Z","delivered":true,"clicked":false},)"
       R"({"phone":"+33612345679","campaign":"May","sent_at":"2026-05-01T10:00:00Z","delivered":false,"clicked":false}])",
       R"({"contact":"phone","time":"sent_at","message":"campaign","events":{)"
       R"("sent_at":"sms.sent","delivered":"sms.delivered","clicked":"sms.clicked"}})"},
      {"the time goes before the flag",
       R"([{"email":"a@x.example","template":"t","sent_at":"2026-05-01T10:00:00Z","opened":true,"opened_at":"2026-05-01T11:00:00Z"},)"
       R"({"email":"b@x.example","template":"t","sent_at":"2026-05-01T10:00:00Z","opened":false,"opened_at":null}])",
       R"({"contact":"email","events":{"sent_at":"email.sent","opened_at":"email.opened"}})"},
      {"a status beside the times is no type",
       "email,status,sent at,opened at,clicked at\n"
       "a@x.example,Opened,2026-05-01 10:00,2026-05-01 11:00,\n"
       "b@x.example,Sent,2026-05-01 10:00,,\nc@x.example,Clicked,2026-05-01 10:00,2026-05-01 "
       "12:00,2026-05-01 12:01\n",
       R"({"contact":"email","events":{"sent at":"email.sent","opened at":"email.opened",)"
       R"("clicked at":"email.clicked"}})"},
      {"an order's amount is the order's",
       "email,newsletter,sent,opened,clicked,purchase date,revenue\n"
       "a@x.example,May,2026-05-01 10:00,2026-05-01 11:00,2026-05-01 11:01,2026-05-02 09:00,12.50\n"
       "b@x.example,May,2026-05-01 10:00,2026-05-01 11:00,,,\n",
       R"({"contact":"email","revenue":"revenue","message":"newsletter","events":{)"
       R"("sent":"email.sent","opened":"email.opened","clicked":"email.clicked",)"
       R"("purchase date":"order_placed"}})"},
      {"orders with what became of them",
       "customer email,order number,order date,refunded at,cancelled at,amount\n"
       "a@x.example,1001,2026-05-01,2026-05-05,,10.00\nb@x.example,1002,2026-05-01,,,12.00\n",
       R"({"contact":"customer email","revenue":"amount","order":"order number","events":{)"
       R"("order date":"order_placed","refunded at":"refunded"}})"},
  };
  for (const Shape& shape : shapes) {
    const Guess guess = GuessMapping(shape.records, true);
    EXPECT_EQ(MappingText(guess), shape.mapping) << shape.what;
    EXPECT_EQ(guess.Shortfall(), "") << shape.what;
    EXPECT_NE(test::Load(shape.records, R"({"mapping":"guess"})").summary.events, 0u) << shape.what;
  }
}

TEST(GuessColumns, OtherTablesAreRead) {
  const std::pair<const char*, std::string> others[] = {
      {"orders and their parcels",
       "customer_email,order_id,created_at,updated_at,shipped_at,delivered_at,total\n"
       "a@x.example,1001,2026-05-01,2026-05-02,2026-05-02,2026-05-04,10.00\n"
       "b@x.example,1002,2026-05-01,2026-05-02,2026-05-02,2026-05-04,12.00\n"},
      {"parcels alone",
       "customer,tracking,sent_at,delivered_at\nc1,x1,2026-05-01,2026-05-02\nc2,x2,2026-05-01,2026-"
       "05-02\n"},
      {"orders of a campaign, delivered as parcels are",
       "email,order,campaign,order date,sent at,delivered at\n"
       "a@x.example,1,May,2026-05-01,2026-05-02,2026-05-03\n"
       "b@x.example,2,May,2026-05-01,2026-05-02,2026-05-03\n"},
      {"contacts and when they did something last",
       "email,created_at,last_opened_at,last_clicked_at\n"
       "a@x.example,2026-01-01,2026-05-01,2026-05-01\nb@x.example,2026-01-01,,\n"},
      {"contacts and what they did in all",
       "email,created_at,opens,clicks\na@x.example,2026-01-01,30,2\nb@x.example,2026-01-01,0,0\n"},
      {"contacts who have consented",
       "email,created_at,subscribed,unsubscribed\na@x.example,2026-01-01,true,false\n"
       "b@x.example,2026-01-02,true,true\n"},
      {"a log of events, with when a message was sent",
       "email,event,timestamp,sent_at,opened_at\n"
       "a@x.example,Opened,2026-05-01 11:00,2026-05-01 10:00,2026-05-01 11:00\n"
       "b@x.example,Clicked,2026-05-01 12:00,2026-05-01 10:00,2026-05-01 11:00\n"},
      {"a log whose words are its own",
       "user_id,event,timestamp,sent_at,delivered_at\nu1,lead scored,2026-05-01 11:00,2026-05-01 "
       "11:00,2026-05-01 11:01\n"
       "u2,lead scored,2026-05-01 12:00,2026-05-01 12:00,2026-05-01 12:01\n"},
      {"a status and two flags",
       "email,campaign,date,status,opened,clicked\n"
       "a@x.example,May,2026-05-01,Delivered,1,0\nb@x.example,May,2026-05-01,Bounced,0,0\n"},
      {"tickets",
       "requester,subject,opened_at,closed_at\na@x.example,Help,2026-05-01,2026-05-02\n"
       "b@x.example,Help me,2026-05-01,2026-05-02\n"},
      {"campaigns and their totals",
       "from email,campaign,date,sent,delivered,opens,clicks\n"
       "news@shop.example,May,2026-05-01,120,118,30,4\nhello@shop.example,June,2026-06-01,130,128,"
       "31,5\n"},
      {"rates, and shares of them",
       "email,campaign,date,open rate,click rate\na@x.example,May,2026-05-01,0.5,0.1\n"
       "b@x.example,May,2026-05-01,0.2,0.0\n"},
  };
  for (const auto& [what, records] : others) {
    EXPECT_EQ(MappingText(GuessMapping(records, true)).find("\"events\""), std::string::npos)
        << what << ": " << MappingText(GuessMapping(records, true));
  }
}

TEST(GuessColumns, ANameSpeaksOfWhatHappened) {
  const std::pair<const char*, const char*> names[] = {
      {"Opened At", "email.opened"},
      {"opened_at_utc", "email.opened"},
      {"Sent (UTC)", "email.sent"},
      {"Date d'ouverture", "email.opened"},
      {"Date de clic", "email.clicked"},
      {"Ouvert le", "email.opened"},
      {"Öffnungsdatum", "email.opened"},
      {"Geklickt am", "email.clicked"},
      {"Anzahl Klicks", "email.clicked"},
      {"is_unsubscribed", "email.unsubscribed"},
      {"Total opens", "email.opened"},
      {"Email Sent", "email.sent"},
      {"A cliqué", "email.clicked"},
      {"stats.opened_at", "email.opened"},
      {"SMS sent at", "sms.sent"},
      {"last_opened_at", ""},
      {"created_at", ""},
      {"Date", ""},
      {"Open Rate", ""},
      {"Name", ""},
      {"shipped_at", ""},
      {"updated_at", ""},
  };
  for (const auto& [name, type] : names) {
    EXPECT_EQ(ingest::EventOfKey(name, "email"), type) << name;
  }
}

TEST(GuessColumns, TheSummarySaysWhichColumnIsWhat) {
  const test::Loaded loaded =
      test::Load("Email,Campaign,Sent At,Opened At\na@x.example,May,2026-05-01,2026-05-02\n",
                 R"({"mapping":"guess"})");
  ASSERT_FALSE(loaded.summary.warnings.empty());
  EXPECT_EQ(
      loaded.summary.warnings[0],
      "the mapping was guessed: contact from 'Email' (100 %), message from 'Campaign' (92 %), "
      "email.sent from 'Sent At' (100 %), email.opened from 'Opened At' (100 %)");
  EXPECT_EQ(loaded.summary.guessed_mapping,
            R"({"contact":"Email","message":"Campaign","events":{"Sent At":"email.sent",)"
            R"("Opened At":"email.opened"}})");
}

TEST(GuessColumns, IsTheSameOfCsvAndJson) {
  const std::string options = R"({"mapping":"guess"})";
  EXPECT_EQ(
      test::Rows("email,campaign,sent_at,opened_at,clicked\n"
                 "a@x.example,May,2026-05-01T10:00:00Z,2026-05-01T11:00:00Z,yes\n"
                 "b@x.example,May,2026-05-01T10:00:00Z,,no\n",
                 options),
      test::Rows(R"([{"email":"a@x.example","campaign":"May","sent_at":"2026-05-01T10:00:00Z",)"
                 R"("opened_at":"2026-05-01T11:00:00Z","clicked":true},)"
                 R"({"email":"b@x.example","campaign":"May","sent_at":"2026-05-01T10:00:00Z",)"
                 R"("opened_at":null,"clicked":false}])",
                 options));
}

}  // namespace
}  // namespace parcours
