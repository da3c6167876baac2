// What became of an instance, as the options of a report see it.
#pragma once

#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

// What an instance is under the options, whenever it happened.
Outcome OutcomeOf(const InstanceKind& instance, const MessageInfo& message,
                  const MetricOptions& options);
inline bool IsSent(const InstanceKind& instance, const MetricOptions& options) {
  return options.implied ? instance.has_date : instance.has_sent_event;
}

}  // namespace parcours::metrics
