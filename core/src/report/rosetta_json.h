// One definition under the rules of several tools. Contract: docs/reports.md.
#pragma once

#include <vector>

#include "funnel/rosetta.h"
#include "report/values.h"

namespace parcours::report {

// Members of the object that is open in `out`. `answers` as CompareRules gives them: the base
// first.
void WriteRosetta(const std::vector<funnel::RosettaAnswer>& answers, Writer* out);

}  // namespace parcours::report
