// What is guessed of records in no known format.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ingest_load.h"
#include "ingest/guess/guess.h"
#include "text/utf8.h"

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

TEST(Guess, ProposesAMappingFromNamesAndValues) {
  const Shape shapes[] = {
      {"a clickstream",
       R"({"user_id":"u1","session":"s1","event":"view","timestamp":"2024-03-13 10:21:14","platform":"web"}
{"user_id":"u2","session":"s2","event":"buy","timestamp":"2024-03-13 10:22:14","platform":"web"})",
       R"({"contact":"user_id","time":"timestamp","type":"event"})"},
      {"an address is surer than a number, whatever its name",
       R"({"customer":7,"who":"a@b.example","at":1710325274,"action":"x"}
{"customer":8,"who":"c@d.example","at":1710325275,"action":"y"})",
       R"({"contact":"who","time":"at","type":"action"})"},
      {"French orders, one type for all",
       R"({"Courriel":"a@b.example","Date commande":"2024-01-01","Numéro commande":"C1","Montant TTC":"12.50","Devise":"EUR"}
{"Courriel":"c@b.example","Date commande":"2024-01-02","Numéro commande":"C2","Montant TTC":"7","Devise":"EUR"})",
       R"({"contact":"Courriel","time":"Date commande","type":{"value":"order_placed"},)"
       R"("revenue":"Montant TTC","currency":"Devise","order":"Numéro commande"})"},
      {"German orders, whose amounts tell their currency by their name",
       "E-Mail;Bestelldatum;Bestellnummer;Umsatz €\na@b.example;24.05.2024;1;12,50\n"
       "c@d.example;25.05.2024;2;7,00\n",
       R"({"contact":"E-Mail","time":"Bestelldatum","type":{"value":"order_placed"},)"
       R"("revenue":"Umsatz €","currency":{"value":"EUR"},"order":"Bestellnummer"})"},
      {"page views, told by their address",
       R"({"visitor_id":"v1","url":"https://a.example/x","ts":"1710325274"}
{"visitor_id":"v2","url":"https://a.example/y","ts":"1710325275"})",
       R"({"contact":"visitor_id","time":"ts","type":{"value":"page_view"},"url":"url"})"},
      {"inside objects, and of two times the one of the event",
       R"({"id":"1","user":{"id":"u1","updated_at":"2020-01-01"},"kind":"x","meta":{"created_at":"2024-01-01T00:00:00Z"}}
{"id":"2","user":{"id":"u2","updated_at":"2020-01-01"},"kind":"y","meta":{"created_at":"2024-01-01T00:00:00Z"}})",
       R"({"contact":"user.id","time":"meta.created_at","type":"kind","id":"id"})"},
      {"pages of records",
       R"({"next":"x","results":[{"member":"m1","date":"2024-01-01","activity":"open"},{"member":"m2","date":"2024-01-01","activity":"click"}]})",
       R"({"contact":"member","time":"date","type":"activity",)"
       R"("types":{"click":"email.clicked","open":"email.opened"}})"},
      {"CSV, with dates as a spreadsheet writes them",
       "Adresse e-mail;Date;Action\na@b.example;24/05/2024 10:00;Clic\n"
       "c@d.example;24/05/2024 11:00;Ouverture\n",
       R"({"contact":"Adresse e-mail","time":"Date","type":"Action",)"
       R"("types":{"Clic":"email.clicked","Ouverture":"email.opened"}})"},
      {"a French export",
       "Adresse e-mail;Date d’envoi;Campagne;Statut;Montant\na@b.example;24/05/2024;Mai;Envoyé;\n"
       "c@d.example;25/05/2024;Mai;Commande;\"1 012,50 €\"\n",
       R"({"contact":"Adresse e-mail","time":"Date d’envoi","type":"Statut","revenue":"Montant",)"
       R"("message":"Campagne","types":{"Commande":"order_placed","Envoyé":"email.sent"}})"},
      {"a German export",
       "E-Mail;Zeitpunkt;Ereignis;Kampagne;Betrag;Währung\n"
       "a@b.example;02.03.2026 08:00;Gesendet;Frühling;;\n"
       "a@b.example;02.03.2026 11:00;Geöffnet;Frühling;;\n"
       "a@b.example;02.03.2026 13:00;Kauf;Frühling;1.000,00;EUR\n"
       "c@d.example;02.03.2026 13:00;Abgemeldet;Frühling;;\n",
       R"({"contact":"E-Mail","time":"Zeitpunkt","type":"Ereignis","revenue":"Betrag",)"
       R"("currency":"Währung","message":"Kampagne","types":{"Abgemeldet":"email.unsubscribed",)"
       R"("Gesendet":"email.sent","Geöffnet":"email.opened","Kauf":"order_placed"}})"},
      {"an English tool's, by people's words",
       "Person Ref,When,What,Blast Name,Order £\np1,24/05/2024 10:00,Sent,May,\n"
       "p1,24/05/2024 11:00,Clicked,May,\np2,24/05/2024 12:00,Bought,May,12.50\n"
       "p2,25/05/2024 12:00,Bought,May,7.00\n",
       R"({"contact":"Person Ref","time":"When","type":"What","revenue":"Order £","currency":{"value":"GBP"},)"
       R"("message":"Blast Name","types":{"Bought":"order_placed","Clicked":"email.clicked",)"
       R"("Sent":"email.sent"}})"},
      {"a German newsletter's",
       "Empfänger;Verschickt am;Aktion;Kampagnentitel\na@b.example;02.03.2026 08:00;Newsletter "
       "verschickt;März\nc@d.example;02.03.2026 09:00;Newsletter geöffnet;März\n",
       R"({"contact":"Empfänger","time":"Verschickt am","type":"Aktion",)"
       R"("message":"Kampagnentitel","types":{"Newsletter geöffnet":"email.opened",)"
       R"("Newsletter verschickt":"email.sent"}})"},
      {"a Spanish export",
       "Correo electrónico;Fecha;Evento;Campaña;Importe;Moneda\n"
       "a@b.example;02/03/2026;Enviado;Mayo;;\na@b.example;02/03/2026;Abierto;Mayo;;\n"
       "c@d.example;03/03/2026;Compra;Mayo;12,50;EUR\n",
       R"({"contact":"Correo electrónico","time":"Fecha","type":"Evento","revenue":"Importe",)"
       R"("currency":"Moneda","message":"Campaña","types":{"Abierto":"email.opened",)"
       R"("Compra":"order_placed","Enviado":"email.sent"}})"},
      {"a Dutch export",
       "Klantnummer;Tijdstip;Gebeurtenis;Campagnenaam;Bestelnummer;Totaalbedrag\n"
       "71;02-03-2026 08:00;Verzonden;Lente;;\n71;02-03-2026 09:00;Geopend;Lente;;\n"
       "82;02-03-2026 08:00;Verzonden;Lente;;\n82;02-03-2026 09:10;Aangeklikt;Lente;;\n"
       "93;13-03-2026 10:00;Bestelling;Lente;o1;12,50\n93;13-03-2026 11:00;Afgemeld;Lente;;\n",
       R"({"contact":"Klantnummer","time":"Tijdstip","type":"Gebeurtenis","revenue":"Totaalbedrag",)"
       R"("message":"Campagnenaam","order":"Bestelnummer","types":{"Aangeklikt":"email.clicked",)"
       R"("Afgemeld":"email.unsubscribed","Bestelling":"order_placed","Geopend":"email.opened",)"
       R"("Verzonden":"email.sent"}})"},
      {"a Portuguese export",
       "Código cliente;Data do envio;Ação;Campanha;Valor total;Moeda\n"
       "c1;02/03/2026;Enviado;Maio;;\nc1;02/03/2026;Aberto;Maio;;\n"
       "c2;13/03/2026;Descadastrado;Maio;;\nc3;13/03/2026;Compra;Maio;12,50;BRL\n",
       R"({"contact":"Código cliente","time":"Data do envio","type":"Ação","revenue":"Valor total",)"
       R"("currency":"Moeda","message":"Campanha","types":{"Aberto":"email.opened",)"
       R"("Compra":"order_placed","Descadastrado":"email.unsubscribed","Enviado":"email.sent"}})"},
      {"somebody's reference is a possible contact, what a possible type",
       R"({"who":{"ref":"c-1"},"happened":"2026-03-02 08:00","what":"MAIL_READ","amount":3.11}
{"who":{"ref":"c-2"},"happened":"2026-03-02 09:00","what":"MAIL_OUT"}
{"who":{"ref":"c-3"},"happened":"2026-03-02 10:00","what":"MAIL_OUT"})",
       R"({"contact":"who.ref","time":"happened","type":"what","revenue":"amount",)"
       R"("types":{"MAIL_READ":"email.opened"}})"},
      {"texts, by their numbers",
       R"({"phone":"+33612345678","when":"2024-01-01","status":"Delivered"}
{"phone":"+33612345679","when":"2024-01-01","status":"Opened"})",
       R"({"contact":"phone","time":"when","type":"status","types":{"Delivered":"sms.delivered"}})"},
      {"texts, by their channel",
       R"({"user":"a","when":"2024-01-01","status":"Rejeté","channel":"sms"}
{"user":"b","when":"2024-01-01","status":"Achat","channel":"sms"})",
       R"({"contact":"user","time":"when","type":"status","channel":"channel",)"
       R"("types":{"Achat":"order_placed","Rejeté":"sms.undelivered"}})"},
      {"of two channels a word is either's, and says nothing",
       R"({"user":"a","when":"2024-01-01","status":"Sent","channel":"sms"}
{"user":"b","when":"2024-01-01","status":"SMS Clicked","channel":"email"})",
       R"({"contact":"user","time":"when","type":"status","channel":"channel",)"
       R"("types":{"SMS Clicked":"sms.clicked"}})"},
      {"what holds no contact and no time", R"({"colour":"red","size":5})", R"({})"},
  };
  for (const Shape& shape : shapes) {
    EXPECT_EQ(MappingText(GuessMapping(shape.records, true)), shape.mapping) << shape.what;
  }
}

