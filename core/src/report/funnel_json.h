// The funnel's answer as JSON. Shape: docs/reports.md.
#pragma once

#include "funnel/funnel_result.h"
#include "report/values.h"

namespace parcours::report {

// The whole answer but "engine" and "warnings", which the caller adds.
OrderedJson FunnelJson(const funnel::FunnelResult& result);

}  // namespace parcours::report
