#include "reference/slow_metrics.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "store/event_types.h"
#include "text/hash.h"
#include "text/time_text.h"

namespace parcours::reference {
namespace {

using nlohmann::json;

constexpr int64_t kSecond = 1'000'000;
constexpr int64_t kHour = 3600 * kSecond;
constexpr int64_t kDay = 24 * kHour;

std::string ChannelOf(const SlowEvent& event) { return event.type.substr(0, event.type.find('.')); }

// "sent", "delivered", "failed", "opened", "clicked", "unsubscribed", "complained", or empty.
std::string KindOf(const SlowEvent& event) {
  static const std::map<std::string, std::string> kinds = {{"email.sent", "sent"},
                                                           {"sms.sent", "sent"},
                                                           {"email.delivered", "delivered"},
                                                           {"sms.delivered", "delivered"},
                                                           {"email.bounced", "failed"},
                                                           {"sms.undelivered", "failed"},
                                                           {"email.opened", "opened"},
                                                           {"email.clicked", "clicked"},
                                                           {"sms.clicked", "clicked"},
                                                           {"email.unsubscribed", "unsubscribed"},
                                                           {"sms.unsubscribed", "unsubscribed"},
                                                           {"email.complained", "complained"}};
  // Of the texts of these tests, those that are opt-outs.
  static const std::set<std::string> opt_outs = {"STOP", "stop 36034", "Arr\u00EAt !"};
  if (event.type == "sms.inbound" && opt_outs.count(event.text) != 0) return "unsubscribed";
  const auto at = kinds.find(event.type);
  return at == kinds.end() ? "" : at->second;
}

// What of an SMS that was not delivered these tests' reasons say.
std::string CarrierClassOf(const std::string& reason) {
  static const std::map<std::string, std::string> classes = {{"30003", "unreachable"},
                                                             {"21610: STOP", "opted-out"},
                                                             {"Expired: too late", "expired"},
                                                             {"vonage:9", "opted-out"}};
  const auto at = classes.find(reason);
  return at == classes.end() ? "unknown" : at->second;
}

int TypeRank(const SlowEvent& event) {
  static const std::vector<std::string> ranks = {"sent",    "delivered",    "failed",    "opened",
                                                 "clicked", "unsubscribed", "complained"};
  if (event.type == "sms.inbound") return static_cast<int>(ranks.size());
  return static_cast<int>(std::find(ranks.begin(), ranks.end(), KindOf(event)) - ranks.begin());
}

// What "the larger event id" compares: as the store hashes an id, one id being two events where the
// types differ.
uint64_t IdOf(const SlowEvent& event) {
  const auto& names = store::kTypeNames;
  const auto type = std::find(names.begin(), names.end(), event.type) - names.begin();
  return text::CombineHash(text::HashBytes(event.id), static_cast<uint64_t>(type));
}

using Moment = std::tuple<int64_t, int, uint64_t>;

Moment MomentOf(const SlowEvent& event) { return {event.time_us, TypeRank(event), IdOf(event)}; }

struct Touched {
  const SlowEvent* event;
  std::vector<std::string> machine;  // the reasons that hold, in their order
  bool unsubscribe_link = false;
};

struct Sending {
  std::string contact, channel, message, journey;
  std::vector<Touched> events;  // in the order of MomentOf
  // The message's record.
  bool track_opens = true;
  bool track_clicks = true;
  int position = -1;

  std::vector<const SlowEvent*> Of(const std::string& kind) const {
    std::vector<const SlowEvent*> found;
    for (const Touched& touched : events) {
      if (KindOf(*touched.event) == kind) found.push_back(touched.event);
    }
    return found;
  }
};

class Slow {
 public:
  Slow(const SlowLoad& load, const MetricsRequest& request)
      : load_(load), request_(request), options_(request.options) {
    for (const SlowEvent& event : load.events) {
      if (!KindOf(event).empty()) signals_.push_back(&event);
      if (event.type == "order_placed") orders_.push_back(&event);
      if ((event.type == "order_cancelled" || event.type == "refunded") && !event.order.empty()) {
        undone_.insert(event.order);
      }
    }
    std::sort(signals_.begin(), signals_.end(),
              [](const SlowEvent* a, const SlowEvent* b) { return MomentOf(*a) < MomentOf(*b); });
    Join();
    for (Sending& sending : sendings_) Describe(&sending);
    KeepFirstOrders();
  }

  json Cards() {
    json answer = {
        {"report", "cards"},
        {"unit", options_.unit == MetricOptions::Unit::kContact ? "contact" : "instance"}};
    const auto& channel = request_.selection.channel;
    const bool email = !channel || *channel == Channel::kEmail;
    const bool sms = !channel || *channel == Channel::kSms;
    answer["all"] = Scope(email, sms, true);
    if (email && Uses("email")) answer["email"] = Scope(true, false, false);
    if (sms && Uses("sms")) answer["sms"] = Scope(false, true, false);
    return answer;
  }

  json Recipients() const {
    std::map<std::string, std::vector<size_t>> by_contact;
    for (size_t i = 0; i < sendings_.size(); ++i) {
      if (!Selected(sendings_[i]) || !InChannel(sendings_[i]) || !FactsOf(i).any) continue;
      by_contact[sendings_[i].contact].push_back(i);
    }
    json rows = json::array();
    for (const auto& [contact, sendings] : by_contact) {
      rows.push_back(Recipient(contact, sendings));
    }
    return rows;
  }

  json Links() const {
    struct Link {
      uint64_t all = 0, counted = 0, machine = 0;
      bool unsubscribe = false;
      std::set<std::string> clickers;
    };
    std::map<std::string, Link> links;
    for (size_t i = 0; i < sendings_.size(); ++i) {
      const Sending& s = sendings_[i];
      if (!Selected(s) || !InChannel(s)) continue;
      for (const Touched& touched : s.events) {
        const SlowEvent& event = *touched.event;
        if (KindOf(event) != "clicked" || !Stands(s, event.time_us)) continue;
        Link& link = links[event.url];
        ++link.all;
        link.unsubscribe |= touched.unsubscribe_link;
        link.machine += !touched.machine.empty() && Counts(s, touched, Machines::kIncluded);
        if (!Counts(s, touched, Machines::kAsAsked)) continue;
        ++link.counted;
        const bool by_contact = options_.unit == MetricOptions::Unit::kContact;
        link.clickers.insert(by_contact ? s.contact : std::to_string(i));
      }
    }
    json rows = json::array();
    std::vector<std::pair<std::string, Link>> in_order(links.begin(), links.end());
    if (links.count("") != 0) std::rotate(in_order.begin(), in_order.begin() + 1, in_order.end());
    const bool tracked = TracksOf().clicks;
    for (const auto& [url, link] : in_order) {
      const auto count = [&](uint64_t n) { return tracked ? json(n) : json(nullptr); };
      rows.push_back({{"url", url.empty() ? json(nullptr) : json(url)},
                      {"unsubscribe", link.unsubscribe},
                      {"totalClicks", count(link.counted)},
                      {"clicked", count(link.clickers.size())},
                      {"machineClicks", count(link.machine)},
                      {"allClicks", link.all}});
    }
    return rows;
  }