TEST(Guess, ABounceClassIsTheClassOfTheReason) {
  const std::string header = "email,date,action,";
  const auto guess = [](const std::string& text) { return MappingText(GuessMapping(text, true)); };
  const auto rows = [&](const std::string& name, const std::string& hard, const std::string& soft) {
    return header + name + "\na@x.fr,2024-01-01,Sent,\na@x.fr,2024-01-02,Bounced," + hard +
           "\nb@x.fr,2024-01-03,Bounced," + soft + "\n";
  };
  const std::string fields = R"({"contact":"email","time":"date","type":"action","reasonClass":)";
  const std::string types = R"("types":{"Bounced":"email.bounced","Sent":"email.sent"},)";
  EXPECT_EQ(guess(rows("detail", "Hard Bounce", "Soft Bounce")),
            fields + R"("detail",)" + types +
                R"("reasonClasses":{"hard bounce":"hard","soft bounce":"soft"}})");
  EXPECT_EQ(guess(rows("Bounce Type", "hard", "BLOCKED")),
            fields + R"("Bounce Type",)" + types +
                R"("reasonClasses":{"blocked":"block","hard":"hard"}})");
  EXPECT_EQ(guess(rows("type", "Permanent", "Temporary")),
            fields + R"("type",)" + types +
                R"("reasonClasses":{"permanent":"hard","temporary":"soft"}})");
  // Hard and soft may be anything of what is not called a class.
  EXPECT_EQ(guess(rows("cheese", "hard", "soft")).find("reasonClass"), std::string::npos);
  // The word for what happened may tell it, where nothing else does.
  const std::string told = header +
                           "x\na@x.fr,2024-01-01,Sent,1\na@x.fr,2024-01-02,Hard Bounce,2\n"
                           "b@x.fr,2024-01-03,soft_bounce,3\n";
  EXPECT_EQ(guess(told),
            R"({"contact":"email","time":"date","type":"action","types":{"Hard Bounce":)"
            R"("email.bounced","Sent":"email.sent","soft_bounce":"email.bounced"},"reasonClasses":)"
            R"({"hard bounce":"hard","soft_bounce":"soft","*":null},"reasonClass":"action"})");
  EXPECT_EQ(test::Rows(told, R"({"mapping":"guess"})"),
            "a@x.fr 2024-01-01T00:00:00Z email.sent | +x=1 | channel=email\n"
            "a@x.fr 2024-01-02T00:00:00Z email.bounced | +x=2 | channel=email | reason=hard\n"
            "b@x.fr 2024-01-03T00:00:00Z email.bounced | +x=3 | channel=email | reason=soft\n");
  // Whoever writes the mapping, capitals make no difference.
  EXPECT_NE(test::Rows(told, R"({"mapping":{"contact":"email","time":"date","type":"action",)"
                             R"("reasonClass":"action","reasonClasses":{"Hard Bounce":"hard"}}})")
                .find("reason=hard\n"),
            std::string::npos);
  // An export of bounces alone.
  EXPECT_EQ(guess("email,date,bounce_type\na@x.fr,2024-01-01,Hard\nb@x.fr,2024-01-02,Soft\n"),
            R"({"contact":"email","time":"date","type":{"value":"email.bounced"},)"
            R"("reasonClass":"bounce_type","reasonClasses":{"hard":"hard","soft":"soft"}})");
}

