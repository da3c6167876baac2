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
#include <vector>

#include "metrics/instances/order_list.h"
#include "parcours/definition.h"
#include "store/run_list.h"

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

// Where a contact's orders begin.
struct OrderRange {
  ContactIndex contact;
  uint32_t first;  // index into InstanceTable::orders()
};

// The touches of all contacts that have orders (touch_collector.h): attribution reads them in one
// run, whatever the windows and options of a report.
//
// Memory  24 bytes a touch, 16 a contact that has orders.
class OrderTouches {
 public:
  // By contact. `touches` holds those of each.
  void Append(const OrderRange& orders, std::span<const Touch> touches) {
    ranges_.push_back(orders);
    touches_.Append(touches);
  }

  size_t contact_count() const { return ranges_.size(); }
  // `orders`: the table's. By contact; Find: contact_count() where a contact has no orders.
  ContactOrders Of(size_t place, std::span<const Order> orders) const;
  size_t Find(ContactIndex contact) const;

 private:
  std::vector<OrderRange> ranges_;
  store::RunList<Touch> touches_;  // by place in ranges_
};

}  // namespace parcours::metrics
