// Why a record reached what it reached, as data and in words. Contract: docs/reports.md.
#pragma once

#include "funnel/explanation.h"
#include "report/values.h"

namespace parcours::report {

// Members of the object that is open in `out`. Each sentence has a stable code and what it speaks
// of as members, so that it can be said in another language.
void WriteExplanation(const funnel::Explanation& explanation, Writer* out);

}  // namespace parcours::report
