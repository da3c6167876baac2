// MeanDuration: the mean alone, exact to the last bit but one, without overflow.
#pragma once

#include <cstdint>

namespace parcours::funnel {

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
  // 0 where there are none.
  double mean_ms() const {
    if (n_ == 0) return 0;
    const auto seconds = static_cast<double>(seconds_ + rest_us_ / kUsPerSecond);
    const auto rest_us = static_cast<double>(rest_us_ % kUsPerSecond);
    return (seconds * 1000 + rest_us / 1000) / static_cast<double>(n_);
  }

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

}  // namespace parcours::funnel
