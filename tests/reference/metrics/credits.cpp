#include "reference/metrics/credits.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace parcours::reference {

SlowCredits::SlowCredits(const SlowLoad& load, const MetricOptions& options,
                         const SlowSendings& sendings, const SlowOutcomes& outcomes)
    : options_(options), sendings_(sendings), outcomes_(outcomes) {
  std::vector<const SlowEvent*> placed;
  for (const SlowEvent& event : load.events) {
    if (event.type == "order_placed") placed.push_back(&event);
    if ((event.type == "order_cancelled" || event.type == "refunded") && !event.order.empty()) {
      undone_.insert(event.order);
    }
  }
  has_orders_ = !placed.empty();
  for (const SlowEvent* order : placed) {
    bool first = true;
    for (const SlowEvent* other : placed) {
      if (order->order.empty() || other->order != order->order || other == order) continue;
      const auto key = [](const SlowEvent& event) { return std::pair(event.time_us, IdOf(event)); };
      first &= key(*order) < key(*other);
    }
    const bool dropped = options_.exclude_cancelled && IsUndone(*order);
    if (first && !dropped) orders_.push_back(order);
  }
}

bool SlowCredits::IsUndone(const SlowEvent& order) const {
  return !order.order.empty() && undone_.count(order.order) != 0;
}

bool HasMoney(const SlowEvent& order) {
  return order.revenue || order.total || order.tax || order.shipping || !order.currency.empty();
}

int64_t AmountOf(const SlowEvent& order) {
  if (order.revenue) return *order.revenue;
  return order.total.value_or(0) - order.tax.value_or(0) - order.shipping.value_or(0);
}

int64_t SlowCredits::FirstSend(const Sending& of) const {
  int64_t first = kMaxTimeUs;
  for (const Sending& sending : sendings_.all) {
    if (sending.channel == of.channel && sending.message == of.message &&
        sending.journey == of.journey && DateEvent(sending) != nullptr) {
      first = std::min(first, DateEvent(sending)->time_us);
    }
  }
  return first;
}

bool SlowCredits::SentBefore(size_t a, size_t b) const {
  const auto key = [&](size_t i) {
    const SlowEvent& date = *DateEvent(sendings_.all[i]);
    return std::pair(date.time_us, IdOf(date));
  };
  return key(a) < key(b);
}

std::map<size_t, int64_t> SlowCredits::Divide(int64_t total,
                                              const std::map<size_t, int64_t>& weights) const {
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

std::vector<Part> SlowCredits::Parts(const SlowEvent& order) const {
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

std::optional<size_t> SlowCredits::NamedBy(const SlowEvent& order) const {
  for (const std::string channel : {"email", "sms"}) {
    const auto at = sendings_.by_delivery.find({order.contact, channel, order.delivery});
    if (order.delivery.empty() || at == sendings_.by_delivery.end()) continue;
    if (outcomes_.IsSent(sendings_.all[at->second])) return at->second;
    break;
  }
  std::optional<std::pair<std::pair<int64_t, uint64_t>, size_t>> named;
  for (size_t i = 0; i < sendings_.all.size() && !order.message.empty(); ++i) {
    const Sending& sending = sendings_.all[i];
    if (sending.contact != order.contact || sending.message != order.message) continue;
    if (!outcomes_.IsSent(sending) || DateEvent(sending)->time_us > order.time_us) continue;
    const SlowEvent& date = *DateEvent(sending);
    const std::pair key(std::pair(date.time_us, IdOf(date)), i);
    if (!named || named->first < key.first) named = key;
  }
  if (named) return named->second;
  return std::nullopt;
}

int64_t SlowCredits::CountsAsFirstSent(const Sending& of) const {
  if (of.position < 0) return FirstSend(of);
  int64_t latest = FirstSend(of);
  for (const Sending& other : sendings_.all) {
    if (other.journey != of.journey || other.position < 0 || other.position > of.position) continue;
    if (FirstSend(other) != kMaxTimeUs) latest = std::max(latest, FirstSend(other));
  }
  return latest;
}

std::vector<size_t> SlowCredits::EligibleTouches(const SlowEvent& order) const {
  using Key = std::tuple<int64_t, int, int64_t, int, int64_t, int64_t, uint64_t>;
  std::map<Key, size_t> touches;
  for (size_t i = 0; i < sendings_.all.size(); ++i) {
    const Sending& sending = sendings_.all[i];
    if (sending.contact != order.contact) continue;
    for (const Touched& touched : sending.events) {
      const SlowEvent& event = *touched.event;
      const std::string kind = KindOf(event);
      std::optional<int64_t> window;
      int strength = 0;
      const bool sms = sending.channel == "sms";
      if (kind == "clicked" && outcomes_.Counts(sending, touched, Machines::kAsAsked)) {
        window = sms ? options_.windows.sms_click_us : options_.windows.email_click_us;
        strength = 2;
      } else if (kind == "opened" && outcomes_.Counts(sending, touched, Machines::kAsAsked)) {
        window = options_.windows.email_open_us;
        strength = 1;
      } else if (sms && outcomes_.Delivered(sending) != nullptr &&
                 (kind == "delivered" || (kind == "sent" && !outcomes_.HasReceipts(sending)))) {
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

}  // namespace parcours::reference