TEST(Guess, NoWordIsTwiceInTheMapping) {
  // Each pair would be one word where bytes that are no UTF-8 are written as U+FFFD.
  for (const auto& [one, two] : {std::pair<std::string, std::string>("Sent\xFE", "Sent\xFF"),
                                 {R"(Sent\ud800)", R"(Sent\udbff)"},
                                 {"SENT", "sent"}}) {
    for (const std::string& records :
         {R"({"email":"a@x.fr","date":"2024-01-01","action":")" + one +
              R"("}\n{"email":"b@x.fr","date":"2024-01-01","action":")" + two + R"("})",
          "email,date,action\na@x.fr,2024-01-01," + one + "\nb@x.fr,2024-01-01," + two + "\n" +
              "c@x.fr,2024-01-02,Sent\n"}) {
      const Guess guess = GuessMapping(records, true);
      std::set<std::string> words;
      for (const auto& [word, type] : guess.types) {
        EXPECT_EQ(text::CutUtf8(word, word.size()), word) << records;
        EXPECT_TRUE(words.insert(word).second) << records;
      }
      if (guess.is_enough()) FormatOf(guess);  // refuses what is there twice
    }
  }
}

TEST(Guess, PricesAndCodesOfCurrenciesCouldBeAmountsWhateverTheirName) {
  const Guess guess = GuessMapping(
      "email,date,event,p,c,n,land\na@b.example,2024-01-01,open,\"1.000,00\",EUR,7,DEU\n"
      "c@d.example,2024-01-02,click,12.50,USD,8,FRA\n",
      true);
  const auto fits = [&](size_t key) {
    std::string text;
    for (const ingest::GuessedField& fit : guess.keys[key].fits)
      text += std::string(fit.field) + " ";
    return text;
  };
  EXPECT_NE(fits(3).find("revenue"), std::string::npos) << fits(3);
  EXPECT_NE(fits(4).find("currency"), std::string::npos) << fits(4);
  EXPECT_EQ(fits(5).find("revenue"), std::string::npos) << fits(5);
  EXPECT_EQ(fits(6).find("currency"), std::string::npos) << fits(6);
  EXPECT_EQ(guess.Find("revenue"), nullptr);
  EXPECT_EQ(guess.Find("currency"), nullptr);
}

