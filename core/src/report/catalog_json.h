// The answers of the requests "catalog" and "doctor". Shapes: docs/reports.md.
#pragma once

#include "catalog/catalog.h"
#include "catalog/doctor.h"
#include "report/values.h"

namespace parcours::report {

OrderedJson CatalogJson(const catalog::Catalog& catalog);
OrderedJson MatchingJson(const catalog::Matching& matching);
OrderedJson DoctorJson(const catalog::Doctor& doctor);

}  // namespace parcours::report
