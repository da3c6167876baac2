// Why an SMS was not delivered: carriers' and vendors' codes, sorted into eight classes.
//
// The `reason` of an event is one of
//   a class             "unreachable", "opted-out: asked to be left alone"
//   a code              "30003", "30003: handset off"
//   a vendor and a code "vonage:9", "vonage:9: illegal number"
// Codes of fewer than four digits mean something else with every vendor, so they need its name.
#pragma once

#include <cstdint>
#include <string_view>

namespace parcours::metrics {

enum class CarrierClass : uint8_t {
  kUnknown,
  kUnreachable,  // switched off, out of reach, no route
  kInvalid,      // no such number
  kLandline,     // cannot get messages
  kFiltered,     // held back as spam, or for want of a registration
  kOptedOut,     // does not want them
  kExpired,      // not delivered in time
  kBalance,      // the sender's account: no money, a price too high
};
inline constexpr uint32_t kCarrierClassCount = 8;

// Any other reason, and none, are unknown.
CarrierClass CarrierClassOf(std::string_view reason);
std::string_view CarrierClassName(CarrierClass carrier_class);

}  // namespace parcours::metrics
