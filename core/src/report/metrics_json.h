// Metric results as JSON: the answers of the reports about messages without "engine" and
// "warnings". Contract: docs/reports.md.
//
// A metric that a scope cannot have is absent; one that was not tracked is null (a ratio:
// {"value": null, "reason": "tracking-off"}).
#pragma once

#include "metrics/cards.h"
#include "metrics/links.h"
#include "metrics/messages.h"
#include "metrics/recipients.h"
#include "report/values.h"

namespace parcours::report {

OrderedJson CardsJson(const metrics::CardsResult& result);
// Tables; `page` is the one that the result was asked for.
OrderedJson MessagesJson(const metrics::MessagesResult& result, const Page& page);
OrderedJson RecipientsJson(const metrics::RecipientsResult& result, const Page& page);
OrderedJson LinksJson(const metrics::LinksResult& result, const Page& page);

}  // namespace parcours::report
