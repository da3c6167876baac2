#include "store/far_times.h"

namespace parcours::store {
namespace {

// Unsigned, so that any two times have a distance.
uint64_t Distance(int64_t from_us, int64_t to_us) {
  return static_cast<uint64_t>(to_us) - static_cast<uint64_t>(from_us);
}

}  // namespace

YearSpans::YearSpans(int64_t first_us, int64_t last_us)
    : first_us_(first_us),
      spans_(static_cast<size_t>(Distance(first_us, last_us) / kFarGapUs) + 1) {}

void YearSpans::Add(int64_t time_us) {
  Span& span = spans_[static_cast<size_t>(Distance(first_us_, time_us) / kFarGapUs)];
  span.first_us = std::min(span.first_us, time_us);
  span.last_us = span.count == 0 ? time_us : std::max(span.last_us, time_us);
  ++span.count;
}

int64_t YearSpans::LastPlausible() const {
  uint64_t total = 0;
  for (const Span& span : spans_) total += span.count;
  uint64_t before = 0;
  const Span* last = nullptr;  // the last span with times
  for (const Span& span : spans_) {
    if (span.count == 0) continue;
    if (last != nullptr && Distance(last->last_us, span.first_us) > kFarGapUs) {
      const uint64_t behind = total - before;
      const bool is_rare = behind <= total / 100;
      const bool is_few = behind <= std::max<uint64_t>(1, total / 10) && behind < before;
      const bool is_remote =
          Distance(last->last_us, span.first_us) > Distance(first_us_, last->last_us);
      if (is_rare || (is_few && is_remote)) return last->last_us;
    }
    before += span.count;
    last = &span;
  }
  return kMaxTimeUs;
}

}  // namespace parcours::store