  json Orders() const {
    std::vector<const SlowEvent*> in_order = orders_;
    std::sort(in_order.begin(), in_order.end(), [](const SlowEvent* a, const SlowEvent* b) {
      return std::pair(a->time_us, IdOf(*a)) < std::pair(b->time_us, IdOf(*b));
    });
    json rows = json::array();
    for (const SlowEvent* order : in_order) {
      std::vector<Part> parts = Parts(*order);
      bool listed = false;
      for (const Part& part : parts) {
        if (!part.sending) {
          listed = InRange(order->time_us) && HasContact(order->contact);
          continue;
        }
        const Sending& s = sendings_[*part.sending];
        listed |= Selected(s) && InChannel(s) && Stands(s, order->time_us);
      }
      if (!listed) continue;
      json row = {{"order", order->order.empty() ? json(nullptr) : json(order->order)},
                  {"contact", order->contact},
                  {"time", Time(order->time_us)},
                  {"amount", HasMoney(*order) ? Money(AmountOf(*order)) : json(nullptr)},
                  {"undone", !order->order.empty() && undone_.count(order->order) != 0},
                  {"credits", json::array()},
                  {"eligible", json::array()}};
      std::set<size_t> credited;
      if (!parts.front().sending) parts.clear();
      std::sort(parts.begin(), parts.end(),
                [&](const Part& a, const Part& b) { return SentBefore(*a.sending, *b.sending); });
      for (const Part& part : parts) {
        credited.insert(*part.sending);
        json credit = SendingJson(*part.sending);
        credit["share"] = double(part.millionths) / 1e6;
        credit["credit"] = HasMoney(*order) ? Money(part.amount) : json(nullptr);
        row["credits"].push_back(credit);
      }
      // From the latest touch on, each sending once.
      std::vector<size_t> touches = EligibleTouches(*order);
      std::reverse(touches.begin(), touches.end());
      for (const size_t i : touches) {
        if (credited.insert(i).second) row["eligible"].push_back(SendingJson(i));
      }
      rows.push_back(row);
    }
    return rows;
  }

 private:
  // ---- send instances --------------------------------------------------------------------------

  void Join() {
    std::set<std::pair<std::string, std::string>> has_sends;  // channel, message
    for (const SlowEvent* event : signals_) {
      if (KindOf(*event) == "sent") has_sends.insert({ChannelOf(*event), event->message});
    }
    std::map<const SlowEvent*, size_t> of;
    const auto make = [&](const SlowEvent& event) {
      Sending sending;
      sending.contact = event.contact;
      sending.channel = ChannelOf(event);
      sendings_.push_back(sending);
      return sendings_.size() - 1;
    };
    // By delivery id; sends without one (deliveries, where the message has no sends) alone.
    std::map<std::tuple<std::string, std::string, std::string>, size_t> by_delivery;
    for (const SlowEvent* event : signals_) {
      const std::string channel = ChannelOf(*event);
      if (!event->delivery.empty()) {
        const auto key = std::make_tuple(event->contact, channel, event->delivery);
        if (by_delivery.count(key) == 0) by_delivery[key] = make(*event);
        of[event] = by_delivery[key];
      } else if (KindOf(*event) == "sent" || (KindOf(*event) == "delivered" &&
                                              has_sends.count({channel, event->message}) == 0)) {
        of[event] = make(*event);
      } else {
        continue;
      }
      std::string& message = sendings_[of[event]].message;
      if (message.empty()) message = event->message;
    }
    by_delivery_ = by_delivery;
    // What attracts the rest: each instance's first send, or delivery where there are no sends.
    std::map<size_t, Moment> anchors;
    for (const std::string kind : {"sent", "delivered"}) {
      std::map<size_t, Moment> found;
      for (const SlowEvent* event : signals_) {
        if (of.count(event) == 0 || KindOf(*event) != kind) continue;
        const Sending& sending = sendings_[of[event]];
        const bool sends = has_sends.count({sending.channel, sending.message}) != 0;
        if (kind == std::string("delivered") && sends) continue;
        found.insert({of[event], MomentOf(*event)});  // the first only
      }
      anchors.insert(found.begin(), found.end());
    }
    std::map<std::tuple<std::string, std::string, std::string>, size_t> strays;
    std::vector<const SlowEvent*> nameless;
    for (const SlowEvent* event : signals_) {
      if (of.count(event) != 0) continue;
      const std::string kind = KindOf(*event);
      if ((kind == "unsubscribed" || kind == "complained") && event->message.empty()) {
        nameless.push_back(event);
        continue;
      }
      std::optional<std::pair<Moment, size_t>> before, after;
      for (const auto& [index, moment] : anchors) {
        const Sending& sending = sendings_[index];
        if (sending.contact != event->contact || sending.channel != ChannelOf(*event) ||
            sending.message != event->message) {
          continue;
        }
        const std::pair<Moment, size_t> anchor(moment, index);
        if (moment < MomentOf(*event)) {
          if (!before || *before < anchor) before = anchor;
        } else if (!after || anchor < *after) {
          after = anchor;
        }
      }
      if (before) {
        of[event] = before->second;
      } else if (after) {
        of[event] = after->second;
      } else {
        const auto key = std::make_tuple(event->contact, ChannelOf(*event), event->message);
        if (strays.count(key) == 0) {
          strays[key] = make(*event);
          sendings_[strays[key]].message = event->message;
        }
        of[event] = strays[key];
      }
    }
    const auto fill = [&] {
      for (Sending& sending : sendings_) sending.events.clear();
      for (const SlowEvent* event : signals_) {
        if (of.count(event) != 0) sendings_[of[event]].events.push_back({event, {}});
      }
    };
    fill();
    for (Sending& sending : sendings_) {
      for (const Touched& touched : sending.events) {
        if (sending.journey.empty()) sending.journey = touched.event->journey;
      }
    }
    for (const SlowEvent* event : nameless) {
      std::optional<std::pair<std::pair<int64_t, uint64_t>, size_t>> last;
      for (size_t i = 0; i < sendings_.size(); ++i) {
        const SlowEvent* date = DateEvent(sendings_[i]);
        if (sendings_[i].contact != event->contact || sendings_[i].channel != ChannelOf(*event) ||
            date == nullptr || date->time_us > event->time_us) {
          continue;
        }
        const std::pair key(std::pair(date->time_us, IdOf(*date)), i);
        if (!last || last->first < key.first) last = key;
      }
      const int64_t limit = ChannelOf(*event) == "sms" ? 4 * kHour : 30 * kDay;
      if (last && event->time_us - last->first.first <= limit) {
        of[event] = last->second;
      } else {
        unattributed_.push_back(event);
      }
    }
    fill();
    for (Sending& sending : sendings_) MarkMachines(&sending);
  }

