// What a send instance is called, for rows that list instances. Texts are the store's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "metrics/instance_table.h"

namespace parcours::metrics {

struct InstanceView {
  std::string_view contact;
  std::optional<std::string_view> message;
  std::optional<std::string_view> journey;
  Channel channel = Channel::kEmail;
  std::optional<std::string_view> delivery;  // the first id that its events tell
  std::optional<int64_t> sent_at_us;         // the first sent event
};

// O(the contact's signals).
InstanceView ViewOf(const InstanceTable& table, const store::EventStore& store, uint32_t instance);

}  // namespace parcours::metrics
