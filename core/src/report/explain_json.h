// Why a record reached what it reached, as data and in words. Contract: docs/reports.md.
#pragma once

#include "funnel/explanation.h"
#include "report/values.h"

namespace parcours::report {

// Each sentence has a stable code and what it speaks of as members, so that it can be said in
// another language.
OrderedJson ExplainJson(const funnel::Explanation& explanation);

}  // namespace parcours::report
