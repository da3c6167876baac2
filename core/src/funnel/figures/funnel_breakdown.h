// The breakdown of a funnel: one value for each record.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/figures/summary.h"
#include "funnel/figures/top_values.h"
#include "funnel/plan/property_values.h"

namespace parcours::funnel {

class RecordValues {
 public:
  // All must outlive this.
  RecordValues(const store::EventStore& store, const FunnelBreakdown& breakdown,
               const Outcomes& outcomes);

  const PropertyValues& values() const { return values_; }
  const TopValues& top() const { return top_; }
  // By outcome: the code of its value.
  const std::vector<uint32_t>& codes() const { return codes_; }

 private:
  const PropertyValues values_;
  const std::vector<uint32_t> codes_;
  const TopValues top_;
};

// The figures of the records of each top value, of all other values together, and of the records
// without a value, where there are any.
std::vector<BreakdownRow> BreakDown(const store::EventStore& store,
                                    const FunnelBreakdown& breakdown, const Outcomes& outcomes,
                                    const Summary& summary);

}  // namespace parcours::funnel