TEST(Guess, TheOnlyDatesAreTheTimeWhateverTheirName) {
  const auto confidence = [](const std::string& header, const std::string& rest) {
    const Guess guess = GuessMapping(header + "\na@b.example,2024-01-01,open" + rest +
                                         "\nc@d.example,2024-01-02,click" + rest + "\n",
                                     true);
    const Guess::Choice* const time = guess.Find("time");
    return time == nullptr ? 0 : time->confidence;
  };
  EXPECT_EQ(confidence("Email Address,Action Date,Action", ""), 100u);
  EXPECT_EQ(confidence("Email Address,Colour,Action", ""), 76u);
  EXPECT_EQ(confidence("Email Address,Colour,Action,Other", ",2024-01-01"), 40u);
  EXPECT_EQ(confidence("Email Address,Birth Date,Action", ""), 40u);
  EXPECT_EQ(confidence("Email Address,Colour,Action,Birth Date", ",1990-01-01"), 40u);
}

// The clock column's name and values, and the time as it is then read; without a clock no member.
TEST(Guess, ADateAndATimeOfDayBesideItAreOneTime) {
  struct Case {
    std::string header;
    std::string date;
    std::string clock;
    std::string member;
    std::string time;
  };
  const Case cases[] = {
      {"Date;Heure", "25/05/2024", "14:30", R"("clock":"Heure")", "2024-05-25T14:30:00Z"},
      {"date;time", "2024-05-25", "2:30:05 PM", R"("clock":"time")", "2024-05-25T14:30:05Z"},
      {"Datum;Uhrzeit", "25.05.2024", "14:30", R"("clock":"Uhrzeit")", "2024-05-25T14:30:00Z"},
      {"when;moment", "2024-05-25 00:00:00", "14:30", R"("clock":"moment")",
       "2024-05-25T14:30:00Z"},
      {"Date;Duration", "2024-05-25 10:00:00", "14:30", "", "2024-05-25T10:00:00Z"},
      {"Date;Heure", "2024-05-25T10:00:00Z", "14:30", "", "2024-05-25T10:00:00Z"},
  };
  for (const Case& c : cases) {
    std::string rows = c.header + ";email;event\n";
    for (int i = 0; i < 6; ++i) {
      rows += c.date + ";" + c.clock + ";a" + std::to_string(i) + "@b.example;" +
              (i % 2 == 0 ? "opened" : "clicked") + "\n";
    }
    const std::string mapping = MappingText(GuessMapping(rows, true));
    EXPECT_EQ(mapping.find(R"("clock")") != std::string::npos, !c.member.empty()) << mapping;
    EXPECT_NE(mapping.find(c.member), std::string::npos) << mapping;
    const std::string loaded = test::Rows(rows, R"({"mapping":"guess"})");
    EXPECT_EQ(loaded.find("a0@b.example " + c.time), 0u) << c.header << "\n" << loaded;
  }
}

