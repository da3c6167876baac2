// Durations: exact order statistics, the histogram on a human ladder, Wilson's bounds.
//
// Percentiles interpolate linearly between order statistics at h = (n - 1) p. Durations come in
// microseconds and are told in milliseconds, with fractions where there are any.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/figures/duration_sample.h"

namespace parcours::funnel {

// All 0 where n is 0.
struct DurationStatistics {
  uint64_t n = 0;
  double mean_ms = 0;
  double median_ms = 0;
  double p10_ms = 0;
  double p25_ms = 0;
  double p75_ms = 0;
  double p90_ms = 0;
  double p95_ms = 0;
  double min_ms = 0;
  double max_ms = 0;
};

inline constexpr int64_t kNoEndMs = -1;

// [from_ms, to_ms); the last one without end.
struct HistogramBin {
  int64_t from_ms = 0;
  int64_t to_ms = kNoEndMs;
  uint64_t records = 0;
};

// Sorts the sample as far as it must. `histogram`, where it is wanted, gets every bin, also the
// empty ones; they end at 1 m, 5 m, 15 m, 1 h, 6 h, 1 d, 3 d, 7 d, 14 d, 30 d, 60 d, 90 d, 180 d,
// 365 d.
DurationStatistics MeasureDurations(DurationSample* sample,
                                    std::vector<HistogramBin>* histogram = nullptr);

struct WilsonBounds {
  double low = 0;
  double high = 0;
};

// Wilson's score interval at 95 % (z = 1.959963984540054): exactly 0 where nothing, exactly 1 where
// everything succeeded. n is not 0.
WilsonBounds Wilson95(uint64_t successes, uint64_t n);

}  // namespace parcours::funnel
