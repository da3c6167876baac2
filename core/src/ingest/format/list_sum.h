// SumOfList: what the elements of a list add up to, as the parts of a refund do (Shape's kFan).
// Tested by tests/core/ingest_shape_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/format.h"

namespace parcours::ingest {

struct SumFound {
  std::string amount;    // a number as our own form has it; empty: 64 bits do not hold it
  std::string currency;  // empty: the elements tell none, or several
};

// Of the JSON list's elements that the rule takes those with an amount; false where there is none.
bool SumOfList(const SumRule& rule, std::string_view list, SumFound* found);

}  // namespace parcours::ingest
