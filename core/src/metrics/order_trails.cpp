#include "metrics/order_trails.h"

#include <algorithm>

#include "metrics/counting/members.h"
#include "metrics/table_page.h"
#include "text/any_case.h"
#include "text/decimal.h"

namespace parcours::metrics {
namespace {

using store::Field;
using store::kAbsent;

class Trails {
 public:
  // `with_eligible`: rows list who else had an eligible touch.
  Trails(const Members& members, bool with_eligible)
      : members_(members),
        with_eligible_(with_eligible),
        table_(members.table()),
        store_(members.store()),
        attribution_(table_, store_, members.options()),
        views_(table_, store_) {}

  std::optional<std::string_view> OrderId(const Order& order) const {
    const uint32_t code = store_.column(Field::kOrder)[order.row];
    if (code == kAbsent) return std::nullopt;
    return store_.values(Field::kOrder).Text(code);
  }

  // Calls for one contact stand together, or each takes the contact's signals anew.
  OrderRow RowOf(size_t index) {
    const Order& order = table_.orders()[index];
    Begin(order.contact);
    OrderRow row;
    row.order = OrderId(order);
    row.contact = store_.ContactId(order.contact);
    row.time_us = order.time_us;
    if (order.currency != kAbsent) row.currency = CurrencyName(store_, order.currency);
    if (order.has_amount) row.amount = order.amount;
    row.undone = order.undone;
    row.is_explicit = attribution_.named()[index - orders_.first] != kNoInstance;
    CollectEligible(row.time_us);
    for (const Credit& credit : members_.credits().Of(index)) {
      if (credit.instance != kNoInstance) row.credits.push_back(StepOf(credit, row.is_explicit));
    }
    for (const Eligible& eligible : eligible_) {
      if (eligible.credited || !with_eligible_) continue;
      row.eligible.push_back(StepOf({eligible.last.instance, 0, 0}, false));
    }
    return row;
  }

 private:
  struct Eligible {
    Touch last;
    Touch first;
    bool credited = false;
  };

  void Begin(ContactIndex contact) {
    if (!orders_.orders.empty() && orders_.contact == contact) return;
    orders_ = table_.OrdersOf(table_.FindOrdering(contact));
    attribution_.Begin(orders_);
    eligible_.clear();
    of_instance_.assign(table_.InstancesOf(contact).size(), kNone);
  }

  // The instances with an eligible touch before the order, the latest touch first.
  void CollectEligible(int64_t order_us) {
    for (const Eligible& eligible : eligible_) PlaceOf(eligible.last.instance) = kNone;
    eligible_.clear();
    const TouchWindows windows = ByTouch(members_.options().windows);
    const std::optional<int64_t> longest = *std::max_element(windows.begin(), windows.end());
    const std::vector<Touch>& touches = attribution_.touches();
    auto at = std::upper_bound(
        touches.begin(), touches.end(), order_us,
        [](int64_t time_us, const Touch& touch) { return time_us < touch.time_us; });
    while (at != touches.begin()) {
      const Touch& touch = *--at;
      const int64_t elapsed = order_us - touch.time_us;
      if (!longest || elapsed > *longest) break;
      const std::optional<int64_t>& window = windows[static_cast<size_t>(touch.kind)];
      if (!window || elapsed > *window) continue;
      size_t& place = PlaceOf(touch.instance);
      if (place == kNone) {
        place = eligible_.size();
        eligible_.push_back({touch, touch});
      }
      eligible_[place].first = touch;
    }
  }

  size_t& PlaceOf(uint32_t instance) {
    return of_instance_[instance - table_.instance_begin(orders_.contact)];
  }

  TrailStep StepOf(const Credit& credit, bool is_explicit) {
    TrailStep step;
    step.instance = views_.Of(credit.instance);
    step.share.parts = credit.parts;
    step.amount = credit.amount;
    const size_t place = PlaceOf(credit.instance);
    if (place == kNone) return step;
    Eligible& eligible = eligible_[place];
    if (credit.parts != 0) eligible.credited = true;
    if (is_explicit) return step;
    const bool first = members_.options().model == AttributionModel::kFirst && credit.parts != 0;
    const Touch& touch = first ? eligible.first : eligible.last;
    step.touch = touch.kind;
    step.touch_at_us = touch.time_us;
    return step;
  }

  static constexpr size_t kNone = static_cast<size_t>(-1);

  const Members& members_;
  const bool with_eligible_;
  const InstanceTable& table_;
  const store::EventStore& store_;
  Attribution attribution_;
  InstanceViews views_;
  ContactOrders orders_ = {};  // of the contact looked at
  std::vector<Eligible> eligible_;
  std::vector<size_t> of_instance_;  // by instance of the contact: its place in eligible_
};

bool IsListed(const Members& members, size_t index, std::optional<OrderState> state,
              const Periods& periods) {
  const Order& order = members.table().orders()[index];
  for (const Credit& credit : members.credits().Of(index)) {
    const bool attributed = credit.instance != kNoInstance;
    if (state && (*state == OrderState::kAttributed) != attributed) continue;
    if (members.PeriodOf(order, credit, periods) != Periods::kNone) return true;
  }
  return false;
}

}  // namespace

OrdersResult ComputeOrders(const InstanceTable& table, const store::EventStore& store,
                           const MetricsQuery& query) {
  const Members members(table, store, query.metrics);
  const Periods periods(query.metrics.selection.range);
  Trails trails(members, !query.page.csv);
  CheckColumn(query.page, {"time", "order", "contact", "amount"});
  const auto key_of = [&](const Order& order) -> SortKey {
    if (query.page.sort == "time") return TimeKey(order.time_us);
    if (query.page.sort == "order") return TextKey(trails.OrderId(order));
    if (query.page.sort == "contact") return SortKey(store.ContactId(order.contact));
    return order.has_amount ? SortKey(text::MoneyToDouble(order.amount)) : SortKey();
  };
  std::vector<size_t> listed;  // indices of table.orders()
  std::vector<SortKey> keys;
  for (size_t i = 0; i < table.orders().size(); ++i) {
    const Order& order = table.orders()[i];
    const SortKey key = key_of(order);
    if (!IsListed(members, i, query.order_state, periods)) continue;
    if (!text::ContainsAnyCase(trails.OrderId(order).value_or(""), query.page.search) &&
        !text::ContainsAnyCase(store.ContactId(order.contact), query.page.search)) {
      continue;
    }
    listed.push_back(i);
    keys.push_back(key);
  }
  const auto moment = [&](size_t i) {
    const Order& order = table.orders()[listed[i]];
    return std::make_pair(order.time_us, store.id_hashes()[order.row]);
  };
  const std::vector<size_t> page =
      PageOf(keys, query.page, [&](size_t a, size_t b) { return moment(a) < moment(b); });

  OrdersResult result;
  result.unit = query.metrics.options.unit;
  result.model = query.metrics.options.model;
  result.total = listed.size();
  result.rows.resize(page.size());
  // Contact by contact: orders stand so in the table.
  for (const auto& [row, place] : ByRow(page)) result.rows[place] = trails.RowOf(listed[row]);
  return result;
}

}  // namespace parcours::metrics
