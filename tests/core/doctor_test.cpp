// What the doctor finds, and what it does not.
#include "catalog/doctor.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "store/event_store_builder.h"
#include "text/hash.h"
#include "text/time_text.h"

namespace parcours::catalog {
namespace {

using store::ColumnId;
using Values = std::vector<std::pair<std::string, std::string>>;

class Loader {
 public:
  Loader& Add(const std::string& contact, int64_t time_us, const std::string& type,
              const Values& values = {}) {
    std::vector<store::Cell> cells;
    for (const auto& [name, text] : values) {
      const auto field = store::FieldByName(name);
      const ColumnId column = field ? store::ColumnOf(*field) : builder_.PropertyColumn(name);
      cells.push_back({column, builder_.Intern(column, text)});
    }
    builder_.Append({builder_.InternContact(contact), time_us, builder_.InternType(type),
                     text::HashBytes(std::to_string(++next_id_)), cells});
    return *this;
  }
  store::EventStoreBuilder& builder() { return builder_; }
  Doctor Examined(const Reading& reading = {}) { return Examine(*builder_.Seal(nullptr), reading); }

 private:
  store::EventStoreBuilder builder_;
  uint64_t next_id_ = 0;
};

std::string FindingsOf(const Doctor& doctor) {
  std::string findings;
  for (const Finding& finding : doctor.findings) {
    findings += std::string(finding.code) + ":" + std::to_string(finding.count) + " ";
  }
  return findings;
}

struct Case {
  std::string what;
  std::vector<std::pair<std::string, Values>> events;  // of one contact, a second apart
  std::string findings;
};

TEST(Doctor, CountsAllTypesAndCurrenciesAndListsSome) {
  Loader loader;
  for (int i = 0; i < 300; ++i) {
    loader.Add("a", i, "email.kind " + std::to_string(i), {{"currency", std::to_string(i)}});
  }
  const std::string name = "email." + std::string(1000, 'x');
  loader.Add("a", 300, name).Add("a", 301, name);
  const Doctor doctor = loader.Examined();
  EXPECT_NE(FindingsOf(doctor).find("several-currencies:300 "), std::string::npos);
  EXPECT_NE(FindingsOf(doctor).find("unknown-types:302 "), std::string::npos);
  EXPECT_EQ(doctor.currencies.size(), 200u);
  ASSERT_EQ(doctor.unknown_types.size(), 50u);
  EXPECT_EQ(doctor.unknown_types[0].type, name.substr(0, 120));
  EXPECT_EQ(doctor.unknown_types[0].events, 2u);
  EXPECT_EQ(doctor.unknown_types[1].type, "email.kind 0");
}

TEST(Doctor, LooksAtMessagesEventByEvent) {
  const Case cases[] = {
      {"a whole instance is clean",
       {{"email.sent", {{"message", "m"}, {"delivery", "d"}}},
        {"email.delivered", {{"message", "m"}, {"delivery", "d"}}},
        {"email.opened", {{"message", "m"}, {"delivery", "d"}}},
        {"email.clicked", {{"message", "m"}, {"delivery", "d"}}}},
       ""},
      {"without deliveries messages join",
       {{"email.sent", {{"message", "m"}}},
        {"email.opened", {{"message", "m"}}},
        {"email.clicked", {{"message", "m"}}}},
       ""},
      {"a delivery proves a send where the export has none",
       {{"email.delivered", {{"message", "m"}}}, {"email.opened", {{"message", "m"}}}},
       ""},
      {"an open of another message",
       {{"email.sent", {{"message", "m"}}}, {"email.opened", {{"message", "n"}}}},
       "opens-without-send:1 "},
      {"an open of another delivery of the message",
       {{"email.sent", {{"message", "m"}, {"delivery", "d"}}},
        {"email.opened", {{"message", "m"}, {"delivery", "e"}}}},
       "opens-without-send:1 "},
      {"an open that names a delivery, of a send that names none",
       {{"email.sent", {{"message", "m"}}},
        {"email.opened", {{"message", "m"}, {"delivery", "e"}}}},
       ""},
      {"an open that names none, of a send that names a delivery",
       {{"email.sent", {{"message", "m"}, {"delivery", "d"}}},
        {"email.opened", {{"message", "m"}}}},
       ""},
      {"a click without an open, whichever comes first",
       {{"email.sent", {{"message", "m"}}},
        {"email.clicked", {{"message", "m"}}},
        {"email.sent", {{"message", "n"}}},
        {"email.clicked", {{"message", "n"}}},
        {"email.opened", {{"message", "n"}}}},
       "clicks-without-open:1 "},
      {"a click of an SMS needs no open",
       {{"sms.sent", {{"message", "m"}}}, {"sms.clicked", {{"message", "m"}}}},
       ""},
      {"an open before its send",
       {{"email.opened", {{"message", "m"}, {"delivery", "d"}}},
        {"email.delivered", {{"message", "m"}, {"delivery", "d"}}},
        {"email.sent", {{"message", "m"}, {"delivery", "d"}}}},
       "clock-inversions:2 "},
      {"an open between two sends of the message is in order",
       {{"email.sent", {{"message", "m"}}},
        {"email.opened", {{"message", "m"}}},
        {"email.sent", {{"message", "m"}}}},
       ""},
      {"events of no message",
       {{"email.sent", {}}, {"email.opened", {}}, {"sms.delivered", {}}, {"page_view", {}}},
       "events-without-message:3 "},
      {"events of a delivery without a message",
       {{"email.sent", {{"delivery", "d"}}}, {"email.opened", {{"delivery", "d"}}}},
       "events-without-message:2 "},
      {"a machine's verdicts",
       {{"email.sent", {{"message", "m"}}},
        {"email.opened", {{"message", "m"}, {"machine", "true"}}},
        {"email.opened", {{"message", "m"}, {"machine", "proxy"}}},
        {"email.opened", {{"message", "m"}, {"machine", "false"}}}},
       "machine-events:2 "},
      {"orders",
       {{"order_placed", {{"revenue", "5"}, {"currency", "EUR"}, {"order", "o1"}}},
        {"order_placed", {{"revenue", "5"}, {"order", "o2"}}},
        {"order_placed", {{"revenue", "five"}, {"currency", "USD"}}}},
       "orders-without-id:1 orders-without-currency:1 amounts-unreadable:1 several-currencies:2 "},
      {"no currency anywhere is one currency",
       {{"order_placed", {{"revenue", "5"}, {"order", "o1"}}}},
       ""},
      {"types that no metric knows",
       {{"email.lost", {{"message", "m"}}}, {"own thing", {}}},
       "unknown-types:1 "},
  };
  for (const Case& c : cases) {
    Loader loader;
    int64_t time_us = 0;
    for (const auto& [type, values] : c.events) {
      loader.Add("a", time_us += text::kUsPerSecond, type, values);
    }
    // Another contact's events are no part of it.
    loader.Add("b", 1, "email.sent", {{"message", "n"}, {"delivery", "e"}});
    loader.Add("b", 2, "email.opened", {{"message", "n"}, {"delivery", "e"}});
    EXPECT_EQ(FindingsOf(loader.Examined()), c.findings) << c.what;
  }
}

struct PlainEvent {
  std::string contact;
  int64_t time_us;
  std::string type;
  Values values;

