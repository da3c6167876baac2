#include "metrics/attribution_grid.h"

#include "metrics/counting/attribution.h"
#include "metrics/counting/members.h"
#include "metrics/counting/tally.h"

namespace parcours::metrics {
namespace {

using Window = std::optional<int64_t>;

AttributionWindows WindowsOf(const AttributionWindows& asked, const Window& email,
                             const Window& sms) {
  const auto in_place_of = [](const Window& window, const Window& other) {
    return window ? other : std::nullopt;
  };
  return {in_place_of(asked.email_open_us, email), in_place_of(asked.email_click_us, email),
          in_place_of(asked.sms_delivery_us, sms), in_place_of(asked.sms_click_us, sms)};
}

}  // namespace

GridResult ComputeAttributionGrid(const InstanceTable& table, const store::EventStore& store,
                                  const MetricsQuery& query) {
  const MetricOptions& options = query.metrics.options;
  const Members members(table, store, query.metrics, Members::kWithoutOrders);
  const Periods periods(query.metrics.selection.range);
  std::vector<AttributionWindows> windows;  // by cell
  for (const GridWindow& email : query.email_windows) {
    for (const GridWindow& sms : query.sms_windows) {
      windows.push_back(WindowsOf(options.windows, email.window_us, sms.window_us));
    }
  }
  std::vector<Tally> tallies(windows.size());
  Attribution attribution(table, store, options);
  for (size_t place = 0; place < table.ordering_count(); ++place) {
    const ContactOrders orders = table.OrdersOf(place);
    if (!members.selection().HasContact(orders.contact)) continue;
    attribution.Begin(orders);
    for (size_t cell = 0; cell < windows.size(); ++cell) {
      attribution.ForEachCredit(windows[cell], [&](const Order& order, const Credit& credit) {
        if (members.PeriodOf(order, credit, periods) == Periods::kNone) return;
        tallies[cell].AddOrder(order, credit);
      });
    }
  }

  Tally::Scope scope;
  scope.orders = true;
  scope.store = &store;
  GridResult result;
  result.unit = options.unit;
  result.cells.resize(query.email_windows.size());
  for (size_t cell = 0; cell < tallies.size(); ++cell) {
    MetricSet set = tallies[cell].Finish(scope, options);
    result.cells[cell / query.sms_windows.size()].push_back({set.orders, set.unattributed_orders,
                                                             std::move(set.revenue),
                                                             std::move(set.unattributed_revenue)});
  }
  return result;
}

}  // namespace parcours::metrics
