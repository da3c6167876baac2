#include "metrics/cards.h"

#include <algorithm>

#include "metrics/counting/add_instances.h"
#include "metrics/counting/members.h"
#include "metrics/counting/tally.h"
#include "metrics/trend_periods.h"
#include "parcours/error.h"

namespace parcours::metrics {
namespace {

Tally::Scope ScopeOf(const Members& members, MetricSet::Scope kind, bool email, bool sms) {
  Tally::Scope scope;
  scope.kind = kind;
  scope.email = email;
  scope.sms = sms;
  scope.orders = !members.table().orders().empty();
  scope.store = &members.store();
  return scope;
}

MetricSet FinishAll(const Members& members, const Tally& tally) {
  const auto& channels = members.selection().channels;
  return tally.Finish(ScopeOf(members, MetricSet::Scope::kSelection, channels[0], channels[1]),
                      members.options());
}

CardScopes ScopesOf(const Members& members, const TimeRange& range) {
  const InstanceTable& table = members.table();
  const Periods periods(range);
  Tally all;
  Tally by_channel[kChannelCount];
  std::vector<uint32_t> channels;  // by message
  for (const MessageInfo& message : table.messages()) channels.push_back(IndexOf(message.channel));
  const auto channel_of = [&](uint32_t message) -> Tally& { return by_channel[channels[message]]; };
  AddInstances(members, periods, channels, by_channel, &all);
  members.ForEachCredit(periods, [&](const Order& order, const Credit& credit, uint32_t) {
    all.AddOrder(order, credit);
    if (credit.instance == kNoInstance) return;
    channel_of(table.KindOf(credit.instance).message).AddOrder(order, credit);
  });
  members.ForEachMachineEvent(periods, [&](const Signal& signal, uint32_t message, uint32_t) {
    all.AddMachineEvent(signal, members.options());
    channel_of(message).AddMachineEvent(signal, members.options());
  });
  members.ForEachUnattributed(periods, [&](const Signal& signal, Channel channel, uint32_t) {
    all.AddUnattributed(signal.kind);
    by_channel[IndexOf(channel)].AddUnattributed(signal.kind);
  });

  bool used[kChannelCount] = {};
  for (size_t i = 0; i < table.messages().size(); ++i) {
    if (members.selection().messages[i] != 0) used[IndexOf(table.messages()[i].channel)] = true;
  }
  CardScopes scopes;
  scopes.all = FinishAll(members, all);
  const auto finish = [&](bool email) {
    return by_channel[email ? 0 : 1].Finish(
        ScopeOf(members, MetricSet::Scope::kChannel, email, !email), members.options());
  };
  if (used[0]) scopes.email = finish(true);
  if (used[1]) scopes.sms = finish(false);
  return scopes;
}

// The first and last time at which something selected stands.
class TimeSpan {
 public:
  void Add(int64_t time_us) {
    first_us = std::min(first_us, time_us);
    last_us = std::max(last_us, time_us);
  }
  bool empty() const { return first_us > last_us; }

