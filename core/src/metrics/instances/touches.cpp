#include "metrics/instances/touches.h"

#include <algorithm>

namespace parcours::metrics {

TouchWindows ByTouch(const AttributionWindows& windows) {
  return {windows.sms_delivery_us, windows.email_open_us, windows.email_click_us,
          windows.sms_click_us};
}

ContactOrders OrderTouches::Of(size_t place, std::span<const Order> orders) const {
  const OrderRange& range = ranges_[place];
  const size_t end = place + 1 == ranges_.size() ? orders.size() : ranges_[place + 1].first;
  return {range.contact, range.first, orders.subspan(range.first, end - range.first),
          touches_[place]};
}

size_t OrderTouches::Find(ContactIndex contact) const {
  const auto at = std::lower_bound(
      ranges_.begin(), ranges_.end(), contact,
      [](const OrderRange& range, ContactIndex wanted) { return range.contact < wanted; });
  return at != ranges_.end() && at->contact == contact ? static_cast<size_t>(at - ranges_.begin())
                                                       : contact_count();
}

}  // namespace parcours::metrics
