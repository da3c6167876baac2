#include "funnel/timings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "parcours/error.h"

namespace parcours::funnel {

namespace {

constexpr int64_t kUsPerMs = 1000;
constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;
constexpr std::array<int64_t, 14> kLadderMs = {
    kMinuteMs,   5 * kMinuteMs, 15 * kMinuteMs, kHourMs,     6 * kHourMs,
    kDayMs,      3 * kDayMs,    7 * kDayMs,     14 * kDayMs, 30 * kDayMs,
    60 * kDayMs, 90 * kDayMs,   180 * kDayMs,   365 * kDayMs};

double Milliseconds(double duration_us) { return duration_us / static_cast<double>(kUsPerMs); }

// In whole hundredths of a microsecond until the one division, so that an exact answer stays exact.
double Percentile(OrderedDurations* durations, size_t percent) {
  // A size_t of 32 bits would hold it up to 43 million durations only.
  const uint64_t h_hundredths = uint64_t{durations->size() - 1} * percent;
  const auto below = static_cast<size_t>(h_hundredths / 100);
  const auto rest = static_cast<int64_t>(h_hundredths % 100);
  const int64_t low_us = durations->At(below);
  if (rest == 0) return Milliseconds(static_cast<double>(low_us));
  const int64_t high_us = durations->At(below + 1);
  return static_cast<double>(low_us * 100 + rest * (high_us - low_us)) / (100.0 * kUsPerMs);
}

}  // namespace

double MeanDuration::mean_ms() const {
  if (n_ == 0) return 0;
  const auto seconds = static_cast<double>(seconds_ + rest_us_ / kUsPerSecond);
  const auto rest_us = static_cast<double>(rest_us_ % kUsPerSecond);
  return (seconds * 1000 + Milliseconds(rest_us)) / static_cast<double>(n_);
}

DurationStatistics MeasureDurations(OrderedDurations* durations) {
  DurationStatistics statistics;
  statistics.n = durations->size();
  if (statistics.n == 0) return statistics;
  MeanDuration mean;
  for (int64_t duration_us : durations->all()) mean.Add(duration_us);
  statistics.mean_ms = mean.mean_ms();
  statistics.median_ms = Percentile(durations, 50);
  statistics.p10_ms = Percentile(durations, 10);
  statistics.p25_ms = Percentile(durations, 25);
  statistics.p75_ms = Percentile(durations, 75);
  statistics.p90_ms = Percentile(durations, 90);
  statistics.p95_ms = Percentile(durations, 95);
  statistics.min_ms = Percentile(durations, 0);
  statistics.max_ms = Percentile(durations, 100);
  return statistics;
}

std::vector<HistogramBin> MakeHistogram(OrderedDurations* durations) {
  std::vector<HistogramBin> bins;
  size_t counted = 0;
  int64_t from_ms = 0;
  for (int64_t to_ms : kLadderMs) {
    const size_t below = durations->CountBelow(to_ms * kUsPerMs);
    bins.push_back({from_ms, to_ms, below - counted});
    counted = below;
    from_ms = to_ms;
  }
  bins.push_back({from_ms, kNoEndMs, durations->size() - counted});
  return bins;
}

WilsonBounds Wilson95(uint64_t successes, uint64_t n) {
  PARCOURS_CHECK(n > 0 && successes <= n);
  constexpr double kZ = 1.959963984540054;
  const auto trials = static_cast<double>(n);
  const double rate = static_cast<double>(successes) / trials;
  const double scale = 1 + kZ * kZ / trials;
  const double centre = rate + kZ * kZ / (2 * trials);
  const double spread =
      kZ * std::sqrt(rate * (1 - rate) / trials + kZ * kZ / (4 * trials * trials));
  WilsonBounds bounds;
  bounds.low = successes == 0 ? 0 : (centre - spread) / scale;
  bounds.high = successes == n ? 1 : (centre + spread) / scale;
  return bounds;
}

}  // namespace parcours::funnel
