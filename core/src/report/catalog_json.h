// The answers of the requests "catalog" and "doctor". Shapes: docs/reports.md.
#pragma once

#include "catalog/catalog.h"
#include "catalog/doctor.h"
#include "catalog/first_events.h"
#include "report/values.h"

namespace parcours::report {

// Members of the object that is open in `out`.
void WriteCatalog(const catalog::Catalog& catalog, Writer* out);
void WriteMatching(const catalog::Matching& matching, Writer* out);
// "rows": [{"contact","time","type",field...,"properties":{...}}]
void AddEvents(const std::vector<catalog::EventCopy>& events, Writer* out);
// "identity": {...}
void AddIdentity(const catalog::Identity& identity, Writer* out);
void WriteDoctor(const catalog::Doctor& doctor, Writer* out);

}  // namespace parcours::report
