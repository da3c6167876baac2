// What a send instance is called, for rows that list instances. Texts are the store's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "metrics/instances/instance_table.h"

namespace parcours::metrics {

struct InstanceView {
  std::string_view contact;
  std::optional<std::string_view> message;
  std::optional<std::string_view> journey;
  Channel channel = Channel::kEmail;
  std::optional<std::string_view> delivery;  // the first id that its events tell
  std::optional<int64_t> sent_at_us;         // the first sent event
};

class InstanceViews {
 public:
  // Both must outlive it and the views.
  InstanceViews(const InstanceTable& table, const store::EventStore& store)
      : table_(table), store_(store) {}

  // O(1), but for the first instance of a contact whose date tells no delivery: O(the contact's
  // signals). So calls for one contact stand together, or take its signals anew.
  InstanceView Of(uint32_t instance);

 private:
  uint32_t DeliveryOf(uint32_t instance);

  const InstanceTable& table_;
  const store::EventStore& store_;
  std::vector<uint32_t> deliveries_;  // codes, by instance of the contact looked at
  uint32_t first_ = kNoInstance;      // its first instance; kNoInstance: none was looked at
};

}  // namespace parcours::metrics
