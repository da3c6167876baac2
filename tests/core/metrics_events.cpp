#include "core/metrics_events.h"

#include <algorithm>

namespace parcours::test {
namespace {

// Not a std:: distribution: those differ from one library to the next.
class Dice {
 public:
  explicit Dice(std::mt19937* random) : random_(*random) {}
  uint32_t Below(uint32_t count) { return static_cast<uint32_t>(random_() % count); }
  bool OneIn(uint32_t count) { return Below(count) == 0; }
  template <class T>
  const T& Of(const std::vector<T>& values) {
    return values[Below(static_cast<uint32_t>(values.size()))];
  }

 private:
  std::mt19937& random_;
};

const std::vector<std::string>& Types() {
  static const std::vector<std::string> types = {
      "email.sent",       "email.sent",       "email.sent",    "email.delivered",
      "email.bounced",    "email.opened",     "email.opened",  "email.clicked",
      "email.clicked",    "email.clicked",    "sms.sent",      "sms.sent",
      "sms.delivered",    "sms.undelivered",  "sms.clicked",   "email.unsubscribed",
      "sms.unsubscribed", "email.complained", "order_placed",  "order_placed",
      "order_cancelled",  "refunded",         "email.dropped", "sms.opened",
      "sms.inbound"};
  return types;
}

void MakeOrder(Dice* dice, reference::SlowEvent* event) {
  static const std::vector<std::string> ids = {"", "o1", "o2", "o3"};
  static const std::vector<std::string> currencies = {"", "EUR", "EUR", "USD"};
  event->order = dice->Of(ids);
  if (event->type != "order_placed") return;
  event->currency = dice->Of(currencies);
  if (dice->OneIn(3)) event->revenue = 10'000 * dice->Below(100) + 2'500;
  if (!dice->OneIn(3)) event->total = 10'000 * dice->Below(200);
  if (dice->OneIn(2)) event->tax = 10'000 * dice->Below(10);
  if (dice->OneIn(3)) event->shipping = 10'000 * dice->Below(5);
}

}  // namespace

reference::SlowLoad MakeRandomLoad(std::mt19937* random) {
  Dice dice(random);
  // Gaps at and around the lengths that rules speak of.
  static const std::vector<int64_t> gaps = {0,
                                            0,
                                            0,
                                            kSecondUs / 2,
                                            kSecondUs,
                                            kSecondUs + 1,
                                            4 * kSecondUs,
                                            5 * kSecondUs,
                                            4 * kHourUs,
                                            12 * kHourUs,
                                            12 * kHourUs + 1,
                                            5 * kDayUs,
                                            30 * kDayUs};
  static const std::vector<std::string> urls = {"", "https://s.example/a", "https://s.example/b",
                                                "https://s.example/unsubscribe?x"};
  static const std::vector<std::string> reasons = {
      "",         "hard", "soft: full", "block", "30003", "21610: STOP", "Expired: too late",
      "vonage:9", "9"};
  static const std::vector<std::string> texts = {"STOP", "stop 36034", "Arr\u00EAt !", "see you",
                                                 ""};
  static const std::vector<std::string> machines = {"", "", "", "true", "false", "proxy"};
  static const std::vector<std::string> statuses = {"active", "paused", "draft", "archived"};
  std::vector<int64_t> instants = {kStartUs};
  const uint32_t instant_count = 2 + dice.Below(7);
  while (instants.size() < instant_count) instants.push_back(instants.back() + dice.Of(gaps));

  reference::SlowLoad load;
  const uint32_t contacts = 1 + dice.Below(3);
  const uint32_t messages = 1 + dice.Below(3);
  const uint32_t deliveries = 1 + dice.Below(6);
  const uint32_t id_habit = dice.Below(3);  // 0: no delivery ids, 1: all, 2: mixed
  const bool names_journeys = dice.OneIn(2);
  const uint32_t count = 1 + dice.Below(16);
  const auto name = [](const char* prefix, uint32_t number) {
    return std::string(prefix) + std::to_string(number);
  };
  for (uint32_t i = 0; i < count; ++i) {
    reference::SlowEvent event;
    event.id = name("e", i);
    event.contact = name("c", dice.Below(contacts));
    event.time_us = dice.Of(instants);
    event.type = dice.Of(Types());
    const bool order = event.type.find('.') == std::string::npos;
    const bool names_message = order ? dice.OneIn(5) : !dice.OneIn(6);
    if (names_message) event.message = name("m", dice.Below(messages));
    if (names_journeys && !dice.OneIn(4)) event.journey = name("j", dice.Below(2));
    const bool has_delivery = id_habit == 1 || (id_habit == 2 && dice.OneIn(2));
    if (order ? dice.OneIn(6) : has_delivery) event.delivery = name("d", dice.Below(deliveries));
    if (event.type.find("clicked") != std::string::npos) event.url = dice.Of(urls);
    event.machine = dice.Of(machines);
    if (dice.OneIn(6)) {
      event.agent = dice.OneIn(2) ? "Mozilla/5.0 (via GoogleImageProxy)" : "Safari";
    }
    event.reason = dice.Of(reasons);
    if (event.type == "sms.inbound") event.text = dice.Of(texts);
    if (order) MakeOrder(&dice, &event);
    load.events.push_back(event);
  }
  if (dice.OneIn(2)) {
    for (uint32_t j = 0; j < 1 + dice.Below(2); ++j) {
      reference::SlowJourney journey{name("j", j), {}, dice.Of(statuses)};
      for (uint32_t m = 0; m < 3; ++m) {
        if (!dice.OneIn(3)) {
          journey.messages.push_back({name("m", 2 - m), !dice.OneIn(3), !dice.OneIn(3)});
        }
      }
      load.journeys.push_back(journey);
    }
  }
  for (uint32_t c = 0; c < contacts && dice.OneIn(2); ++c) {
    reference::SlowContact contact{name("c", c), dice.OneIn(2) ? "FR" : "", {}};
    for (const char* list : {"l0", "l1"}) {
      if (dice.OneIn(2)) contact.lists.push_back(list);
    }
    load.contacts.push_back(contact);
  }
  return load;
}

MetricsRequest MakeRandomRequest(std::mt19937* random) {
  Dice dice(random);
  MetricsRequest request;
  MetricOptions& options = request.options;
  if (dice.OneIn(3)) options.unit = MetricOptions::Unit::kContact;
  if (dice.OneIn(3)) options.date_basis = MetricOptions::DateBasis::kEvent;
  options.exclude_machine = !dice.OneIn(3);
  options.implied = !dice.OneIn(3);
  if (dice.OneIn(4)) options.machine_reasons = static_cast<uint8_t>(dice.Below(32));
  options.count_unsubscribe_clicks = dice.OneIn(3);
  options.exclude_cancelled = dice.OneIn(3);
  options.unsubscribe_basis = static_cast<MetricOptions::UnsubscribeBasis>(dice.Below(3));
  options.per_recipient_basis = static_cast<MetricOptions::PerRecipientBasis>(dice.Below(2));
  options.windows = {5 * kDayUs, 30 * kDayUs, 12 * kHourUs, 5 * kDayUs};
  if (dice.OneIn(4)) options.windows.email_open_us.reset();
  if (dice.OneIn(4)) options.windows.email_click_us = kSecondUs;
  if (dice.OneIn(4)) options.windows.sms_delivery_us = 30 * kDayUs;
  options.model = static_cast<AttributionModel>(dice.Below(4));
  MetricSelection& selection = request.selection;
  if (dice.OneIn(4)) selection.journeys = {"j0"};
  if (dice.OneIn(4)) selection.messages = {"m0", "m2"};
  if (dice.OneIn(4)) selection.channel = dice.OneIn(2) ? Channel::kEmail : Channel::kSms;
  if (dice.OneIn(5)) {
    selection.statuses = {static_cast<JourneyStatus>(dice.Below(4)), JourneyStatus::kPaused};
  }
  if (dice.OneIn(5)) selection.contact = {{"country", Operator::kEq, {{"FR"}}, {}, ""}};
  if (dice.OneIn(5)) selection.lists = {dice.OneIn(2) ? "l0" : "l1", "l2"};
  if (dice.OneIn(3)) selection.range.from_us = kStartUs + dice.Below(3) * 4 * kHourUs;
  if (dice.OneIn(3)) selection.range.to_us = kStartUs + (1 + dice.Below(40)) * kDayUs;
  return request;
}

std::string Describe(const MetricsRequest& request) {
  const MetricOptions& options = request.options;
  const auto flag = [](const char* name, bool on) { return on ? std::string(name) + " " : ""; };
  std::string text = flag("contact", options.unit == MetricOptions::Unit::kContact) +
                     flag("event", options.date_basis == MetricOptions::DateBasis::kEvent) +
                     flag("machine=include", !options.exclude_machine) +
                     "machineReasons=" + std::to_string(options.machine_reasons) + " " +
                     flag("implied=false", !options.implied) +
                     flag("countUnsubscribeClicks", options.count_unsubscribe_clicks) +
                     flag("excludeCancelled", options.exclude_cancelled) +
                     "model=" + std::to_string(static_cast<int>(options.model)) + " " +
                     flag("journey=j0", !request.selection.journeys.empty()) +
                     flag("messages=m0,m2", !request.selection.messages.empty()) +
                     flag("country=FR", !request.selection.contact.empty());
  for (const JourneyStatus status : request.selection.statuses) {
    text += "status=" + std::to_string(static_cast<int>(status)) + " ";
  }
  for (const std::string& list : request.selection.lists) text += "list=" + list + " ";
  if (request.selection.channel) {
    text += *request.selection.channel == Channel::kEmail ? "channel=email " : "channel=sms ";
  }
  text += "from=" + std::to_string(request.selection.range.from_us);
  text += " to=" + std::to_string(request.selection.range.to_us);
  return text;
}

}  // namespace parcours::test
