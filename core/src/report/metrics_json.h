// Metric results as JSON: the answers of the cards, messages and recipients reports without
// "engine" and "warnings". Contract: docs/reports.md.
//
// A metric that a scope cannot have is absent; one that was not tracked is null (a ratio:
// {"value": null, "reason": "tracking-off"}).
#pragma once

#include "metrics/cards.h"
#include "metrics/messages.h"
#include "metrics/recipients.h"
#include "report/values.h"

namespace parcours::report {

OrderedJson CardsJson(const metrics::CardsResult& result);
OrderedJson MessagesJson(const metrics::MessagesResult& result);
OrderedJson RecipientsJson(const metrics::RecipientsResult& result);

}  // namespace parcours::report
