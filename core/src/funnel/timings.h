// Durations: exact order statistics, the histogram on a human ladder, Wilson's bounds.
//
// Percentiles interpolate linearly between order statistics at h = (n - 1) p. Durations come in
// microseconds and are told in milliseconds, with fractions where there are any.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/ordered_durations.h"

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

DurationStatistics MeasureDurations(OrderedDurations* durations);

// The mean alone, exact to the last bit but one, without overflow. 0 where there are none.
class MeanDuration {
 public:
  // Durations from 0 to 2^62.
  void Add(int64_t duration_us) {
    rest_us_ += duration_us;
    if (rest_us_ >= kCarryUs) Carry();
    ++n_;
  }
  void Add(const MeanDuration& other) {
    seconds_ += other.seconds_;
    rest_us_ += other.rest_us_;
    if (rest_us_ >= kCarryUs) Carry();
    n_ += other.n_;
  }
  uint64_t n() const { return n_; }
  double mean_ms() const;

 private:
  static constexpr int64_t kUsPerSecond = 1'000'000;
  static constexpr int64_t kCarryUs = int64_t{1} << 62;

  // Divisions are slow; one is enough until the sum grows large.
  void Carry() {
    seconds_ += rest_us_ / kUsPerSecond;
    rest_us_ %= kUsPerSecond;
  }

  int64_t seconds_ = 0;
  int64_t rest_us_ = 0;  // below kCarryUs
  uint64_t n_ = 0;
};

inline constexpr int64_t kNoEndMs = -1;

// [from_ms, to_ms); the last one without end.
struct HistogramBin {
  int64_t from_ms = 0;
  int64_t to_ms = kNoEndMs;
  uint64_t records = 0;
};

// 1 m, 5 m, 15 m, 1 h, 6 h, 1 d, 3 d, 7 d, 14 d, 30 d, 60 d, 90 d, 180 d, 365
// d: every bin, also the empty ones.
std::vector<HistogramBin> MakeHistogram(OrderedDurations* durations);

struct WilsonBounds {
  double low = 0;
  double high = 0;
};

// Wilson's score interval at 95 % (z = 1.959963984540054): exactly 0 where nothing, exactly 1 where
// everything succeeded. n is not 0.
WilsonBounds Wilson95(uint64_t successes, uint64_t n);

}  // namespace parcours::funnel