  // The first sent event, else the first that proves a sending.
  static const SlowEvent* DateEvent(const Sending& sending) {
    const auto sent = sending.Of("sent");
    if (!sent.empty()) return sent.front();
    for (const Touched& touched : sending.events) {
      const std::string kind = KindOf(*touched.event);
      if (kind != "unsubscribed" && kind != "complained") return touched.event;
    }
    return nullptr;
  }

  void MarkMachines(Sending* sending) const {
    for (Touched& touched : sending->events) {
      const SlowEvent& event = *touched.event;
      const std::string kind = KindOf(event);
      if (kind != "opened" && kind != "clicked") continue;
      for (const char* word : {"unsubscribe", "opt-out", "optout", "preferences"}) {
        if (kind == "clicked" && event.url.find(word) != std::string::npos) {
          touched.unsubscribe_link = true;
        }
      }
      std::set<std::string> reasons;
      if (!event.machine.empty()) {
        if (event.machine != "false") reasons.insert("vendor");
      } else {
        if (event.agent.find("GoogleImageProxy") != std::string::npos) reasons.insert("agent");
        AddOwnReasons(*sending, event, &reasons);
      }
      const std::vector<std::string> in_order = {"vendor", "agent", "burst", "instant",
                                                 "before-delivery"};
      for (size_t i = 0; i < in_order.size(); ++i) {
        const bool holds = (options_.machine_reasons >> i & 1) != 0;
        if (holds && reasons.count(in_order[i]) != 0) touched.machine.push_back(in_order[i]);
      }
    }
  }

  static void AddOwnReasons(const Sending& sending, const SlowEvent& event,
                            std::set<std::string>* reasons) {
    const std::string kind = KindOf(event);
    const auto delivered = sending.Of("delivered");
    if (!delivered.empty()) {
      const int64_t since = event.time_us - delivered.front()->time_us;
      bool earlier_open = false;
      for (const SlowEvent* open : sending.Of("opened")) {
        earlier_open |= open->time_us < event.time_us;
      }
      if (since < 0) reasons->insert("before-delivery");
      if (kind == "clicked" && since >= 0 && since < 5 * kSecond && !earlier_open) {
        reasons->insert("instant");
      }
    }
    if (kind != "clicked" || event.url.empty()) return;
    for (const SlowEvent* other : sending.Of("clicked")) {
      if (other->url.empty() || other->url == event.url) continue;
      if (std::abs(other->time_us - event.time_us) <= kSecond) reasons->insert("burst");
    }
  }

  void Describe(Sending* sending) const {
    for (const SlowJourney& journey : load_.journeys) {
      if (!sending->journey.empty() && sending->journey != journey.id) continue;
      for (size_t i = 0; i < journey.messages.size(); ++i) {
        if (sending->message.empty() || journey.messages[i].id != sending->message) continue;
        sending->journey = journey.id;
        sending->track_opens = journey.messages[i].track_opens;
        sending->track_clicks = journey.messages[i].track_clicks;
        sending->position = static_cast<int>(i);
        return;
      }
    }
  }

  // ---- what is known of one --------------------------------------------------------------------

  bool IsSent(const Sending& sending) const {
    return options_.implied ? DateEvent(sending) != nullptr : !sending.Of("sent").empty();
  }

  // The last event that tells, or proves, how it ended; nullptr where none does.
  const SlowEvent* LastState(const Sending& sending) const {
    const SlowEvent* last = nullptr;
    for (const Touched& touched : sending.events) {
      const std::string kind = KindOf(*touched.event);
      const bool proof = options_.implied && (kind == "opened" || kind == "clicked");
      if (kind == "delivered" || kind == "failed" || proof) last = touched.event;
    }
    return last;
  }

  bool HasReceipts(const Sending& of) const {
    for (const Sending& sending : sendings_) {
      if (sending.channel != of.channel || sending.message != of.message) continue;
      if (!sending.Of("delivered").empty()) return true;
      if (of.channel == "sms" && !sending.Of("failed").empty()) return true;
    }
    return false;
  }

  // The event at whose time it counts as delivered; nullptr where it does not.
  const SlowEvent* Delivered(const Sending& sending) const {
    const SlowEvent* last = LastState(sending);
    if (last == nullptr) {
      return IsSent(sending) && !HasReceipts(sending) ? DateEvent(sending) : nullptr;
    }
    if (KindOf(*last) == "failed") return nullptr;
    if (!sending.Of("delivered").empty()) return sending.Of("delivered").front();
    if (IsSent(sending) && !HasReceipts(sending)) return DateEvent(sending);
    for (const Touched& touched : sending.events) {
      const std::string kind = KindOf(*touched.event);
      if (kind == "opened" || kind == "clicked") return touched.event;
    }
    return nullptr;
  }

  const SlowEvent* Failed(const Sending& sending) const {
    const SlowEvent* last = LastState(sending);
    return last != nullptr && KindOf(*last) == "failed" ? last : nullptr;
  }

  enum class Machines { kAsAsked, kExcluded, kIncluded };

