// How sendings ended, and which of their opens and clicks count: docs/metrics.md, section 2.
#pragma once

#include <vector>

#include "parcours/definition.h"
#include "reference/metrics/sendings.h"

namespace parcours::reference {

// Whose opens and clicks count.
enum class Machines { kAsAsked, kExcluded, kIncluded };

class SlowOutcomes {
 public:
  // Both must outlive it.
  SlowOutcomes(const SlowSendings& sendings, const MetricOptions& options)
      : sendings_(sendings), options_(options) {}

  bool IsSent(const Sending& sending) const;
  // The event at whose time it counts as delivered; nullptr where it does not.
  const SlowEvent* Delivered(const Sending& sending) const;
  // The failure that it ended with; nullptr where it did not.
  const SlowEvent* Failed(const Sending& sending) const;
  // Whether any sending of the message and channel tells of its arrival.
  bool HasReceipts(const Sending& of) const;

  bool Counts(const Sending& sending, const Touched& touched, Machines machines) const;
  std::vector<const SlowEvent*> Clicks(const Sending& sending, Machines machines) const;
  // Counted opens; where there are none, the first counted click stands for one.
  std::vector<const SlowEvent*> Opens(const Sending& sending, Machines machines) const;

 private:
  // The last event that tells, or proves, how it ended; nullptr where none does.
  const SlowEvent* LastState(const Sending& sending) const;

  const SlowSendings& sendings_;
  const MetricOptions& options_;
};

}  // namespace parcours::reference
