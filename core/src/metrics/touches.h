// Touches: what of a contact's messages may earn an order (docs/metrics.md, "Attribution").
//
//   email open, email click, SMS click   that counts under the options
//   SMS delivery                         a delivered event of an instance delivered in the end; the
//                                        send, where the message's export has no receipts
//
// Touches have one order, from the first to the last: by time; at one instant delivery, open,
// click; then the earlier message in the journey (MessageInfo::rank), the earlier send, the smaller
// event id. No two are equal, so what is credited hangs on no order of input.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "metrics/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

enum class TouchKind : uint8_t { kSmsDelivery, kEmailOpen, kEmailClick, kSmsClick };
inline constexpr size_t kTouchKinds = 4;

struct Touch {
  int64_t time_us;
  uint32_t instance;
  Row row;
  TouchKind kind;
};

// The window of a kind of touch; nothing where it earns no order.
std::optional<int64_t> WindowOf(const AttributionWindows& windows, TouchKind kind);

// The contact's touches in their order. O(its signals), and a sort where some are at one instant.
class TouchList {
 public:
  // All must outlive it.
  TouchList(const InstanceTable& table, const store::EventStore& store,
            const MetricOptions& options)
      : table_(table), store_(store), options_(options) {}

  // Valid until the next call.
  const std::vector<Touch>& Of(ContactIndex contact);

 private:
  std::optional<TouchKind> KindOf(const Signal& signal) const;
  bool Before(const Touch& a, const Touch& b) const;

  const InstanceTable& table_;
  const store::EventStore& store_;
  const MetricOptions& options_;
  std::vector<Touch> touches_;
};

}  // namespace parcours::metrics
