#include "metrics/instances/touches.h"

#include <algorithm>

namespace parcours::metrics {

TouchWindows ByTouch(const AttributionWindows& windows) {
  return {windows.sms_delivery_us, windows.email_open_us, windows.email_click_us,
          windows.sms_click_us};
}

ContactOrders OrderTouches::Of(size_t place, std::span<const Order> orders) const {
  const TouchRange& range = ranges_[place];
  const TouchRange& next = ranges_[place + 1];
  return {range.contact, range.order, orders.subspan(range.order, next.order - range.order),
          std::span(touches_).subspan(range.touch, next.touch - range.touch)};
}

size_t OrderTouches::Find(ContactIndex contact) const {
  const auto end = ranges_.begin() + static_cast<std::ptrdiff_t>(contact_count());
  const auto at = std::lower_bound(
      ranges_.begin(), end, contact,
      [](const TouchRange& range, ContactIndex wanted) { return range.contact < wanted; });
  return at != end && at->contact == contact ? static_cast<size_t>(at - ranges_.begin())
                                             : contact_count();
}

}  // namespace parcours::metrics