  bool Counts(const Sending& sending, const Touched& touched, Machines machines) const {
    const bool exclude =
        machines == Machines::kAsAsked ? options_.exclude_machine : machines == Machines::kExcluded;
    if (!touched.machine.empty() && exclude) return false;
    if (KindOf(*touched.event) == "opened") return sending.track_opens;
    if (KindOf(*touched.event) != "clicked") return false;
    if (touched.unsubscribe_link && !options_.count_unsubscribe_clicks) return false;
    return sending.track_clicks;
  }

  std::vector<const SlowEvent*> Clicks(const Sending& sending, Machines machines) const {
    std::vector<const SlowEvent*> clicks;
    for (const Touched& touched : sending.events) {
      if (KindOf(*touched.event) == "clicked" && Counts(sending, touched, machines)) {
        clicks.push_back(touched.event);
      }
    }
    return clicks;
  }

  // Counted opens; where there are none, the first counted click stands for one.
  std::vector<const SlowEvent*> Opens(const Sending& sending, Machines machines) const {
    std::vector<const SlowEvent*> opens;
    if (sending.channel != "email" || !sending.track_opens) return opens;
    for (const Touched& touched : sending.events) {
      if (KindOf(*touched.event) == "opened" && Counts(sending, touched, machines)) {
        opens.push_back(touched.event);
      }
    }
    const auto clicks = Clicks(sending, machines);
    if (opens.empty() && options_.implied && !clicks.empty()) opens.push_back(clicks.front());
    return opens;
  }

  // ---- orders ----------------------------------------------------------------------------------

  void KeepFirstOrders() {
    std::vector<const SlowEvent*> kept;
    for (const SlowEvent* order : orders_) {
      bool first = true;
      for (const SlowEvent* other : orders_) {
        if (order->order.empty() || other->order != order->order || other == order) continue;
        const auto key = [](const SlowEvent& event) {
          return std::pair(event.time_us, IdOf(event));
        };
        first &= key(*order) < key(*other);
      }
      const bool dropped = options_.exclude_cancelled && undone_.count(order->order) != 0;
      if (first && !dropped) kept.push_back(order);
    }
    has_orders_ = !orders_.empty();
    orders_ = kept;
  }

  static bool HasMoney(const SlowEvent& order) {
    return order.revenue || order.total || order.tax || order.shipping || !order.currency.empty();
  }

  static int64_t AmountOf(const SlowEvent& order) {
    if (order.revenue) return *order.revenue;
    return order.total.value_or(0) - order.tax.value_or(0) - order.shipping.value_or(0);
  }

  int64_t FirstSend(const Sending& of) const {
    int64_t first = kMaxTimeUs;
    for (const Sending& sending : sendings_) {
      if (sending.channel == of.channel && sending.message == of.message &&
          sending.journey == of.journey && DateEvent(sending) != nullptr) {
        first = std::min(first, DateEvent(sending)->time_us);
      }
    }
    return first;
  }

  // What of an order goes to whom; no sending: to nobody.
  struct Part {
    std::optional<size_t> sending;
    int64_t millionths;
    int64_t amount;
  };

  // Of sendings that are equal but for the share, the earlier one.
  bool SentBefore(size_t a, size_t b) const {
    const auto key = [&](size_t i) {
      const SlowEvent& date = *DateEvent(sendings_[i]);
      return std::pair(date.time_us, IdOf(date));
    };
    return key(a) < key(b);
  }

  // `total` by shares: each rounded towards zero, and what is left over one by one to those that
  // lost most, the earlier sending first.
  std::map<size_t, int64_t> Divide(int64_t total, const std::map<size_t, int64_t>& weights) const {
    int64_t sum = 0;
    for (const auto& [sending, weight] : weights) sum += weight;
    std::map<size_t, int64_t> pieces;
    int64_t given = 0;
    for (const auto& [sending, weight] : weights) {
      pieces[sending] = total * weight / sum;
      given += pieces[sending];
    }
    std::set<size_t> served;
    for (; given != total; given += total < 0 ? -1 : 1) {
      std::optional<size_t> next;
      const auto lost = [&](size_t i) { return std::abs(total * weights.at(i) % sum); };
      for (const auto& [sending, weight] : weights) {
        if (served.count(sending) != 0) continue;
        if (!next || lost(sending) > lost(*next) ||
            (lost(sending) == lost(*next) && SentBefore(sending, *next))) {
          next = sending;
        }
      }
      served.insert(*next);
      pieces[*next] += total < 0 ? -1 : 1;
    }
    return pieces;
  }

  std::vector<Part> Parts(const SlowEvent& order) const {
    const auto whole = [&](std::optional<size_t> sending) {
      return std::vector<Part>{{sending, 1'000'000, AmountOf(order)}};
    };
    if (const std::optional<size_t> named = NamedBy(order)) return whole(named);
    const std::vector<size_t> touched = EligibleTouches(order);
    if (touched.empty()) return whole(std::nullopt);
    const size_t first = touched.front();
    const size_t last = touched.back();
    if (options_.model == AttributionModel::kLast) return whole(last);
    if (options_.model == AttributionModel::kFirst) return whole(first);
    const std::set<size_t> all(touched.begin(), touched.end());
    std::map<size_t, int64_t> weights;
    const int64_t others = static_cast<int64_t>(all.size()) - (first == last ? 1 : 2);
    for (const size_t sending : all) {
      int64_t& weight = weights[sending];
      if (options_.model == AttributionModel::kLinear || others == 0) {
        weight = 1;
      } else {  // of 5 * others
        weight = (sending == first ? 2 * others : 0) + (sending == last ? 2 * others : 0);
        if (weight == 0) weight = 1;
      }
    }
    const auto millionths = Divide(1'000'000, weights);
    const auto amounts = Divide(AmountOf(order), weights);
    std::vector<Part> parts;
    for (const size_t sending : all) {
      parts.push_back({sending, millionths.at(sending), amounts.at(sending)});
    }
    return parts;
  }