  int64_t first_us = kMaxTimeUs;
  int64_t last_us = kMinTimeUs;
};

// Of everything selected in the range, whose ends, where it has any, count as selected. A function
// of its own, as a first report hardly asks for it (wasm/README.md).
[[gnu::noinline]] TimeSpan SpanOf(const Members& members, const TimeRange& range) {
  const InstanceTable& table = members.table();
  const auto times = members.store().times_us();
  const Periods whole(range);
  TimeSpan span;
  const auto add = [&](Row row) {
    if (row != store::kNoRow && range.Contains(times[row])) span.Add(times[row]);
  };
  if (!range.bounded()) {
    if (members.by_send()) {
      members.ForEachInstance(
          whole, [&](const Member& member) { add(table.instances()[member.instance].date_row); });
    } else {
      for (uint32_t i = 0; i < table.instances().size(); ++i) {
        if (members.Selects(i)) add(table.instances()[i].date_row);
      }
      for (ContactIndex contact = 0; contact < members.store().contact_count(); ++contact) {
        for (const Signal& signal : table.SignalsOf(contact)) {
          if (members.Selects(signal.instance)) add(signal.row);
        }
      }
    }
    members.ForEachCredit(whole, [&](const Order& order, const Credit& credit, uint32_t) {
      if (!members.by_send() || credit.instance == kNoInstance) add(order.row);
    });
    members.ForEachUnattributed(whole,
                                [&](const Signal& signal, Channel, uint32_t) { add(signal.row); });
  }
  if (range.from_us != kMinTimeUs) span.Add(range.from_us);
  if (range.to_us != kMaxTimeUs) span.Add(range.to_us - 1);
  return span;
}

// A span that holds that one, for the asking; an empty one where only looking at everything tells.
TimeSpan RoughSpanOf(const Members& members, const TimeRange& range) {
  constexpr int64_t kShortestUs = int64_t{3600} * 1'000'000;  // an hour, of all units
  const store::EventStore& store = members.store();
  TimeSpan span;  // empty, too, where the range has one end and lies beyond the data
  span.first_us = range.from_us != kMinTimeUs ? range.from_us : store.first_time_us();
  span.last_us = range.to_us != kMaxTimeUs ? range.to_us - 1 : store.last_time_us();
  const bool few = span.last_us - span.first_us < kShortestUs * int64_t{kMaxTrendPeriods / 2};
  return few ? span : TimeSpan();
}

std::vector<TrendRow> TrendOf(const Members& members, const MetricsRequest& request) {
  const TimeRange& range = request.selection.range;
  TimeSpan span = RoughSpanOf(members, range);
  bool rough = !span.empty();
  if (!rough) span = SpanOf(members, range);
  std::vector<TrendRow> rows;
  if (span.empty()) return rows;

  TrendPeriods trend =
      MakeTrendPeriods(span.first_us, span.last_us, *request.trend, range.time_zone);
  // The range's ends cut the first and the last period.
  trend.starts.front() = std::max(trend.starts.front(), range.from_us);
  trend.starts.back() = std::min(trend.starts.back(), range.to_us);
  const Periods periods(std::move(trend.starts));
  std::vector<Tally> tallies(periods.size());
  // Periods in which something stands, for the ends of the span.
  std::vector<uint8_t> stands(periods.size(), rough ? 0 : 1);
  if (range.from_us != kMinTimeUs) stands.front() = 1;
  if (range.to_us != kMaxTimeUs) stands.back() = 1;
  AddInstancesByPeriod(members, periods, tallies, &stands);
  members.ForEachCredit(periods, [&](const Order& order, const Credit& credit, uint32_t period) {
    tallies[period].AddOrder(order, credit);
    if (credit.instance == kNoInstance) stands[period] = 1;
  });
  members.ForEachMachineEvent(periods, [&](const Signal& signal, uint32_t, uint32_t period) {
    tallies[period].AddMachineEvent(signal, members.options());
  });
  members.ForEachUnattributed(periods, [&](const Signal& signal, Channel, uint32_t period) {
    tallies[period].AddUnattributed(signal.kind);
    stands[period] = 1;
  });
  // What shows in no period may stand before and behind what does.
  rough &= stands.front() == 0 || stands.back() == 0;
  if (rough && !members.ShowInPeriods()) {
    span = SpanOf(members, range);
    if (!span.empty()) stands[periods.Of(span.first_us)] = stands[periods.Of(span.last_us)] = 1;
  }
  const auto first = std::find(stands.begin(), stands.end(), 1) - stands.begin();
  const auto end = stands.rend() - std::find(stands.rbegin(), stands.rend(), 1);
  for (auto i = static_cast<size_t>(first); i < static_cast<size_t>(end); ++i) {
    rows.push_back({std::move(trend.labels[i]), FinishAll(members, tallies[i])});
  }
  return rows;
}

}  // namespace

CardsResult ComputeCards(const InstanceTable& table, const store::EventStore& store,
                         const MetricsRequest& request) {
  const Members members(table, store, request);
  CardsResult result;
  result.unit = request.options.unit;
  result.scopes = ScopesOf(members, request.selection.range);
  if (request.trend) result.trend = TrendOf(members, request);
  if (request.compare_previous && request.selection.range.bounded()) {
    result.previous = ScopesOf(members, PreviousRange(request.selection.range));
  }
  return result;
}

}  // namespace parcours::metrics
