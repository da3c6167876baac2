// Orders with their credit trails: docs/metrics.md, section 5.
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "reference/metrics/report.h"
#include "reference/slow_metrics.h"

namespace parcours::reference {
namespace {

using nlohmann::json;

json SendingJson(const SlowReport& report, size_t i) {
  const Sending& s = report.sendings.all[i];
  const auto sent = s.Of("sent");
  return {{"message", s.message.empty() ? json(nullptr) : json(s.message)},
          {"channel", s.channel},
          {"sentAt", sent.empty() ? json(nullptr) : Time(sent.front()->time_us)}};
}

}  // namespace

json SlowOrders(const SlowLoad& load, const MetricsRequest& request) {
  const SlowReport report(load, request);
  std::vector<const SlowEvent*> in_order = report.credits.orders();
  std::sort(in_order.begin(), in_order.end(), [](const SlowEvent* a, const SlowEvent* b) {
    return std::pair(a->time_us, IdOf(*a)) < std::pair(b->time_us, IdOf(*b));
  });
  json rows = json::array();
  for (const SlowEvent* order : in_order) {
    std::vector<Part> parts = report.credits.Parts(*order);
    bool listed = false;
    for (const Part& part : parts) {
      if (!part.sending) {
        listed =
            report.selection.InRange(order->time_us) && report.selection.HasContact(order->contact);
        continue;
      }
      const Sending& s = report.sendings.all[*part.sending];
      listed |= report.selection.Selected(s) && report.selection.InChannel(s) &&
                report.selection.Stands(s, order->time_us);
    }
    if (!listed) continue;
    json row = {{"order", order->order.empty() ? json(nullptr) : json(order->order)},
                {"contact", order->contact},
                {"time", Time(order->time_us)},
                {"amount", HasMoney(*order) ? Money(AmountOf(*order)) : json(nullptr)},
                {"undone", report.credits.IsUndone(*order)},
                {"credits", json::array()},
                {"eligible", json::array()}};
    std::set<size_t> credited;
    if (!parts.front().sending) parts.clear();
    std::sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) {
      return report.credits.SentBefore(*a.sending, *b.sending);
    });
    for (const Part& part : parts) {
      credited.insert(*part.sending);
      json credit = SendingJson(report, *part.sending);
      credit["share"] = double(part.millionths) / 1e6;
      credit["credit"] = HasMoney(*order) ? Money(part.amount) : json(nullptr);
      row["credits"].push_back(credit);
    }
    // From the latest touch on, each sending once.
    std::vector<size_t> touches = report.credits.EligibleTouches(*order);
    std::reverse(touches.begin(), touches.end());
    for (const size_t i : touches) {
      if (credited.insert(i).second) row["eligible"].push_back(SendingJson(report, i));
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace parcours::reference