  std::string Get(const std::string& name) const {
    for (const auto& [key, text] : values) {
      if (key == name) return text;
    }
    return "";
  }
  bool IsOneOf(const std::string& names) const {
    return names.find(" " + type + " ") != std::string::npos;
  }
};

// The findings as docs/reports.md words them: every event beside every other of its contact.
std::string SlowFindings(const std::vector<PlainEvent>& events) {
  const std::string sends = " email.sent sms.sent push.sent ";
  const std::string deliveries = " email.delivered sms.delivered ";
  const std::string later = " email.opened email.clicked sms.clicked email.bounced ";
  uint64_t inversions = 0, opens = 0, clicks = 0, bare = 0;
  std::map<std::string, uint64_t> of_order, machine;
  for (const PlainEvent& event : events) {
    const std::string message = event.Get("message");
    const std::string delivery = event.Get("delivery");
    // The first time of those events of the contact that this one belongs to; -1: none.
    const auto first = [&](const std::string& types) {
      int64_t by_delivery = -1, by_bare = -1, by_message = -1;
      for (const PlainEvent& other : events) {
        if (other.contact != event.contact || !other.IsOneOf(types)) continue;
        const auto note = [&](bool holds, int64_t* time_us) {
          if (holds && (*time_us < 0 || other.time_us < *time_us)) *time_us = other.time_us;
        };
        const bool same = !message.empty() && other.Get("message") == message;
        note(!delivery.empty() && other.Get("delivery") == delivery, &by_delivery);
        note(same, &by_message);
        note(same && other.Get("delivery").empty(), &by_bare);
      }
      if (delivery.empty()) return by_message;
      return by_delivery >= 0 ? by_delivery : by_bare;
    };
    if (event.IsOneOf(sends + deliveries + later) && message.empty()) ++bare;
    if (event.IsOneOf(sends + deliveries + later) && !(message.empty() && delivery.empty())) {
      const int64_t sent = first(sends);
      if (!event.IsOneOf(sends) && sent >= 0 && event.time_us < sent) ++inversions;
      if (event.type == "email.opened" && sent < 0 && first(deliveries) < 0) ++opens;
      if (event.type == "email.clicked" && first(" email.opened ") < 0) ++clicks;
    }
    const std::string verdict = event.Get("machine");
    if (event.IsOneOf(" email.opened email.clicked sms.clicked ")) {
      machine["all"] += !verdict.empty() && verdict != "false";
    }
    of_order["currency"] += !event.Get("currency").empty();
    of_order["unreadable"] += event.Get("revenue") == "ten";
    if (event.type != "order_placed") continue;
    of_order["without id"] += event.Get("order").empty();
    of_order["without currency"] += !event.Get("revenue").empty() && event.Get("currency").empty();
  }
  std::string findings;
  const auto add = [&](const std::string& code, uint64_t count) {
    if (count != 0) findings += code + ":" + std::to_string(count) + " ";
  };
  add("clock-inversions", inversions);
  add("opens-without-send", opens);
  add("clicks-without-open", clicks);
  add("events-without-message", bare);
  add("orders-without-id", of_order["without id"]);
  if (of_order["currency"] != 0) add("orders-without-currency", of_order["without currency"]);
  add("amounts-unreadable", of_order["unreadable"]);
  add("machine-events", machine["all"]);
  return findings;
}

TEST(Doctor, FindsWhatTheSlowWayFinds) {
  const uint32_t seed = 11;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> types = {
      "email.sent",    "email.delivered", "email.opened",  "email.clicked", "sms.sent",
      "sms.delivered", "sms.clicked",     "email.bounced", "page_view",     "order_placed",
      "email.opened",  "email.clicked",   "push.sent"};
  for (int round = 0; round < 300; ++round) {
    std::vector<PlainEvent> events;
    // Times are few, so that some events share one.
    const uint32_t count = random() % 60, times = random() % 30 + 1, ids = random() % 4 + 1;
    const uint32_t first_type = random() % 3;  // exports without sends, without deliveries
    while (events.size() < count) {
      PlainEvent event = {"c" + std::to_string(random() % 4),
                          static_cast<int64_t>(random() % times + 1),
                          types[first_type + random() % (types.size() - first_type)],
                          {}};
      const auto maybe = [&](const std::string& name, const std::vector<std::string>& texts) {
        if (random() % 3 != 0) event.values.emplace_back(name, texts[random() % texts.size()]);
      };
      std::vector<std::string> of_message, of_delivery;
      for (uint32_t id = 0; id < ids; ++id) {
        of_message.push_back("m" + std::to_string(id));
        of_delivery.push_back("d" + std::to_string(id));
      }
      maybe("message", of_message);
      if (round % 3 != 0) maybe("delivery", of_delivery);
      if (event.IsOneOf(" email.opened email.clicked order_placed ")) {
        maybe("machine", {"true", "false", "proxy"});
        maybe("order", {"o1", "o2"});
        maybe("revenue", {"5", "ten"});
        maybe("currency", {"EUR"});
      }
      events.push_back(event);
    }
    Loader loader;
    for (const PlainEvent& event : events) {
      loader.Add(event.contact, event.time_us, event.type, event.values);
    }
    ASSERT_EQ(FindingsOf(loader.Examined()), SlowFindings(events)) << "round " << round;
  }
}

TEST(Doctor, FindsNothingInNothing) {
  const Doctor doctor = Loader().Examined();
  EXPECT_EQ(FindingsOf(doctor), "");
  EXPECT_TRUE(doctor.gaps.empty());
}

TEST(Doctor, FindsGapsInDataThatHasEventsOnMostDays) {
  const auto gaps_of = [](const std::vector<int>& days) {
    Loader loader;
    for (const int day : days) loader.Add("a", day * text::kUsPerDay + 5, "page_view");
    std::string gaps;
    for (const Gap& gap : loader.Examined().gaps) {
      gaps += std::to_string(gap.from_us / text::kUsPerDay) + "-" +
              std::to_string(gap.to_us / text::kUsPerDay) + " ";
    }
    return gaps;
  };
  EXPECT_EQ(gaps_of({1, 2, 3, 4, 5, 6, 7}), "");
  EXPECT_EQ(gaps_of({1, 2, 3, 4, 7, 8}), "");  // a weekend
  EXPECT_EQ(gaps_of({1, 2, 3, 4, 8, 9}), "5-8 ");
  // The longest first.
  EXPECT_EQ(gaps_of({1, 2, 3, 4, 8, 9, 10, 11, 12, 17, 18, 19, 20}), "13-17 5-8 ");
  // Events once a week are no gaps.
  EXPECT_EQ(gaps_of({1, 8, 15, 22, 29}), "");
}

TEST(Doctor, TellsWhatTheReadersLeftOutOrAssumed) {
  Reading reading;
  reading.rows = 10;
  reading.kept = 5;
  reading.skipped = {{"not-json", 2}, {"no-contact", 3}};
  reading.orders_without_contact = 1;
  reading.times_without_zone = 4;
  reading.assumed_dates = 3;
  reading.assumed_amounts = 2;
  reading.unknown_statuses = 1;
  const Doctor doctor = Loader().Add("a", 1, "page_view").Examined(reading);
  EXPECT_EQ(FindingsOf(doctor),
            "rows-skipped:5 orders-without-contact:1 times-without-zone:4 dates-assumed:3 "
            "amounts-assumed:2 unknown-statuses:1 ");
}

TEST(Doctor, CountsWhoIsJoinedAndWhoStaysAnonymous) {
  Loader loader;
  loader.Add("a@b.example", 1, "page_view").Add("cookie-1", 2, "page_view");
  loader.Add("cookie-2", 3, "page_view").Add("cookie-2", 4, "page_view");
  loader.Add("c@d.example", 5, "page_view");
  Loader anonymous;
  const auto rank = store::ContactTable::Rank::kAnonymous;
  const store::ContactCode cookie = anonymous.builder().InternContact("cookie-9", rank);
  anonymous.builder().Append({cookie, 1, anonymous.builder().InternType("page_view"), 1, {}});
  const Identity nobody = anonymous.Examined().identity;
  EXPECT_EQ(nobody.anonymous_contacts, 1u);
  EXPECT_EQ(nobody.anonymous_events, 1u);

  loader.builder().JoinContacts(loader.builder().InternContact("a@b.example"),
                                loader.builder().InternContact("cookie-1"));
  loader.builder().JoinContacts(loader.builder().InternContact("a@b.example"),
                                loader.builder().InternContact("+33600000000"));
  const Identity identity = loader.Examined().identity;
  EXPECT_EQ(identity.joined_ids, 2u);
  EXPECT_EQ(identity.joined_contacts, 1u);
  EXPECT_EQ(identity.joined_events, 2u);
  EXPECT_EQ(identity.anonymous_events, 0u);
}

}  // namespace
}  // namespace parcours::catalog
