#include "funnel/figures/timings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "parcours/error.h"
#include "text/time_text.h"

namespace parcours::funnel {

namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;
constexpr std::array<int64_t, 14> kLadderMs = {
    kMinuteMs,   5 * kMinuteMs, 15 * kMinuteMs, kHourMs,     6 * kHourMs,
    kDayMs,      3 * kDayMs,    7 * kDayMs,     14 * kDayMs, 30 * kDayMs,
    60 * kDayMs, 90 * kDayMs,   180 * kDayMs,   365 * kDayMs};

constexpr std::array<size_t, 8> kPercents = {0, 10, 25, 50, 75, 90, 95, 100};

// A percentile lies at h = (n - 1) p: in whole hundredths, as a size_t of 32 bits would hold
// (n - 1) * 100 up to 43 million durations only.
uint64_t HundredthsOf(size_t n, size_t percent) { return uint64_t{n - 1} * percent; }
size_t RankBelow(size_t n, size_t percent) {
  return static_cast<size_t>(HundredthsOf(n, percent) / 100);
}

// In whole hundredths of a microsecond until the one division, so that an exact answer stays exact.
double PercentileMs(const DurationSample& sample, size_t percent) {
  const size_t below = RankBelow(sample.size(), percent);
  const auto rest = static_cast<int64_t>(HundredthsOf(sample.size(), percent) % 100);
  const int64_t low_us = sample.At(below);
  if (rest == 0) return static_cast<double>(low_us) / static_cast<double>(text::kUsPerMs);
  const int64_t high_us = sample.At(below + 1);
  return static_cast<double>(low_us * 100 + rest * (high_us - low_us)) / (100.0 * text::kUsPerMs);
}

std::vector<HistogramBin> HistogramOf(const DurationSample& sample) {
  std::vector<HistogramBin> bins;
  size_t counted = 0;
  int64_t from_ms = 0;
  for (int64_t to_ms : kLadderMs) {
    const size_t below = sample.CountBelow(to_ms * text::kUsPerMs);
    bins.push_back({from_ms, to_ms, below - counted});
    counted = below;
    from_ms = to_ms;
  }
  bins.push_back({from_ms, kNoEndMs, sample.size() - counted});
  return bins;
}

}  // namespace

DurationStatistics MeasureDurations(DurationSample* sample, std::vector<HistogramBin>* histogram) {
  const size_t n = sample->size();
  std::vector<size_t> ranks;
  for (size_t percent : kPercents) {
    if (n == 0) break;
    ranks.push_back(RankBelow(n, percent));
    ranks.push_back(std::min(n - 1, ranks.back() + 1));
  }
  std::vector<int64_t> limits_us;
  for (int64_t limit_ms : kLadderMs) {
    if (histogram != nullptr) limits_us.push_back(limit_ms * text::kUsPerMs);
  }
  sample->SortAround(ranks, limits_us);
  if (histogram != nullptr) *histogram = HistogramOf(*sample);

  DurationStatistics statistics;
  statistics.n = n;
  if (n == 0) return statistics;
  statistics.mean_ms = sample->mean_ms();
  const auto percentile = [sample](size_t percent) { return PercentileMs(*sample, percent); };
  statistics.median_ms = percentile(50);
  statistics.p10_ms = percentile(10);
  statistics.p25_ms = percentile(25);
  statistics.p75_ms = percentile(75);
  statistics.p90_ms = percentile(90);
  statistics.p95_ms = percentile(95);
  statistics.min_ms = percentile(0);
  statistics.max_ms = percentile(100);
  return statistics;
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
