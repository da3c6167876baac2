#include "metrics/instances/outcome.h"

namespace parcours::metrics {

Outcome OutcomeOf(const InstanceKind& instance, const MessageInfo& message,
                  const MetricOptions& options) {
  const Outcome outcome = options.implied ? instance.proven_outcome : instance.told_outcome;
  if (outcome == Outcome::kOpen && !message.has_receipts && IsSent(instance, options)) {
    return Outcome::kDelivered;
  }
  return outcome;
}

}  // namespace parcours::metrics
