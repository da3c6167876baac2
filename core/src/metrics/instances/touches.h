// Touches: what of a contact's messages may earn an order (docs/metrics.md, "Attribution").
//
//   email open, email click, SMS click   of a message that tracks them
//   SMS delivery                         a delivered event of an instance delivered in the end; the
//                                        send, where the message's export has no receipts
//
// Touches have one order, from the first to the last: by time; at one instant delivery, open,
// click; then the earlier message in the journey (MessageInfo::rank), the earlier send, the smaller
// event id. No two are equal, so what is credited hangs on no order of input.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "metrics/instances/order_list.h"
#include "parcours/definition.h"

namespace parcours::metrics {

enum class TouchKind : uint8_t { kSmsDelivery, kEmailOpen, kEmailClick, kSmsClick };
inline constexpr size_t kTouchKinds = 4;

struct Touch {
  int64_t time_us;
  uint32_t instance;
  Row row;
  TouchKind kind;
  uint8_t machine_reasons = 0;    // of an open or click: a set of MachineReason
  bool unsubscribe_link = false;  // a click on such a link
  bool delivered[2] = {};         // [implied]: of a delivery, whether it was one in the end
};

// Whether it counts under the options.
inline bool Counts(const Touch& touch, const MetricOptions& options) {
  if (touch.kind == TouchKind::kSmsDelivery) return touch.delivered[options.implied ? 1 : 0];
  if (touch.unsubscribe_link && !options.count_unsubscribe_clicks) return false;
  return !options.exclude_machine || (touch.machine_reasons & options.machine_reasons) == 0;
}

// The windows by TouchKind; nothing where a touch earns no order.
using TouchWindows = std::array<std::optional<int64_t>, kTouchKinds>;
TouchWindows ByTouch(const AttributionWindows& windows);

// A contact that has orders.
struct ContactOrders {
  ContactIndex contact;
  size_t first;  // index into InstanceTable::orders()
  std::span<const Order> orders;
  std::span<const Touch> touches;  // that may count, in their order
};

// Where a contact's orders and touches begin; one past the last contact is the end of both.
struct TouchRange {
  ContactIndex contact;
  uint32_t order;  // index into InstanceTable::orders()
  uint32_t touch;
};

// The touches of all contacts that have orders (touch_collector.h): attribution reads them in one
// run, whatever the windows and options of a report.
//
// Memory  24 bytes a touch, 12 a contact that has orders.
class OrderTouches {
 public:
  OrderTouches() = default;
  OrderTouches(std::vector<Touch> touches, std::vector<TouchRange> ranges)
      : touches_(std::move(touches)), ranges_(std::move(ranges)) {}

  size_t contact_count() const { return ranges_.empty() ? 0 : ranges_.size() - 1; }
  // `orders`: the table's. By contact; Find: contact_count() where a contact has no orders.
  ContactOrders Of(size_t place, std::span<const Order> orders) const;
  size_t Find(ContactIndex contact) const;

 private:
  std::vector<Touch> touches_;
  std::vector<TouchRange> ranges_;
};

}  // namespace parcours::metrics
