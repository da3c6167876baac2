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

OrderedJson CardsJson(const metrics::CardsResult& result);
// Tables; `page` is the one that the result was asked for.
OrderedJson MessagesJson(const metrics::MessagesResult& result, const Page& page);
OrderedJson RecipientsJson(const metrics::RecipientsResult& result, const Page& page);
OrderedJson LinksJson(const metrics::LinksResult& result, const Page& page);
OrderedJson OrdersJson(const metrics::OrdersResult& result, const Page& page);
OrderedJson MetricInstancesJson(const metrics::MetricInstancesResult& result, const Page& page);
// `query` names the windows.
OrderedJson AttributionGridJson(const metrics::GridResult& result, const MetricsQuery& query);

}  // namespace parcours::report
