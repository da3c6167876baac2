// Metric results as JSON: the answers of the reports about messages without "engine" and
// "warnings". Contract: docs/reports.md.
//
// A metric that a scope cannot have is absent; one that was not tracked is null (a ratio:
// {"value": null, "reason": "tracking-off"}).
#pragma once

#include "metrics/attribution_grid.h"
#include "metrics/cards.h"
#include "metrics/links.h"
#include "metrics/messages.h"
#include "metrics/metric_instances.h"
#include "metrics/order_trails.h"
#include "metrics/recipients.h"
#include "report/values.h"

namespace parcours::report {

// Members of the object that is open in `out`.
void WriteCards(const metrics::CardsResult& result, Writer* out);
// Tables; `page` is the one that the result was asked for.
void WriteMessages(const metrics::MessagesResult& result, const Page& page, Writer* out);
void WriteRecipients(const metrics::RecipientsResult& result, const Page& page, Writer* out);
void WriteLinks(const metrics::LinksResult& result, const Page& page, Writer* out);
void WriteOrders(const metrics::OrdersResult& result, const Page& page, Writer* out);
void WriteMetricInstances(const metrics::MetricInstancesResult& result, const Page& page,
                          Writer* out);
// `query` names the windows.
void WriteAttributionGrid(const metrics::GridResult& result, const MetricsQuery& query,
                          Writer* out);

}  // namespace parcours::report