TEST(Guess, WhatOnlyFewEventsHaveIsTakenByItsName) {
  std::string text = "Email,Date,Event,Order ID\n";
  for (int i = 0; i < 60; ++i) text += "a@b.example,2024-01-01,Sent,\n";
  text += "a@b.example,2024-01-02,Purchase,1001\n";
  const Guess guess = GuessMapping(text, true);
  ASSERT_NE(guess.Find("order"), nullptr);
  EXPECT_EQ(guess.Find("order")->key, "Order ID");
}

TEST(Guess, WhatMessagesCostIsNoRevenue) {
  const auto amount = [](const char* first, const char* second) {
    const std::string rows =
        std::string("Email,When,What,Price\na@b.example,2026-03-01 08:00,sent,") + first +
        "\nc@d.example,2026-03-02 08:00,opened," + second + "\n";
    return GuessMapping(rows, true).Find("revenue") != nullptr;
  };
  EXPECT_TRUE(amount("7.50", "-7.50"));  // a sale and a refund
  EXPECT_FALSE(amount("-0.0075", "-0.0075"));
}

// Amounts of a few records make orders of none of the others.
TEST(Guess, ARecordIsNoOrderBecauseAnotherHasAnAmount) {
  std::string rows;
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(10 + i);
    rows += R"({"who":{"ref":"cust-)" + number + R"("},"happened":"2026-03-02 08:)" + number +
            R"(","what":")" + (i % 3 == 0 ? "MAIL_OUT" : "MAIL_READ") + "\"}\n" +
            R"({"who":{"ref":"cust-)" + number + R"("},"happened":"2026-03-03 08:)" + number +
            R"(","what":"BASKET","amount":3.11})" + "\n";
    if (i % 3 != 0) continue;
    rows += R"({"who":{"ref":"cust-0"},"happened":"2026-03-04 08:00","what":"MAIL_OUT"})"
            "\n";
  }
  const ingest::Guess guess = ingest::GuessMapping(rows, true);
  ASSERT_NE(guess.Find("type"), nullptr);
  EXPECT_EQ(guess.Find("type")->key, "what");
}

TEST(Guess, NumbersThatAreNoTimesAreNone) {
  const Guess guess = GuessMapping(
      R"({"user":"a","date":5,"type":"x"}{"user":"b","date":17244207336,"type":"y"})", true);
  EXPECT_EQ(guess.Find("time"), nullptr);
  EXPECT_FALSE(guess.is_enough());
}

TEST(Guess, TellsOfEveryKeyWhatItIsAndCouldBe) {
  const Guess guess =
      GuessMapping(R"({"email":"a@b.example","when":"2024-01-01","type":"x","n":1,"l":[1],"b":true}
{"email":"a@b.example","when":"2024-01-02","type":"y","n":"two"})",
                   true);
  ASSERT_EQ(guess.keys.size(), 6u);
  EXPECT_EQ(guess.records, 2u);
  EXPECT_EQ(guess.keys[0].key, "email");
  EXPECT_EQ(guess.keys[0].distinct, 1u);
  EXPECT_EQ(guess.keys[0].fits[0].field, "contact");
  EXPECT_EQ(guess.keys[0].fits[0].confidence, 100u);
  EXPECT_EQ(guess.keys[1].samples, (std::vector<std::string>{"2024-01-01", "2024-01-02"}));
  const std::string_view kinds[] = {"text", "text", "text", "mixed", "list", "boolean"};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(guess.keys[i].kind, kinds[i]) << i;
  EXPECT_EQ(guess.keys[5].records, 1u);
}

