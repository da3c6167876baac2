#include "metrics/messages.h"

#include <functional>
#include <tuple>

#include "metrics/members.h"
#include "metrics/table_page.h"
#include "metrics/tally.h"
#include "text/any_case.h"

namespace parcours::metrics {
namespace {

auto TieKey(const MessageRow& row) {
  return std::make_tuple(!row.message, std::cref(row.message), std::cref(row.journey), row.channel);
}

std::function<SortKey(const MessageRow&)> KeyOf(const Page& page, const std::string& currency) {
  if (page.sort == "message") return [](const MessageRow& row) { return TextKey(row.message); };
  if (page.sort == "name") return [](const MessageRow& row) { return TextKey(row.name); };
  if (page.sort == "journey") return [](const MessageRow& row) { return TextKey(row.journey); };
  if (page.sort == "channel") {
    return [](const MessageRow& row) { return SortKey(row.channel == Channel::kSms ? 1.0 : 0.0); };
  }
  for (const MetricField& field : MetricFields()) {
    if (field.key != page.sort || !field.group.empty()) continue;
    return [&](const MessageRow& row) {
      const std::optional<double> value = SortValue(row.metrics, field, currency);
      return value ? SortKey(*value) : SortKey();
    };
  }
  ThrowUnknownColumn(page, "message, name, channel, journey or a metric such as sends");
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
  members.ForEachInstance(periods, [&](const Member& member) {
    tallies[member.message].Add(member.contact, member.sets, member.events, request.options.unit);
  });
  members.ForEachOrder(periods, [&](const Order& order, uint32_t instance, uint32_t) {
    if (instance != kNoInstance) tallies[table.instances()[instance].message].AddOrder(order);
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
