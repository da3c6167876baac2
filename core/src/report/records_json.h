// The records of a funnel, as rows or as CSV. Contract: docs/reports.md.
#pragma once

#include "funnel/records.h"
#include "parcours/definition.h"
#include "report/values.h"

namespace parcours::report {

// Members of the object that is open in `out`. As CSV the columns are record, state, then time and
// event of each stage.
void WriteRecords(const funnel::RecordsResult& result, const Page& page, Writer* out);

}  // namespace parcours::report
