#include "metrics/instances/bounce_class.h"

#include <cstddef>

#include "metrics/instances/carrier_codes.h"

namespace parcours::metrics {

BounceClass BounceClassOf(std::string_view reason) {
  std::string_view word = reason.substr(0, reason.find(':'));
  while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
  while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
  if (word == "hard") return BounceClass::kHard;
  if (word == "soft") return BounceClass::kSoft;
  if (word == "block") return BounceClass::kBlock;
  return BounceClass::kUnknown;
}

std::string_view BounceClassName(BounceClass bounce_class) {
  constexpr std::string_view kNames[] = {"unknown", "hard", "soft", "block"};
  return kNames[static_cast<size_t>(bounce_class)];
}

std::string_view FailureClassName(Channel channel, uint8_t failure_class) {
  return channel == Channel::kEmail ? BounceClassName(static_cast<BounceClass>(failure_class))
                                    : CarrierClassName(static_cast<CarrierClass>(failure_class));
}

}  // namespace parcours::metrics
