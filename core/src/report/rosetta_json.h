// One definition under the rules of several tools. Contract: docs/reports.md.
#pragma once

#include <vector>

#include "funnel/rosetta.h"
#include "report/values.h"

namespace parcours::report {

// `answers` as CompareRules gives them: the base first.
OrderedJson RosettaJson(const std::vector<funnel::RosettaAnswer>& answers);

}  // namespace parcours::report
