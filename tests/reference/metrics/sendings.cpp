#include "reference/metrics/sendings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace parcours::reference {
namespace {

constexpr int64_t kHour = 3600 * int64_t{1'000'000};
constexpr int64_t kDay = 24 * kHour;

void Describe(const SlowLoad& load, Sending* sending) {
  for (const SlowJourney& journey : load.journeys) {
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

// Gives each event its sending, rule by rule.
class Joiner {
 public:
  explicit Joiner(const SlowLoad& load) {
    for (const SlowEvent& event : load.events) {
      if (!KindOf(event).empty()) signals_.push_back(&event);
    }
    std::sort(signals_.begin(), signals_.end(),
              [](const SlowEvent* a, const SlowEvent* b) { return MomentOf(*a) < MomentOf(*b); });
    for (const SlowEvent* event : signals_) {
      if (KindOf(*event) == "sent") has_sends_.insert({ChannelOf(*event), event->message});
    }
  }

  SlowSendings Join() {
    JoinByDelivery();
    JoinByMessage();
    FillEvents();
    for (Sending& sending : sendings_.all) {
      for (const Touched& touched : sending.events) {
        if (sending.journey.empty()) sending.journey = touched.event->journey;
      }
    }
    JoinByContact();
    FillEvents();
    return sendings_;
  }

 private:
  bool HasSends(const std::string& channel, const std::string& message) const {
    return has_sends_.count({channel, message}) != 0;
  }

  size_t Make(const SlowEvent& event) {
    Sending sending;
    sending.contact = event.contact;
    sending.channel = ChannelOf(event);
    sendings_.all.push_back(sending);
    return sendings_.all.size() - 1;
  }

  // By delivery id; sends without one (deliveries, where the message has no sends) alone.
  void JoinByDelivery() {
    for (const SlowEvent* event : signals_) {
      const std::string channel = ChannelOf(*event);
      if (!event->delivery.empty()) {
        const auto key = std::make_tuple(event->contact, channel, event->delivery);
        if (sendings_.by_delivery.count(key) == 0) sendings_.by_delivery[key] = Make(*event);
        of_[event] = sendings_.by_delivery[key];
      } else if (KindOf(*event) == "sent" ||
                 (KindOf(*event) == "delivered" && !HasSends(channel, event->message))) {
        of_[event] = Make(*event);
      } else {
        continue;
      }
      std::string& message = sendings_.all[of_[event]].message;
      if (message.empty()) message = event->message;
    }
  }

  // What attracts other events: each sending's first send, or delivery where there are no sends.
  std::map<size_t, Moment> Anchors() const {
    std::map<size_t, Moment> anchors;
    for (const std::string kind : {"sent", "delivered"}) {
      for (const SlowEvent* event : signals_) {
        if (of_.count(event) == 0 || KindOf(*event) != kind) continue;
        const Sending& sending = sendings_.all[of_.at(event)];
        if (kind == "delivered" && HasSends(sending.channel, sending.message)) continue;
        anchors.insert({of_.at(event), MomentOf(*event)});  // the first only
      }
    }
    return anchors;
  }

  static bool NamesNothing(const SlowEvent& event) {
    const std::string kind = KindOf(event);
    return (kind == "unsubscribed" || kind == "complained") && event.message.empty();
  }

  // The rest to the last send of message and contact before, else the first after; where there is
  // neither, together.
  void JoinByMessage() {
    const std::map<size_t, Moment> anchors = Anchors();
    std::map<std::tuple<std::string, std::string, std::string>, size_t> strays;
    for (const SlowEvent* event : signals_) {
      if (of_.count(event) != 0 || NamesNothing(*event)) continue;
      std::optional<std::pair<Moment, size_t>> before, after;
      for (const auto& [index, moment] : anchors) {
        const Sending& sending = sendings_.all[index];
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
        of_[event] = before->second;
      } else if (after) {
        of_[event] = after->second;
      } else {
        const auto key = std::make_tuple(event->contact, ChannelOf(*event), event->message);
        if (strays.count(key) == 0) {
          strays[key] = Make(*event);
          sendings_.all[strays[key]].message = event->message;
        }
        of_[event] = strays[key];
      }
    }
  }

  // Opt-outs and complaints that name nothing to the contact's last sending on the channel.
  void JoinByContact() {
    for (const SlowEvent* event : signals_) {
      if (of_.count(event) != 0) continue;
      std::optional<std::pair<std::pair<int64_t, uint64_t>, size_t>> last;
      for (size_t i = 0; i < sendings_.all.size(); ++i) {
        const Sending& sending = sendings_.all[i];
        const SlowEvent* date = DateEvent(sending);
        if (sending.contact != event->contact || sending.channel != ChannelOf(*event) ||
            date == nullptr || date->time_us > event->time_us) {
          continue;
        }
        const std::pair key(std::pair(date->time_us, IdOf(*date)), i);
        if (!last || last->first < key.first) last = key;
      }
      const int64_t limit = ChannelOf(*event) == "sms" ? 4 * kHour : 30 * kDay;
      if (last && event->time_us - last->first.first <= limit) {
        of_[event] = last->second;
      } else {
        sendings_.unattributed.push_back(event);
      }
    }
  }

  void FillEvents() {
    for (Sending& sending : sendings_.all) sending.events.clear();
    for (const SlowEvent* event : signals_) {
      if (of_.count(event) != 0) sendings_.all[of_[event]].events.push_back({event, {}});
    }
  }

  std::vector<const SlowEvent*> signals_;                    // in the order of MomentOf
  std::set<std::pair<std::string, std::string>> has_sends_;  // channel, message
  std::map<const SlowEvent*, size_t> of_;
  SlowSendings sendings_;
};

}  // namespace

const SlowEvent* DateEvent(const Sending& sending) {
  const auto sent = sending.Of("sent");
  if (!sent.empty()) return sent.front();
  for (const Touched& touched : sending.events) {
    const std::string kind = KindOf(*touched.event);
    if (kind != "unsubscribed" && kind != "complained") return touched.event;
  }
  return nullptr;
}

SlowSendings JoinSendings(const SlowLoad& load, uint32_t machine_reasons) {
  SlowSendings sendings = Joiner(load).Join();
  bool tells_seconds = false;
  for (const SlowEvent& event : load.events) {
    const std::string kind = KindOf(event);
    if (kind == "delivered" || kind == "opened" || kind == "clicked") {
      tells_seconds |= event.time_us % 60'000'000 != 0;
    }
  }
  for (Sending& sending : sendings.all) {
    MarkMachines(machine_reasons, tells_seconds, &sending);
    Describe(load, &sending);
  }
  return sendings;
}

}  // namespace parcours::reference
