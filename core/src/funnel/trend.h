// The trend: records by the local day, week or month of their entry, each in one bucket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "funnel/funnel_result.h"
#include "funnel/outcomes.h"
#include "parcours/definition.h"

namespace parcours::funnel {

class Trend {
 public:
  void Reserve(size_t records) { entries_.reserve(records); }
  void Add(int64_t entry_us, RecordState state) {
    entries_.push_back(entry_us * kStates + static_cast<int64_t>(state));
  }

  // Rows in the order of time, for buckets in which somebody entered. `time_zone` is a known IANA
  // name (else UTC). Once, at the end: sorts what was added, then asks the zone once a bucket.
  std::vector<TrendRow> Rows(TrendUnit unit, std::string_view time_zone);

 private:
  static constexpr int64_t kStates = 4;

  // The time of entry times kStates, and the state: plain numbers sort fastest. The years 1 to 9999
  // leave room for that.
  std::vector<int64_t> entries_;
};

}  // namespace parcours::funnel