TEST(Guess, CountsEveryValueThatCouldBeAType) {
  std::string rows = "courriel;date;evenement;montant\n";
  const std::vector<std::string> words = {"Envoyé", "Délivré", "Ouvert", "Cliqué", "Achat"};
  for (size_t i = 0; i < 25; ++i) {
    rows += "a" + std::to_string(i) + "@b.example;2024-01-01;" +
            words[std::min(i / 4, words.size() - 1)] + ";" + std::to_string(i) + "\n";
  }
  const Guess guess = GuessMapping(rows, true);
  const std::vector<ingest::ValueCount>& values = guess.keys[2].values;
  ASSERT_EQ(values.size(), 5u);
  EXPECT_EQ(values[0].value, "Achat");
  EXPECT_EQ(values[0].count, 9u);
  // Equally frequent ones by their bytes.
  EXPECT_EQ(values[1].value, "Cliqué");
  EXPECT_EQ(values[4].value, "Ouvert");
  EXPECT_EQ(values[4].count, 4u);
  EXPECT_TRUE(guess.keys[0].values.empty());
  EXPECT_TRUE(guess.keys[3].values.empty());
}

TEST(Guess, OfVeryManyValuesTellsTheMostFrequentAndHowManyThereAre) {
  std::string rows = "email,date,event\n";
  for (size_t i = 0; i < 300; ++i) {
    rows += "a@b.example,2024-01-01,word" + std::to_string(i % 100 == 99 ? 0 : i % 100) + "\n";
  }
  const Guess guess = GuessMapping(rows, true);
  EXPECT_EQ(guess.keys[2].distinct, 99u);
  ASSERT_EQ(guess.keys[2].values.size(), ingest::kMaxGuessedValues);
  EXPECT_EQ(guess.keys[2].values[0].value, "word0");
  EXPECT_EQ(guess.keys[2].values[0].count, 6u);
}

TEST(Guess, ManyKeysAreCountedWhereTheyAreNotListed) {
  std::string record = "{";
  for (size_t i = 0; i < ingest::kMaxGuessedKeys + 7; ++i) {
    record += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  }
  const Guess guess = GuessMapping(record + "}", true);
  EXPECT_EQ(guess.keys.size(), ingest::kMaxGuessedKeys);
  EXPECT_EQ(guess.more_keys, 7u);
}

// Somebody's purchases with the items of each, which are no records, and pages of events.
TEST(Guess, ARecordWithAListIsNoPage) {
  const std::string items = R"("items":[{"sku":7,"price":3.5},{"sku":8,"price":4}])";
  for (const std::string who : {"visitor", "shopper_key", "guest"}) {
    std::string records;
    for (const char* const day : {"01", "02", "03"}) {
      records += std::string(records.empty() ? "" : ",") + "{" + items + ",\"" + who +
                 R"(":"v7","when":"2024-03-)" + day + R"(T10:21:14Z","action":"buy"})";
    }
    const Guess guess = GuessMapping("[" + records + "]", true);
    EXPECT_EQ(guess.records, 3u) << who;
    ASSERT_NE(guess.Find("time"), nullptr) << who;
    EXPECT_EQ(guess.Find("time")->key, "when");
  }
  const std::string event = R"({"uid":"u1","at":"2024-03-13T10:21:14Z","name":"view"})";
  for (const std::string around : {R"({"total":1,"data":[)", R"({"made":"2024-03-14","data":[)",
                                   R"([{"session":"s1","events":[)"}) {
    const std::string page = around + event + "," + event + "]}";
    const Guess guess = GuessMapping(page, true);
    EXPECT_EQ(guess.records, 2u) << around;
    EXPECT_EQ(guess.Find("contact")->key, "uid");
  }
}

TEST(Guess, WhatIsDifferentInEveryRecordIsNoTypeByItsLooks) {
  std::string rows = "ref,email,first,since\n";
  for (const std::string row : {"1", "2", "3", "4", "5", "6"}) {
    rows += "C-0" + row + ",c" + row + "@b.example,Ann" + row + ",2026-01-0" + row + "\n";
  }
  EXPECT_EQ(GuessMapping(rows, true).Find("type"), nullptr);
  const Guess named = GuessMapping(
      "email,at,action\na@b.example,2026-01-01,Sent\na@b.example,2026-01-02,Opened\n"
      "a@b.example,2026-01-03,Clicked\na@b.example,2026-01-04,Bounced\n",
      true);
  ASSERT_NE(named.Find("type"), nullptr);
  EXPECT_EQ(named.Find("type")->key, "action");
}

}  // namespace
}  // namespace parcours
