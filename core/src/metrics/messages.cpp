#include "metrics/messages.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

#include "metrics/counting/add_instances.h"
#include "metrics/counting/members.h"
#include "metrics/counting/tally.h"
#include "metrics/table_page.h"
#include "text/any_case.h"

namespace parcours::metrics {
namespace {

auto TieKey(const MessageRow& row) {
  return std::make_tuple(!row.message, std::cref(row.message), std::cref(row.journey), row.channel);
}

std::function<SortKey(const MessageRow&)> KeyOf(const Page& page, const std::string& currency) {
  std::vector<std::string_view> columns = {"message", "name", "channel", "journey"};
  for (const MetricField& field : MetricFields()) {
    if (field.group.empty()) columns.push_back(field.key);
  }
  CheckColumn(page, columns);
  if (page.sort == "message") return [](const MessageRow& row) { return TextKey(row.message); };
  if (page.sort == "name") return [](const MessageRow& row) { return TextKey(row.name); };
  if (page.sort == "journey") return [](const MessageRow& row) { return TextKey(row.journey); };
  if (page.sort == "channel") {
    return [](const MessageRow& row) { return SortKey(row.channel == Channel::kSms ? 1.0 : 0.0); };
  }
  const auto fields = MetricFields();
  const auto field = std::find_if(fields.begin(), fields.end(), [&](const MetricField& candidate) {
    return candidate.group.empty() && candidate.key == page.sort;
  });
  return [&currency, field = *field](const MessageRow& row) {
    const std::optional<double> value = SortValue(row.metrics, field, currency);
    return value ? SortKey(*value) : SortKey();
  };
}

bool Holds(const MessageRow& row, const std::string& search) {
  for (const auto& text : {row.message, row.name, row.journey}) {
    if (text && text::ContainsAnyCase(*text, search)) return true;
  }
  return search.empty();
}

MessageRow RowOf(const MessageInfo& info) {
  MessageRow row;
  if (info.has_id) {
    row.message = info.id;
    row.name = info.name;
  }
  if (info.has_journey) row.journey = info.journey;
  row.channel = info.channel;
  return row;
}

}  // namespace

MessagesResult ComputeMessages(const InstanceTable& table, const store::EventStore& store,
                               const MetricsRequest& request, const Page& page) {
  const Members members(table, store, request);
  const Periods periods(request.selection.range);
  std::vector<Tally> tallies(table.messages().size());
  std::vector<uint32_t> each(tallies.size());
  std::iota(each.begin(), each.end(), 0u);
  AddInstances(members, periods, each, tallies, nullptr);
  members.ForEachMachineEvent(periods, [&](const Signal& signal, uint32_t message, uint32_t) {
    tallies[message].AddMachineEvent(signal, request.options);
  });
  members.ForEachCredit(periods, [&](const Order& order, const Credit& credit, uint32_t) {
    if (credit.instance == kNoInstance) return;
    tallies[table.KindOf(credit.instance).message].AddOrder(order, credit);
  });

  MessagesResult result;
  result.unit = request.options.unit;
  result.has_orders = !table.orders().empty();
  OrderCurrencies currencies = CurrenciesOf(table.orders(), store);
  result.currencies = std::move(currencies.names);
  std::vector<MessageRow> rows;
  for (size_t i = 0; i < tallies.size(); ++i) {
    const MessageInfo& info = table.messages()[i];
    if (members.selection().messages[i] == 0) continue;
    MessageRow row = RowOf(info);
    if (!Holds(row, page.search)) continue;
    Tally::Scope scope;
    scope.kind = MetricSet::Scope::kMessage;
    scope.email = info.channel == Channel::kEmail;
    scope.sms = !scope.email;
    (scope.email ? result.has_email : result.has_sms) = true;
    scope.orders = result.has_orders;
    scope.store = &store;
    row.metrics = tallies[i].Finish(scope, request.options);
    // A message that nobody was sent is untracked where its record says so.
    const bool opens_off = scope.email && !info.track_opens;
    MarkUntracked(opens_off, !info.track_clicks, opens_off || !info.track_clicks, request.options,
                  &row.metrics);
    rows.push_back(std::move(row));
  }
  result.total = rows.size();
  const auto key_of = KeyOf(page, currencies.most_used);
  std::vector<SortKey> keys;
  keys.reserve(rows.size());
  for (const MessageRow& row : rows) keys.push_back(key_of(row));
  const auto before = [&](size_t a, size_t b) { return TieKey(rows[a]) < TieKey(rows[b]); };
  for (const size_t i : PageOf(keys, page, before)) result.rows.push_back(std::move(rows[i]));
  return result;
}

}  // namespace parcours::metrics
