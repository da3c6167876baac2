// TopValues: the most frequent values of a breakdown, the rest together, and no value.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/figures/funnel_result.h"
#include "funnel/plan/property_values.h"

namespace parcours::funnel {

// Gives each code a group: 0 .. value_count-1 are the top values, by records, then by the value's
// text ascending (bytes); then one group for all other values, one for no value. The last two are
// there always, maybe empty.
class TopValues {
 public:
  // records_by_code[code] is how many records have the value; [0]: no value.
  TopValues(const PropertyValues& values, const std::vector<uint64_t>& records_by_code,
            uint32_t top);

  uint32_t GroupOf(uint32_t code) const { return group_of_[code]; }
  uint32_t group_count() const { return static_cast<uint32_t>(labels_.size()); }
  const Label& label(uint32_t group) const { return labels_[group]; }
  uint64_t records(uint32_t group) const { return records_[group]; }

 private:
  std::vector<uint32_t> group_of_;
  std::vector<Label> labels_;
  std::vector<uint64_t> records_;
};

}  // namespace parcours::funnel
