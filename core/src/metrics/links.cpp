#include "metrics/links.h"

#include <algorithm>
#include <utility>

#include "metrics/counting/members.h"
#include "metrics/table_page.h"
#include "text/any_case.h"

namespace parcours::metrics {
namespace {

using store::Field;

// Counts clicks by the code of their address, contact by contact.
class LinkCounts {
 public:
  LinkCounts(const Members& members, const TimeRange& range)
      : members_(members),
        store_(members.store()),
        periods_(range),
        by_url_(size_t{store_.values(Field::kUrl).size()} + 1) {
    const InstanceTable& table = members.table();
    for (ContactIndex contact = 0; contact < store_.contact_count(); ++contact) {
      if (!members.selection().HasContact(contact)) continue;
      for (const Signal& signal : table.SignalsOf(contact)) {
        if (signal.kind == SignalKind::kClicked) Take(signal);
      }
      CountClickers();
    }
  }

  const std::vector<LinkRow>& by_url() const { return by_url_; }

 private:
  void Take(const Signal& signal) {
    const uint32_t number = members_.table().KindOf(signal.instance).message;
    if (members_.selection().messages[number] == 0) return;
    if (members_.PeriodOf(signal.instance, signal.row, periods_) == Periods::kNone) return;
    const MetricOptions& options = members_.options();
    const MessageInfo& message = members_.table().messages()[number];
    const uint32_t url = store_.column(Field::kUrl)[signal.row];
    LinkRow& link = by_url_[url];
    ++link.all_clicks;
    link.unsubscribe |= signal.unsubscribe_link;
    if (!WouldCount(signal, message, options)) return;
    if (IsMachine(signal, options)) ++link.machine_clicks;
    if (!Counts(signal, message, options)) return;
    ++link.total_clicks;
    const bool by_contact = options.unit == MetricOptions::Unit::kContact;
    clickers_.emplace_back(url, by_contact ? 0 : signal.instance);
  }

  void CountClickers() {
    std::sort(clickers_.begin(), clickers_.end());
    const auto end = std::unique(clickers_.begin(), clickers_.end());
    for (auto at = clickers_.begin(); at != end; ++at) ++by_url_[at->first].clicked;
    clickers_.clear();
  }

  const Members& members_;
  const store::EventStore& store_;
  const Periods periods_;
  std::vector<LinkRow> by_url_;
  std::vector<std::pair<uint32_t, uint32_t>> clickers_;  // of one contact: address, instance
};

SortKey KeyOf(const LinkRow& row, const Page& page) {
  const std::pair<std::string_view, uint64_t> counts[] = {
      {"totalClicks", row.total_clicks}, {"share", row.total_clicks},
      {"clicked", row.clicked},          {"machineClicks", row.machine_clicks},
      {"allClicks", row.all_clicks},     {"unsubscribe", row.unsubscribe}};
  if (page.sort == "url") return TextKey(row.url);
  for (const auto& [column, count] : counts) {
    if (column == page.sort) return SortKey(static_cast<double>(count));
  }
  return {};
}

}  // namespace

LinksResult ComputeLinks(const InstanceTable& table, const store::EventStore& store,
                         const MetricsQuery& query) {
  MetricsRequest request = query.metrics;
  if (!query.message.empty()) request.selection.messages = {query.message};
  const Members members(table, store, request, Members::kWithoutOrders);
  LinksResult result;
  result.unit = request.options.unit;
  result.clicks_untracked = members.selection().NoneTracks(table, &MessageInfo::track_clicks);
  const LinkCounts counts(members, request.selection.range);
  std::vector<LinkRow> rows;
  for (uint32_t url = 0; url < counts.by_url().size(); ++url) {
    LinkRow row = counts.by_url()[url];
    if (row.all_clicks == 0) continue;
    result.total_clicks += row.total_clicks;
    if (url != store::kAbsent) row.url = store.values(Field::kUrl).Text(url);
    if (text::ContainsAnyCase(row.url.value_or(""), query.page.search)) rows.push_back(row);
  }
  result.total = rows.size();
  std::vector<SortKey> keys;
  keys.reserve(rows.size());
  CheckColumn(query.page, {"url", "totalClicks", "clicked", "machineClicks", "share", "allClicks",
                           "unsubscribe"});
  for (const LinkRow& row : rows) keys.push_back(KeyOf(row, query.page));
  const auto before = [&](size_t a, size_t b) { return rows[a].url < rows[b].url; };
  for (const size_t i : PageOf(keys, query.page, before)) result.rows.push_back(rows[i]);
  return result;
}

}  // namespace parcours::metrics
