// The trend: records by the local day, week or month of their entry, each in one bucket.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "funnel/funnel_result.h"
#include "funnel/outcomes.h"
#include "parcours/definition.h"

namespace parcours::funnel {

struct Entry {
  int64_t time_us;
  RecordState state;
};

// Rows in the order of time, for buckets in which somebody entered. `time_zone` is a known IANA
// name (else UTC). Sorts `entries`. O(n log n).
std::vector<TrendRow> MakeTrend(std::vector<Entry>* entries, TrendUnit unit,
                                std::string_view time_zone);

}  // namespace parcours::funnel
