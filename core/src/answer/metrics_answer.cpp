#include "answer/metrics_answer.h"

#include <utility>

#include "metrics/unknown_names.h"
#include "report/metrics_json.h"

namespace parcours::answer {

void AnswerMetrics(const MetricsQuery& query, const metrics::InstanceTable& table,
                   const store::EventStore& store, std::vector<Warning>* warnings,
                   json::Writer* out) {
  for (Warning& warning : metrics::UnknownNames(query, table, store)) {
    warnings->push_back(std::move(warning));
  }
  const MetricsRequest& request = query.metrics;
  const Page& page = query.page;
  switch (query.report) {
    case MetricsReport::kCards:
      return report::WriteCards(ComputeCards(table, store, request), out);
    case MetricsReport::kMessages:
      return report::WriteMessages(ComputeMessages(table, store, request, page), page, out);
    case MetricsReport::kRecipients:
      return report::WriteRecipients(ComputeRecipients(table, store, query), page, out);
    case MetricsReport::kLinks:
      return report::WriteLinks(ComputeLinks(table, store, query), page, out);
    case MetricsReport::kOrders:
      return report::WriteOrders(ComputeOrders(table, store, query), page, out);
    case MetricsReport::kAttributionGrid:
      return report::WriteAttributionGrid(ComputeAttributionGrid(table, store, query), query, out);
    case MetricsReport::kInstances:
      return report::WriteMetricInstances(ComputeMetricInstances(table, store, query), page, out);
  }
}

}  // namespace parcours::answer
