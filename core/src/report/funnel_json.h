// The funnel's answer as JSON. Shape: docs/reports.md.
#pragma once

#include "funnel/figures/funnel_result.h"
#include "report/values.h"

namespace parcours::report {

// Members of the object that is open in `out`: the whole answer but "engine" and "warnings", which
// the caller adds.
void WriteFunnel(const funnel::FunnelResult& result, Writer* out);

}  // namespace parcours::report
