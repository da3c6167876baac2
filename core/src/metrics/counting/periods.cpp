#include "metrics/counting/periods.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace parcours::metrics {

Periods::Periods(std::vector<int64_t> starts) : starts_(std::move(starts)) {
  // The first and the last period may be cut short.
  for (uint32_t period = 1; period + 1 < size(); ++period) {
    const uint64_t length = Since(starts_[period + 1]) - Since(starts_[period]);
    slot_bits_ = std::min(slot_bits_, static_cast<uint32_t>(std::bit_width(length)) - 1);
  }
  uint32_t period = 0;
  for (uint64_t slot = 0; slot <= Since(starts_.back()) >> slot_bits_; ++slot) {
    while (period + 1 < size() && Since(starts_[period + 1]) <= slot << slot_bits_) ++period;
    at_slot_.push_back(period);
  }
}

}  // namespace parcours::metrics
