// All that the reports of the slow reference are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "reference/metrics/credits.h"
#include "reference/metrics/selection.h"

namespace parcours::reference {

// What of a sending counts in the range.
struct Facts {
  std::set<std::string> sets;
  uint64_t opens = 0, clicks = 0, machine_opens = 0, machine_clicks = 0, bounce_events = 0;
  std::map<std::string, uint64_t> opens_by_reason, clicks_by_reason;
  bool any = false;
};

struct SlowReport {
  // Both must outlive it.
  SlowReport(const SlowLoad& load, const MetricsRequest& request);
  SlowReport(const SlowReport&) = delete;
  SlowReport& operator=(const SlowReport&) = delete;

  Facts FactsOf(size_t sending) const;

  const MetricsRequest& request;
  const MetricOptions& options;
  const SlowSendings sendings;
  const SlowOutcomes outcomes;
  const SlowSelection selection;
  const SlowCredits credits;
};

// "bounced hard", "undelivered expired".
std::string FailureClassOf(const Sending& sending, const SlowEvent& failure);

// As answers write amounts and times.
nlohmann::json Money(int64_t units);
nlohmann::json Time(const std::optional<int64_t>& time_us);

}  // namespace parcours::reference