  std::optional<size_t> NamedBy(const SlowEvent& order) const {
    for (const std::string channel : {"email", "sms"}) {
      const auto at = by_delivery_.find({order.contact, channel, order.delivery});
      if (order.delivery.empty() || at == by_delivery_.end()) continue;
      if (IsSent(sendings_[at->second])) return at->second;
      break;
    }
    std::optional<std::pair<std::pair<int64_t, uint64_t>, size_t>> named;
    for (size_t i = 0; i < sendings_.size() && !order.message.empty(); ++i) {
      const Sending& sending = sendings_[i];
      if (sending.contact != order.contact || sending.message != order.message) continue;
      if (!IsSent(sending) || DateEvent(sending)->time_us > order.time_us) continue;
      const SlowEvent& date = *DateEvent(sending);
      const std::pair key(std::pair(date.time_us, IdOf(date)), i);
      if (!named || named->first < key.first) named = key;
    }
    if (named) return named->second;
    return std::nullopt;
  }

  // When a message was first sent; in a journey's record no earlier than those before it there.
  int64_t CountsAsFirstSent(const Sending& of) const {
    if (of.position < 0) return FirstSend(of);
    int64_t latest = FirstSend(of);
    for (const Sending& other : sendings_) {
      if (other.journey != of.journey || other.position < 0 || other.position > of.position)
        continue;
      if (FirstSend(other) != kMaxTimeUs) latest = std::max(latest, FirstSend(other));
    }
    return latest;
  }

  // The sendings of the touches that may earn the order, from the first touch to the last.
  std::vector<size_t> EligibleTouches(const SlowEvent& order) const {
    using Key = std::tuple<int64_t, int, int64_t, int, int64_t, int64_t, uint64_t>;
    std::map<Key, size_t> touches;
    for (size_t i = 0; i < sendings_.size(); ++i) {
      const Sending& sending = sendings_[i];
      if (sending.contact != order.contact) continue;
      for (const Touched& touched : sending.events) {
        const SlowEvent& event = *touched.event;
        const std::string kind = KindOf(event);
        std::optional<int64_t> window;
        int strength = 0;
        const bool sms = sending.channel == "sms";
        if (kind == "clicked" && Counts(sending, touched, Machines::kAsAsked)) {
          window = sms ? options_.windows.sms_click_us : options_.windows.email_click_us;
          strength = 2;
        } else if (kind == "opened" && Counts(sending, touched, Machines::kAsAsked)) {
          window = options_.windows.email_open_us;
          strength = 1;
        } else if (sms && Delivered(sending) != nullptr &&
                   (kind == "delivered" || (kind == "sent" && !HasReceipts(sending)))) {
          window = options_.windows.sms_delivery_us;
        }
        const int64_t elapsed = order.time_us - event.time_us;
        if (!window || elapsed < 0 || elapsed > *window) continue;
        touches[{event.time_us, strength, CountsAsFirstSent(sending), sending.position,
                 FirstSend(sending), DateEvent(sending)->time_us, IdOf(event)}] = i;
      }
    }
    std::vector<size_t> in_order;
    for (const auto& [key, sending] : touches) in_order.push_back(sending);
    return in_order;
  }

  // ---- selection -------------------------------------------------------------------------------

  static bool Listed(const std::vector<std::string>& wanted, const std::string& id) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end();
  }

  bool SelectedMessage(const Sending& sending) const {
    return Listed(request_.selection.journeys, sending.journey) &&
           Listed(request_.selection.messages, sending.message) && HasStatus(sending.journey);
  }

  bool Selected(const Sending& sending) const {
    return SelectedMessage(sending) && HasContact(sending.contact);
  }

  // What belongs to no journey, or to one without a record, is active.
  bool HasStatus(const std::string& journey) const {
    std::string status = "active";
    for (const SlowJourney& record : load_.journeys) {
      if (!journey.empty() && record.id == journey) status = record.status;
    }
    const std::vector<std::string> names = {"active", "paused", "draft", "archived"};
    std::vector<std::string> wanted;
    for (const JourneyStatus one : request_.selection.statuses) {
      wanted.push_back(names[static_cast<size_t>(one)]);
    }
    return Listed(wanted, status);
  }

  bool HasContact(const std::string& contact) const {
    const MetricSelection& wanted = request_.selection;
    SlowContact record;
    for (const SlowContact& one : load_.contacts) {
      if (one.id == contact) record = one;
    }
    for (const Filter& filter : wanted.contact) {
      if (record.country != filter.values.front().text) return false;
    }
    bool in_any = wanted.lists.empty();
    for (const std::string& list : record.lists) in_any |= Listed(wanted.lists, list);
    return in_any;
  }

  bool InRange(int64_t time_us) const { return request_.selection.range.Contains(time_us); }
  bool BySend() const { return options_.date_basis == MetricOptions::DateBasis::kSend; }

  // Does an event of the sending count in the range?
  bool Stands(const Sending& sending, int64_t event_us) const {
    if (!BySend()) return InRange(event_us);
    const TimeRange& range = request_.selection.range;
    if (range.from_us == kMinTimeUs && range.to_us == kMaxTimeUs) return true;
    return IsSent(sending) && InRange(DateEvent(sending)->time_us);
  }

  bool Uses(const std::string& channel) const {
    for (const Sending& sending : sendings_) {
      // Whatever its contact: a channel is one that the messages use.
      if (sending.channel == channel && SelectedMessage(sending)) return true;
    }
    return channel == "email" && !UnsentMessages().empty();
  }

  // Selected messages of journeys' records that nobody was sent; all e-mails in these tests.
  std::vector<SlowMessage> UnsentMessages() const {
    std::vector<SlowMessage> unsent;
    for (const SlowJourney& journey : load_.journeys) {
      for (const SlowMessage& message : journey.messages) {
        bool sent = false;
        for (const Sending& sending : sendings_) {
          sent |= sending.message == message.id && sending.journey == journey.id;
        }
        if (!sent && Listed(request_.selection.journeys, journey.id) &&
            Listed(request_.selection.messages, message.id) && HasStatus(journey.id)) {
          unsent.push_back(message);
        }
      }
    }
    return unsent;
  }

  // What the selected messages are and track, whoever was sent them.
  struct Tracks {
    bool email = false, sms = false, opens = false, clicks = false;
  };

  Tracks TracksOf() const {
    Tracks tracks;
    for (const Sending& s : sendings_) {
      if (!SelectedMessage(s) || !InChannel(s)) continue;
      (s.channel == "email" ? tracks.email : tracks.sms) = true;
      tracks.opens |= s.channel == "email" && s.track_opens;
      tracks.clicks |= s.track_clicks;
    }
    if (request_.selection.channel == Channel::kSms) return tracks;
    for (const SlowMessage& message : UnsentMessages()) {
      tracks.email = true;
      tracks.opens |= message.track_opens;
      tracks.clicks |= message.track_clicks;
    }
    return tracks;
  }

