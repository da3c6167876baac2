#include "answer/metrics_answer.h"

#include <utility>

#include "metrics/unknown_names.h"
#include "report/metrics_json.h"

namespace parcours::answer {

json::Json AnswerMetrics(const MetricsQuery& query, const metrics::InstanceTable& table,
                         const store::EventStore& store, std::vector<Warning>* warnings) {
  if (warnings != nullptr) {
    for (Warning& warning : metrics::UnknownNames(query, table, store)) {
      warnings->push_back(std::move(warning));
    }
  }
  switch (query.report) {
    case MetricsReport::kCards:
      return report::CardsJson(ComputeCards(table, store, query.metrics));
    case MetricsReport::kMessages:
      return report::MessagesJson(ComputeMessages(table, store, query.metrics, query.page),
                                  query.page);
    case MetricsReport::kRecipients:
      return report::RecipientsJson(ComputeRecipients(table, store, query), query.page);
    case MetricsReport::kLinks:
      return report::LinksJson(ComputeLinks(table, store, query), query.page);
    case MetricsReport::kOrders:
      return report::OrdersJson(ComputeOrders(table, store, query), query.page);
    case MetricsReport::kAttributionGrid:
      return report::AttributionGridJson(ComputeAttributionGrid(table, store, query), query);
    case MetricsReport::kInstances:
      return report::MetricInstancesJson(ComputeMetricInstances(table, store, query), query.page);
  }
  PARCOURS_CHECK(false);
}

}  // namespace parcours::answer
