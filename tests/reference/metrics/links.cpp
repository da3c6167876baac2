// Links clicked: docs/metrics.md, section 7.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/metrics/report.h"
#include "reference/slow_metrics.h"

namespace parcours::reference {
namespace {

struct Link {
  uint64_t all = 0, counted = 0, machine = 0;
  bool unsubscribe = false;
  std::set<std::string> clickers;
};

}  // namespace

using nlohmann::json;

json SlowLinks(const SlowLoad& load, const MetricsRequest& request) {
  const SlowReport report(load, request);
  std::map<std::string, Link> links;
  for (size_t i = 0; i < report.sendings.all.size(); ++i) {
    const Sending& s = report.sendings.all[i];
    if (!report.selection.Selected(s) || !report.selection.InChannel(s)) continue;
    for (const Touched& touched : s.events) {
      const SlowEvent& event = *touched.event;
      if (KindOf(event) != "clicked" || !report.selection.Stands(s, event.time_us)) continue;
      Link& link = links[event.url];
      ++link.all;
      link.unsubscribe |= touched.unsubscribe_link;
      link.machine +=
          !touched.machine.empty() && report.outcomes.Counts(s, touched, Machines::kIncluded);
      if (!report.outcomes.Counts(s, touched, Machines::kAsAsked)) continue;
      ++link.counted;
      const bool by_contact = request.options.unit == MetricOptions::Unit::kContact;
      link.clickers.insert(by_contact ? s.contact : std::to_string(i));
    }
  }
  json rows = json::array();
  std::vector<std::pair<std::string, Link>> in_order(links.begin(), links.end());
  if (links.count("") != 0) std::rotate(in_order.begin(), in_order.begin() + 1, in_order.end());
  const bool tracked = report.selection.TracksOf().clicks;
  for (const auto& [url, link] : in_order) {
    const auto count = [&](uint64_t n) { return tracked ? json(n) : json(nullptr); };
    rows.push_back({{"url", url.empty() ? json(nullptr) : json(url)},
                    {"unsubscribe", link.unsubscribe},
                    {"totalClicks", count(link.counted)},
                    {"clicked", count(link.clickers.size())},
                    {"machineClicks", count(link.machine)},
                    {"allClicks", link.all}});
  }
  return rows;
}

}  // namespace parcours::reference