  // ---- metrics ---------------------------------------------------------------------------------

  using Instances = std::set<size_t>;

  static Instances And(const Instances& a, const Instances& b) {
    Instances both;
    for (const size_t i : a) {
      if (b.count(i) != 0) both.insert(i);
    }
    return both;
  }

  uint64_t N(const Instances& instances) const {
    if (options_.unit == MetricOptions::Unit::kInstance) return instances.size();
    std::set<std::string> contacts;
    for (const size_t i : instances) contacts.insert(sendings_[i].contact);
    return contacts.size();
  }

  json RatioOf(const Instances& numerator, const Instances& denominator) const {
    const uint64_t a = N(And(numerator, denominator));
    const uint64_t b = N(denominator);
    return {{"value", b == 0 ? json(nullptr) : json(double(a) / double(b))},
            {"numerator", a},
            {"denominator", b}};
  }

  static json Money(int64_t units) { return double(units) / 10'000; }
  static json Time(const std::optional<int64_t>& time_us) {
    return time_us ? json(text::FormatTime(*time_us)) : json(nullptr);
  }

  bool InChannel(const Sending& sending) const {
    const auto& channel = request_.selection.channel;
    return !channel || (*channel == Channel::kEmail) == (sending.channel == "email");
  }

  // What of a sending counts in the range.
  struct Facts {
    std::set<std::string> sets;
    uint64_t opens = 0, clicks = 0, machine_opens = 0, machine_clicks = 0, bounce_events = 0;
    std::map<std::string, uint64_t> opens_by_reason, clicks_by_reason;
    bool any = false;
  };

  Facts FactsOf(size_t i) const {
    const Sending& s = sendings_[i];
    const bool is_email = s.channel == "email";
    Facts facts;
    const auto put = [&](const std::string& set, const SlowEvent* event) {
      if (event == nullptr || !Stands(s, event->time_us)) return;
      facts.sets.insert(set);
      facts.any = true;
    };
    const SlowEvent* date = IsSent(s) ? DateEvent(s) : nullptr;
    put("sent", date);
    put(is_email ? "sent email" : "sent sms", date);
    put("delivered", Delivered(s));
    if (is_email) put("delivered email", Delivered(s));
    put(is_email ? "bounced" : "undelivered", Failed(s));
    if (Failed(s) != nullptr) put(FailureClassOf(s, *Failed(s)), Failed(s));
    if (Delivered(s) == nullptr && Failed(s) == nullptr) {
      put(is_email ? "pending" : "unconfirmed", date);
    }
    for (const SlowEvent* event : s.Of("failed")) {
      if (is_email && Stands(s, event->time_us)) {
        ++facts.bounce_events;
        facts.any = true;
      }
    }
    for (const SlowEvent* event : Clicks(s, Machines::kAsAsked)) {
      put("clicked", event);
      facts.clicks += Stands(s, event->time_us);
    }
    for (const SlowEvent* event : Opens(s, Machines::kAsAsked)) {
      put("opened", event);
      facts.opens += Stands(s, event->time_us);
    }
    for (const SlowEvent* event : Opens(s, Machines::kExcluded)) put("low", event);
    for (const SlowEvent* event : Opens(s, Machines::kIncluded)) put("high", event);
    for (const Touched& touched : s.events) {
      if (touched.machine.empty() || !Stands(s, touched.event->time_us)) continue;
      if (!Counts(s, touched, Machines::kIncluded)) continue;
      facts.any = true;
      const bool open = KindOf(*touched.event) == "opened";
      ++(open ? facts.machine_opens : facts.machine_clicks);
      ++(open ? facts.opens_by_reason : facts.clicks_by_reason)[touched.machine.front()];
    }
    for (const SlowEvent* event : s.Of("unsubscribed")) put("unsubscribed", event);
    for (const SlowEvent* event : s.Of("complained")) put("complained", event);
    for (const SlowEvent* order : orders_) {
      for (const Part& part : Parts(*order)) {
        if (part.sending == i) put("ordered", order);
      }
    }
    if (BySend() && Stands(s, 0)) facts.any = true;
    return facts;
  }

  static std::string FailureClassOf(const Sending& sending, const SlowEvent& failure) {
    if (sending.channel == "sms") return "undelivered " + CarrierClassOf(failure.reason);
    const std::string word = failure.reason.substr(0, failure.reason.find(':'));
    const bool known = word == "hard" || word == "soft" || word == "block";
    return "bounced " + (known ? word : "unknown");
  }

  json Recipient(const std::string& contact, const std::vector<size_t>& sendings) const {
    std::map<std::string, std::optional<int64_t>> first;
    const auto note = [&](const std::string& what, const std::vector<const SlowEvent*>& events) {
      for (const SlowEvent* event : events) {
        if (!BySend() && !InRange(event->time_us)) continue;
        std::optional<int64_t>& time = first[what];
        time = std::min(time.value_or(event->time_us), event->time_us);
      }
    };
    Facts total;
    int64_t millionths = 0;
    std::map<std::string, int64_t> revenue;
    std::vector<const SlowEvent*> failures;  // the last ones
    const Sending* failed = nullptr;
    for (const size_t i : sendings) {
      const Sending& s = sendings_[i];
      const Facts facts = FactsOf(i);
      total.opens += facts.opens;
      total.clicks += facts.clicks;
      total.machine_opens += facts.machine_opens;
      if (!s.Of("sent").empty()) note("sent", {s.Of("sent").front()});
      note("delivered", s.Of("delivered"));
      note("opened", Opens(s, Machines::kAsAsked));
      note("clicked", Clicks(s, Machines::kAsAsked));
      note("unsubscribed", s.Of("unsubscribed"));
      const SlowEvent* failure = Failed(s);
      if (failure != nullptr && (BySend() || InRange(failure->time_us))) {
        if (!failures.empty() && failures[0]->time_us < failure->time_us) failures.clear();
        if (failures.empty() || failures[0]->time_us == failure->time_us) {
          failures.push_back(failure);
          failed = &s;
        }
      }
      for (const SlowEvent* order : orders_) {
        for (const Part& part : Parts(*order)) {
          if (part.sending != i || !Stands(s, order->time_us)) continue;
          millionths += part.millionths;
          if (HasMoney(*order)) revenue[order->currency] += part.amount;
        }
      }
    }
    json row = {{"contact", contact},
                {"sentAt", Time(first["sent"])},
                {"deliveredAt", Time(first["delivered"])},
                {"firstClickAt", Time(first["clicked"])},
                {"unsubscribedAt", Time(first["unsubscribed"])}};
    const Tracks tracks = TracksOf();
    row["clicks"] = tracks.clicks ? json(total.clicks) : json(nullptr);
    if (tracks.email) {
      row["firstOpenAt"] = Time(first["opened"]);
      row["opens"] = tracks.opens ? json(total.opens) : json(nullptr);
      row["machineOpens"] = tracks.opens ? json(total.machine_opens) : json(nullptr);
    }
    if (failures.size() < 2) {
      const bool email = failed != nullptr && failed->channel == "email";
      const std::string word = failed == nullptr ? "" : FailureClassOf(*failed, *failures[0]);
      const json of_class = word.substr(word.find(' ') + 1);
      if (tracks.email && (failed == nullptr || email)) {
        row["bounce"] = failed == nullptr ? json(nullptr) : of_class;
      }
      if (tracks.sms && (failed == nullptr || !email)) {
        const std::string reason = failed == nullptr ? "" : failures[0]->reason;
        row["codeClass"] = failed == nullptr ? json(nullptr) : of_class;
        row["code"] = failed == nullptr ? json(nullptr) : json(reason.empty() ? "unknown" : reason);
      }
    }
    if (has_orders_) {
      row["orders"] = double(millionths) / 1e6;
      row["revenue"] = json::object();
      for (const auto& [currency, units] : revenue) row["revenue"][currency] = Money(units);
    }
    return row;
  }

  json SendingJson(size_t i) const {
    const Sending& s = sendings_[i];
    const auto sent = s.Of("sent");
    return {{"message", s.message.empty() ? json(nullptr) : json(s.message)},
            {"channel", s.channel},
            {"sentAt", sent.empty() ? json(nullptr) : Time(sent.front()->time_us)}};
  }

  json Scope(bool email, bool sms, bool whole) const {
    std::map<std::string, Instances> sets;
    Facts total;
    for (size_t i = 0; i < sendings_.size(); ++i) {
      const Sending& s = sendings_[i];
      const bool is_email = s.channel == "email";
      if (!Selected(s) || (is_email ? !email : !sms)) continue;
      const Facts facts = FactsOf(i);
      for (const std::string& set : facts.sets) sets[set].insert(i);
      total.opens += facts.opens;
      total.clicks += facts.clicks;
      total.machine_opens += facts.machine_opens;
      total.machine_clicks += facts.machine_clicks;
      total.bounce_events += facts.bounce_events;
      for (const auto& [reason, n] : facts.opens_by_reason) total.opens_by_reason[reason] += n;
      for (const auto& [reason, n] : facts.clicks_by_reason) total.clicks_by_reason[reason] += n;
      if (!facts.any) continue;
      if (is_email) sets[s.track_opens ? "open tracked" : "open untracked"].insert(i);
      if (is_email) {
        sets[s.track_opens && s.track_clicks ? "both tracked" : "not both tracked"].insert(i);
      }
      sets[s.track_clicks ? "click tracked" : "click untracked"].insert(i);
    }

    const auto off = [&](const std::string& tracked, const std::string& untracked) {
      return sets[tracked].empty() && !sets[untracked].empty();
    };
    const bool opens_off = off("open tracked", "open untracked");
    const bool clicks_off = off("click tracked", "click untracked");
    const json untracked = {{"value", nullptr}, {"reason", "tracking-off"}};
    const auto count = [&](const std::string& set) { return N(sets[set]); };
    json m;
    m["sends"] = count("sent");
    m["deliveries"] = count("delivered");
    m["deliveryRate"] = RatioOf(sets["delivered"], sets["sent"]);
    m["clicked"] = clicks_off ? json(nullptr) : json(count("clicked"));
    m["totalClicks"] = clicks_off ? json(nullptr) : json(total.clicks);
    m["machineClicks"] = clicks_off ? json(nullptr) : json(total.machine_clicks);
    for (const std::string reason : {"vendor", "agent", "burst", "instant", "before-delivery"}) {
      m["machineClicksByReason"][reason] =
          clicks_off ? json(nullptr) : json(total.clicks_by_reason[reason]);
    }
    m["clickRate"] = clicks_off
                         ? untracked
                         : RatioOf(sets["clicked"], And(sets["delivered"], sets["click tracked"]));
    m["unsubscribed"] = count("unsubscribed");
    const auto basis = options_.unsubscribe_basis;
    if (basis == MetricOptions::UnsubscribeBasis::kOpened) {
      m["unsubscribeRate"] = opens_off ? untracked : RatioOf(sets["unsubscribed"], sets["opened"]);
    } else {
      m["unsubscribeRate"] =
          RatioOf(sets["unsubscribed"],
                  sets[basis == MetricOptions::UnsubscribeBasis::kSent ? "sent" : "delivered"]);
    }
    uint64_t lost_opt_outs = 0, lost_complaints = 0;
    for (const SlowEvent* event : unattributed_) {
      if (!InRange(event->time_us) || !HasContact(event->contact)) continue;
      if (ChannelOf(*event) == "email" ? !email : !sms) continue;
      ++(KindOf(*event) == "complained" ? lost_complaints : lost_opt_outs);
    }
    m["unattributedUnsubscribed"] = lost_opt_outs;
    if (email) {
      const auto delivered = And(sets["delivered email"], sets["open tracked"]);
      m["opened"] = opens_off ? json(nullptr) : json(count("opened"));
      m["totalOpens"] = opens_off ? json(nullptr) : json(total.opens);
      m["machineOpens"] = opens_off ? json(nullptr) : json(total.machine_opens);
      for (const std::string reason : {"vendor", "agent", "before-delivery"}) {
        m["machineOpensByReason"][reason] =
            opens_off ? json(nullptr) : json(total.opens_by_reason[reason]);
      }
      m["openRate"] = opens_off ? untracked : RatioOf(sets["opened"], delivered);
      m["openRateBounds"]["low"] = opens_off ? untracked : RatioOf(sets["low"], delivered);
      m["openRateBounds"]["high"] = opens_off ? untracked : RatioOf(sets["high"], delivered);
      m["clicksPerUniqueOpens"] =
          off("both tracked", "not both tracked")
              ? untracked
              : RatioOf(sets["clicked"], And(sets["opened"], sets["both tracked"]));
      m["pending"] = count("pending");
      m["bounces"] = count("bounced");
      for (const std::string word : {"hard", "soft", "block", "unknown"}) {
        m["bouncesByClass"][word] = count("bounced " + word);
      }
      m["bounceEvents"] = total.bounce_events;
      m["bounceRate"] = RatioOf(sets["bounced"], sets["sent email"]);
      m["abuseReports"] = count("complained");
      m["abuseRate"] = RatioOf(sets["complained"], sets["delivered email"]);
      m["unattributedAbuseReports"] = lost_complaints;
    }
    if (sms) {
      m["undelivered"] = count("undelivered");
      for (const std::string word : {"unreachable", "invalid", "landline", "filtered", "opted-out",
                                     "expired", "balance", "unknown"}) {
        m["undeliveredByClass"][word] = count("undelivered " + word);
      }
      m["undeliveredRate"] = RatioOf(sets["undelivered"], sets["sent sms"]);
      m["unconfirmed"] = count("unconfirmed");
    }
    if (has_orders_) AddMoney(email, sms, whole, sets, &m);
    return m;
  }

  void AddMoney(bool email, bool sms, bool whole, std::map<std::string, Instances>& sets,
                json* out) const {
    int64_t orders = 0, unattributed = 0;  // in millionths
    std::map<std::string, int64_t> revenue, lost, orders_in;
    for (const SlowEvent* order : orders_) {
      for (const Part& part : Parts(*order)) {
        if (!part.sending) {
          if (!InRange(order->time_us) || !HasContact(order->contact)) continue;
          unattributed += part.millionths;
          if (HasMoney(*order)) lost[order->currency] += part.amount;
          continue;
        }
        const Sending& sending = sendings_[*part.sending];
        if (!Selected(sending) || (sending.channel == "email" ? !email : !sms)) continue;
        if (!Stands(sending, order->time_us)) continue;
        orders += part.millionths;
        if (!HasMoney(*order)) continue;
        revenue[order->currency] += part.amount;
        orders_in[order->currency] += part.millionths;
      }
    }
    json& m = *out;
    std::set<std::string> recipients;
    for (const size_t i : sets["delivered"]) recipients.insert(sendings_[i].contact);
    const bool by_delivery =
        options_.per_recipient_basis == MetricOptions::PerRecipientBasis::kDelivery;
    const uint64_t receivers = by_delivery ? N(sets["delivered"]) : recipients.size();
    m["orders"] = double(orders) / 1e6;
    m["orderRate"] = RatioOf(sets["ordered"], sets["delivered"]);
    m["revenue"] = m["averageOrderRevenue"] = m["revenuePerRecipient"] = json::object();
    for (const auto& [currency, units] : revenue) {
      m["revenue"][currency] = Money(units);
      m["averageOrderRevenue"][currency] =
          double(units) / 10'000 / (double(orders_in[currency]) / 1e6);
      m["revenuePerRecipient"][currency] =
          receivers == 0 ? json(nullptr) : json(double(units) / 10'000 / double(receivers));
    }
    if (!whole) return;
    m["unattributedOrders"] = double(unattributed) / 1e6;
    m["unattributedRevenue"] = json::object();
    for (const auto& [currency, units] : lost) m["unattributedRevenue"][currency] = Money(units);
  }

  const SlowLoad& load_;
  const MetricsRequest& request_;
  const MetricOptions& options_;
  std::vector<const SlowEvent*> signals_;  // in the order of MomentOf
  std::vector<const SlowEvent*> orders_;
  std::vector<const SlowEvent*> unattributed_;
  std::set<std::string> undone_;
  std::vector<Sending> sendings_;
  std::map<std::tuple<std::string, std::string, std::string>, size_t> by_delivery_;
  bool has_orders_ = false;
};

}  // namespace

json SlowCards(const SlowLoad& load, const MetricsRequest& request) {
  return Slow(load, request).Cards();
}

json SlowRecipients(const SlowLoad& load, const MetricsRequest& request,
                    const std::string& message) {
  MetricsRequest of_message = request;
  of_message.selection.messages = {message};
  return Slow(load, of_message).Recipients();
}

json SlowLinks(const SlowLoad& load, const MetricsRequest& request) {
  return Slow(load, request).Links();
}

json SlowOrders(const SlowLoad& load, const MetricsRequest& request) {
  return Slow(load, request).Orders();
}

std::string ToLines(const SlowLoad& load) {
  std::string lines;
  for (const SlowContact& contact : load.contacts) {
    json line = {{"contact", contact.id}, {"lists", contact.lists}};
    if (!contact.country.empty()) line["properties"]["country"] = contact.country;
    lines += line.dump() + "\n";
  }
  for (const SlowJourney& journey : load.journeys) {
    json line = {{"journey", journey.id}, {"status", journey.status}, {"messages", json::array()}};
    for (const SlowMessage& message : journey.messages) {
      line["messages"].push_back({{"message", message.id},
                                  {"channel", "email"},
                                  {"trackOpens", message.track_opens},
                                  {"trackClicks", message.track_clicks}});
    }
    lines += line.dump() + "\n";
  }
  for (const SlowEvent& event : load.events) {
    json line = {{"id", event.id},
                 {"contact", event.contact},
                 {"time", text::FormatTime(event.time_us)},
                 {"type", event.type}};
    const auto set = [&](const char* name, const std::string& value) {
      if (!value.empty()) line[name] = value;
    };
    set("message", event.message);
    set("journey", event.journey);
    set("delivery", event.delivery);
    set("url", event.url);
    set("machine", event.machine);
    set("reason", event.reason);
    if (!event.text.empty()) line["properties"]["text"] = event.text;
    if (!event.agent.empty()) line["properties"]["userAgent"] = event.agent;
    set("order", event.order);
    set("currency", event.currency);
    const auto amount = [&](const char* name, const std::optional<int64_t>& units) {
      if (units) line[name] = double(*units) / 10'000;
    };
    amount("revenue", event.revenue);
    amount("total", event.total);
    amount("tax", event.tax);
    amount("shipping", event.shipping);
    lines += line.dump() + "\n";
  }
  return lines;
}

}  // namespace parcours::reference
