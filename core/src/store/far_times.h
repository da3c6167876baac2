// Far times: events dated too far ahead of all others to be true. A clock that was wrong, or a unit
// that was, would otherwise move the horizon of every funnel and the span of every trend.
//
// Where two neighbours of all times in order are more than a year (366 days) apart, those behind
// the gap are too far ahead if they are at most one in a hundred; or if they are at most one in
// ten, or a single one behind several, and further away than those before it last. So a year's
// pause in what is loaded, or a file of another year, is none. What is loaded decides, not its
// order, and not in how many pieces it came.
//
// Cost  two passes over the times, none where it is known that all are of one year; 24 bytes for
// each year of their span.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "parcours/definition.h"

namespace parcours::store {

// Times by spans of a year, so that a gap of more than a year lies between two spans.
class YearSpans {
 public:
  YearSpans(int64_t first_us, int64_t last_us);
  void Add(int64_t time_us);
  // The last time that is not too far ahead; kMaxTimeUs where all are plausible.
  int64_t LastPlausible() const;

 private:
  struct Span {
    int64_t first_us = kMaxTimeUs;
    int64_t last_us = 0;
    uint64_t count = 0;
  };
  int64_t first_us_;
  std::vector<Span> spans_;
};

inline constexpr uint64_t kFarGapUs = uint64_t{366} * 86'400 * 1'000'000;

// Whether no two times from the first to the last are too far apart.
inline bool IsNoFarGap(int64_t first_us, int64_t last_us) {
  return first_us > last_us ||
         static_cast<uint64_t>(last_us) - static_cast<uint64_t>(first_us) <= kFarGapUs;
}

// for_each_time(visit) calls visit(time) for every event.
template <class ForEachTime>
int64_t LastPlausibleTime(ForEachTime&& for_each_time) {
  int64_t first_us = kMaxTimeUs;
  int64_t last_us = kMinTimeUs;
  for_each_time([&](int64_t time_us) {
    first_us = std::min(first_us, time_us);
    last_us = std::max(last_us, time_us);
  });
  if (IsNoFarGap(first_us, last_us)) return kMaxTimeUs;
  YearSpans spans(first_us, last_us);
  for_each_time([&](int64_t time_us) { spans.Add(time_us); });
  return spans.LastPlausible();
}

}  // namespace parcours::store
