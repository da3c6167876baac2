// Random loads and requests for tests of metrics, small and adversarial on purpose: few contacts,
// messages and instants, so that most events meet another at the same instant or a window's end.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "parcours/definition.h"
#include "reference/slow_metrics.h"

namespace parcours::test {

inline constexpr int64_t kSecondUs = 1'000'000;
inline constexpr int64_t kHourUs = 3600 * kSecondUs;
inline constexpr int64_t kDayUs = 24 * kHourUs;
inline constexpr int64_t kStartUs = 1'767'571'200 * kSecondUs;  // 2026-01-05T00:00:00Z

reference::SlowLoad MakeRandomLoad(std::mt19937* random);
MetricsRequest MakeRandomRequest(std::mt19937* random);

// The options of a request in a line, for messages of failed tests.
std::string Describe(const MetricsRequest& request);

}  // namespace parcours::test
