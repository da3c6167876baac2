// The canonical fields that are columns, and what kind of value a column was seen to hold.
// Contract: docs/events.md. Contact, time, type and id are not here: they have columns of their
// own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parcours::store {

enum class Field : uint32_t {
  kChannel,
  kMessage,
  kJourney,
  kDelivery,
  kUrl,
  kRevenue,
  kCurrency,
  kTotal,
  kTax,
  kShipping,
  kOrder,
  kDeal,
  kCompany,
  kMachine,
  kReason,
};

// By Field: the name in the canonical event, in filters and in reports.
inline constexpr std::array<std::string_view, 15> kFieldNames = {
    "channel", "message",  "journey", "delivery", "url",     "revenue", "currency", "total",
    "tax",     "shipping", "order",   "deal",     "company", "machine", "reason"};
inline constexpr uint32_t kFieldCount = kFieldNames.size();

// The canonical field of that name, if there is one.
inline std::optional<Field> FieldByName(std::string_view name) {
  for (uint32_t i = 0; i < kFieldCount; ++i) {
    if (kFieldNames[i] == name) return static_cast<Field>(i);
  }
  return std::nullopt;
}

enum class ValueKind : uint8_t { kText = 1, kNumber = 2, kBoolean = 4 };

}  // namespace parcours::store
