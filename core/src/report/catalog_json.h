// The answers of the requests "catalog" and "doctor". Shapes: docs/reports.md.
#pragma once

#include "catalog/catalog.h"
#include "catalog/doctor.h"
#include "catalog/first_events.h"
#include "report/values.h"

namespace parcours::report {

OrderedJson CatalogJson(const catalog::Catalog& catalog);
OrderedJson MatchingJson(const catalog::Matching& matching);
// [{"contact","time","type",field...,"properties":{...}}]
OrderedJson EventsJson(const std::vector<catalog::EventCopy>& events);
OrderedJson IdentityJson(const catalog::Identity& identity);
OrderedJson DoctorJson(const catalog::Doctor& doctor);

}  // namespace parcours::report
