#include "metrics/counting/attribution.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "metrics/counting/credit_split.h"
#include "text/sort.h"

namespace parcours::metrics {

void Attribution::Begin(const ContactOrders& orders) {
  orders_ = orders;
  named_sends_.Find(orders.orders, &named_);
  touches_.clear();
  for (std::vector<size_t>& of_kind : by_kind_) of_kind.clear();
  for (const Touch& touch : orders.touches) {
    if (!Counts(touch, options_)) continue;
    by_kind_[static_cast<size_t>(touch.kind)].push_back(touches_.size());
    touches_.push_back(touch);
  }
}

void Attribution::CreditAll(const AttributionWindows& windows, std::vector<Credit>* credits,
                            std::vector<size_t>* ends) {
  within_ = {};
  active_.clear();
  of_instance_.assign(Shares() ? table_.InstancesOf(orders_.contact).size() : 0, Active());
  const TouchWindows by_touch = ByTouch(windows);
  for (size_t i = 0; i < orders_.orders.size(); ++i) {
    const Order& order = orders_.orders[i];
    MoveTo(order.time_us, by_touch);
    uint32_t whole_to = named_[i];
    if (whole_to == kNoInstance) {
      const bool first = options_.model == AttributionModel::kFirst;
      whole_to = InstanceOf(first ? FirstEligible() : LastEligible());
    }
    if (Shares() && named_[i] == kNoInstance && whole_to != kNoInstance) {
      Share(order, credits);
    } else {
      credits->push_back({whole_to, kOrderParts, order.amount});
    }
    ends->push_back(credits->size());
  }
}

// Orders come by time, so both ends of what is within a window only move on.
void Attribution::MoveTo(int64_t order_us, const TouchWindows& windows) {
  for (size_t kind = 0; kind < kTouchKinds; ++kind) {
    const std::optional<int64_t>& window = windows[kind];
    if (!window) continue;
    const std::vector<size_t>& of_kind = by_kind_[kind];
    Within& within = within_[kind];
    for (; within.end < of_kind.size(); ++within.end) {
      const Touch& touch = touches_[of_kind[within.end]];
      if (touch.time_us > order_us) break;
      if (Shares()) CountTouch(touch.instance, true);
    }
    for (; within.begin < within.end; ++within.begin) {
      const Touch& touch = touches_[of_kind[within.begin]];
      if (order_us - touch.time_us <= *window) break;
      if (Shares()) CountTouch(touch.instance, false);
    }
  }
}

void Attribution::CountTouch(uint32_t instance, bool eligible) {
  Active& active = of_instance_[instance - table_.instance_begin(orders_.contact)];
  active.touches += eligible ? 1u : ~0u;
  if (!eligible || active.listed) return;
  active.listed = true;
  active_.push_back(instance);
}

size_t Attribution::LastEligible() const {
  size_t last = kNoTouch;
  for (size_t kind = 0; kind < kTouchKinds; ++kind) {
    const Within& within = within_[kind];
    if (within.begin == within.end) continue;
    const size_t touch = by_kind_[kind][within.end - 1];
    if (last == kNoTouch || touch > last) last = touch;
  }
  return last;
}

size_t Attribution::FirstEligible() const {
  size_t first = kNoTouch;
  for (size_t kind = 0; kind < kTouchKinds; ++kind) {
    const Within& within = within_[kind];
    if (within.begin != within.end) first = std::min(first, by_kind_[kind][within.begin]);
  }
  return first;
}

// Divides an order among the instances with an eligible touch; of these there is one.
void Attribution::Share(const Order& order, std::vector<Credit>* credits) {
  const uint32_t base = table_.instance_begin(orders_.contact);
  size_t kept = 0;
  for (const uint32_t instance : active_) {
    Active& active = of_instance_[instance - base];
    active.listed = active.touches != 0;
    if (active.listed) active_[kept++] = instance;
  }
  active_.resize(kept);
  const auto send_key = [&](uint32_t instance) {
    const Row row = table_.instances()[instance].date_row;
    return std::make_pair(store_.times_us()[row], store_.id_hashes()[row]);
  };
  text::SortFew(active_, [&](uint32_t a, uint32_t b) { return send_key(a) < send_key(b); });

  weights_.assign(active_.size(), 1);
  const uint32_t first = InstanceOf(FirstEligible());
  const uint32_t last = InstanceOf(LastEligible());
  const int64_t others = static_cast<int64_t>(active_.size()) - (first == last ? 1 : 2);
  if (options_.model == AttributionModel::kPosition && others != 0) {
    // In fifths: two to each end, one to all others together.
    for (size_t i = 0; i < active_.size(); ++i) {
      const int64_t ends = (active_[i] == first ? 1 : 0) + (active_[i] == last ? 1 : 0);
      if (ends != 0) weights_[i] = ends * 2 * others;
    }
  }
  const std::vector<int64_t> parts = SplitByWeights(kOrderParts, weights_);
  const std::vector<int64_t> amounts = SplitByWeights(order.amount, weights_);
  for (size_t i = 0; i < active_.size(); ++i) {
    credits->push_back({active_[i], static_cast<uint32_t>(parts[i]), amounts[i]});
  }
}

Credits::Credits(const InstanceTable& table, const store::EventStore& store,
                 const MetricOptions& options) {
  Attribution attribution(table, store, options);
  credits_.reserve(table.orders().size());
  ends_.reserve(table.orders().size() + 1);
  ends_.push_back(0);
  for (size_t place = 0; place < table.ordering_count(); ++place) {
    attribution.Begin(table.OrdersOf(place));
    attribution.CreditAll(options.windows, &credits_, &ends_);
  }
}

}  // namespace parcours::metrics
