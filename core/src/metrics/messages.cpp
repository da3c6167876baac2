#include "metrics/messages.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "metrics/members.h"
#include "metrics/tally.h"
#include "parcours/error.h"

namespace parcours::metrics {
namespace {

// The currency that most orders are in; of equal ones the first by name.
std::string MainCurrency(const InstanceTable& table, const store::EventStore& store) {
  const store::Dictionary& currencies = store.values(store::Field::kCurrency);
  std::vector<uint64_t> counts(size_t{currencies.size()} + 1);
  for (const Order& order : table.orders()) ++counts[order.currency];
  std::string best;
  uint64_t most = counts[store::kAbsent];
  for (uint32_t code = 1; code < counts.size(); ++code) {
    const std::string_view name = currencies.Text(code);
    if (counts[code] > most || (counts[code] == most && counts[code] != 0 && name < best)) {
      most = counts[code];
      best = name;
    }
  }
  return best;
}

auto TieKey(const MessageRow& row) {
  return std::make_tuple(!row.message, std::cref(row.message), std::cref(row.journey), row.channel);
}

// Orders indices by keys, absent keys last whatever the direction, ties by TieKey.
template <class Key>
void SortRows(const std::vector<std::optional<Key>>& keys, const std::vector<MessageRow>& rows,
              bool descending, std::vector<size_t>* order) {
  std::sort(order->begin(), order->end(), [&](size_t a, size_t b) {
    if (keys[a].has_value() != keys[b].has_value()) return keys[a].has_value();
    if (keys[a] != keys[b]) return descending ? *keys[b] < *keys[a] : *keys[a] < *keys[b];
    return TieKey(rows[a]) < TieKey(rows[b]);
  });
}

std::vector<size_t> SortedOrder(const std::vector<MessageRow>& rows, const Page& page,
                                const std::string& currency) {
  std::vector<size_t> order(rows.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto by_text =
      [&](const std::function<std::optional<std::string>(const MessageRow&)>& key) {
        std::vector<std::optional<std::string>> keys;
        for (const MessageRow& row : rows) keys.push_back(key(row));
        SortRows(keys, rows, page.descending, &order);
        return order;
      };
  if (page.sort == "message") return by_text([](const MessageRow& row) { return row.message; });
  if (page.sort == "name") return by_text([](const MessageRow& row) { return row.name; });
  if (page.sort == "journey") return by_text([](const MessageRow& row) { return row.journey; });
  if (page.sort == "channel") {
    return by_text([](const MessageRow& row) {
      return std::optional<std::string>(row.channel == Channel::kEmail ? "email" : "sms");
    });
  }
  for (const MetricField& field : MetricFields()) {
    if (field.key != page.sort || !field.group.empty()) continue;
    std::vector<std::optional<double>> keys;
    for (const MessageRow& row : rows) keys.push_back(SortValue(row.metrics, field, currency));
    SortRows(keys, rows, page.descending, &order);
    return order;
  }
  throw Error(ErrorCode::kBadRequest, "sort",
              "'" + page.sort +
                  "' is no column; expected message, name, channel, journey or a "
                  "metric such as sends");
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

// A message that nobody was sent is untracked where its record says so.
void MarkUntracked(const MessageInfo& info, MetricSet* metrics) {
  if (!info.track_opens) {
    metrics->opened.tracking_off = metrics->total_opens.tracking_off = true;
    metrics->machine_opens.tracking_off = true;
    metrics->open_rate.tracking_off = true;
    metrics->open_rate_low.tracking_off = metrics->open_rate_high.tracking_off = true;
  }
  if (!info.track_clicks) {
    metrics->clicked.tracking_off = metrics->total_clicks.tracking_off = true;
    metrics->machine_clicks.tracking_off = metrics->click_rate.tracking_off = true;
  }
  if (!info.track_opens || !info.track_clicks) {
    metrics->clicks_per_unique_opens.tracking_off = true;
  }
}

}  // namespace

PageBounds BoundsOf(const Page& page, size_t total) {
  const size_t begin = std::min<size_t>(page.offset, total);
  const size_t left = total - begin;
  return {begin, begin + (page.limit == 0 ? left : std::min<size_t>(page.limit, left))};
}

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
  std::vector<MessageRow> rows;
  for (size_t i = 0; i < tallies.size(); ++i) {
    const MessageInfo& info = table.messages()[i];
    if (members.selection().messages[i] == 0) continue;
    MessageRow row = RowOf(info);
    Tally::Scope scope;
    scope.kind = MetricSet::Scope::kMessage;
    scope.email = info.channel == Channel::kEmail;
    scope.sms = !scope.email;
    scope.orders = !table.orders().empty();
    scope.currencies = &store.values(store::Field::kCurrency);
    row.metrics = tallies[i].Finish(scope, request.options);
    MarkUntracked(info, &row.metrics);
    rows.push_back(std::move(row));
  }
  result.total = rows.size();
  const std::vector<size_t> order = SortedOrder(rows, page, MainCurrency(table, store));
  const PageBounds bounds = BoundsOf(page, order.size());
  for (size_t i = bounds.begin; i < bounds.end; ++i) {
    result.rows.push_back(std::move(rows[order[i]]));
  }
  return result;
}

}  // namespace parcours::metrics
