// Orders and who earned them: docs/metrics.md, sections 4 and 5.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "parcours/definition.h"
#include "reference/metrics/outcomes.h"

namespace parcours::reference {

// Whether it tells an amount or a currency; and the amount.
bool HasMoney(const SlowEvent& order);
int64_t AmountOf(const SlowEvent& order);

// What of an order goes to whom; no sending: to nobody.
struct Part {
  std::optional<size_t> sending;
  int64_t millionths;
  int64_t amount;
};

class SlowCredits {
 public:
  // All must outlive it.
  SlowCredits(const SlowLoad& load, const MetricOptions& options, const SlowSendings& sendings,
              const SlowOutcomes& outcomes);

  // Those that count, each order id once.
  const std::vector<const SlowEvent*>& orders() const { return orders_; }
  bool has_orders() const { return has_orders_; }  // the load holds any
  bool IsUndone(const SlowEvent& order) const;     // cancelled or refunded

  std::vector<Part> Parts(const SlowEvent& order) const;
  // The sendings of the touches that may earn the order, from the first touch to the last.
  std::vector<size_t> EligibleTouches(const SlowEvent& order) const;
  // Of sendings that are equal but for the share, the earlier one.
  bool SentBefore(size_t a, size_t b) const;

 private:
  // The sending that the order names.
  std::optional<size_t> NamedBy(const SlowEvent& order) const;
  // `total` by shares: each rounded towards zero, and what is left over one by one to those that
  // lost most, the earlier sending first.
  std::map<size_t, int64_t> Divide(int64_t total, const std::map<size_t, int64_t>& weights) const;
  int64_t FirstSend(const Sending& of) const;
  // When a message was first sent; in a journey's record no earlier than those before it there.
  int64_t CountsAsFirstSent(const Sending& of) const;

  const MetricOptions& options_;
  const SlowSendings& sendings_;
  const SlowOutcomes& outcomes_;
  std::vector<const SlowEvent*> orders_;
  std::set<std::string> undone_;
  bool has_orders_ = false;
};

}  // namespace parcours::reference
