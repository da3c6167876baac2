// Why a message failed, in classes: of e-mails from the bounce's text, of SMS from the carrier's
// code.
#pragma once

#include <cstdint>
#include <string_view>

#include "metrics/instances/signal.h"

namespace parcours::metrics {

// What the text of a bounce says of it: "hard", or "hard: 550 user unknown".
enum class BounceClass : uint8_t { kUnknown, kHard, kSoft, kBlock };
BounceClass BounceClassOf(std::string_view reason);
std::string_view BounceClassName(BounceClass bounce_class);
// The same for an InstanceKind's failure_class.
std::string_view FailureClassName(Channel channel, uint8_t failure_class);

}  // namespace parcours::metrics
