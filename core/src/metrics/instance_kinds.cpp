#include "metrics/instance_kinds.h"

#include <array>

#include "metrics/instance_table.h"
#include "text/hash.h"

namespace parcours::metrics {
namespace {

using Key = std::array<uint64_t, 5>;

// All but contact and time; of the time whether there is one.
Key KeyOf(const Instance& instance) {
  const auto both = [](uint32_t high, uint32_t low) { return uint64_t{high} << 32 | low; };
  const uint32_t flags =
      (instance.has_sent_event ? 1u : 0u) | (instance.has_delivered_event ? 2u : 0u) |
      (instance.unsubscribed ? 4u : 0u) | (instance.complained ? 8u : 0u) |
      (instance.date_row != store::kNoRow ? 16u : 0u) |
      static_cast<uint32_t>(instance.told_outcome) << 8 |
      static_cast<uint32_t>(instance.proven_outcome) << 16 | uint32_t{instance.failure_class} << 24;
  return {both(instance.message, flags), both(instance.opens[0], instance.opens[1]),
          both(instance.clicks[0][0], instance.clicks[0][1]),
          both(instance.clicks[1][0], instance.clicks[1][1]), instance.failed_events};
}

uint64_t HashOf(const Key& key) {
  uint64_t hash = 0;
  for (const uint64_t word : key) hash = text::CombineHash(hash, word);
  return text::MixHash(hash);
}

}  // namespace

InstanceKinds::InstanceKinds(std::span<const Instance> instances) {
  constexpr uint32_t kFree = 0xFFFFFFFFu;
  std::vector<uint32_t> slots(1024, kFree);  // kinds by hash, a power of two of them
  const auto slot_of = [&](const Key& key) -> uint32_t& {
    size_t at = static_cast<size_t>(HashOf(key)) & (slots.size() - 1);
    while (slots[at] != kFree && KeyOf(instances[examples_[slots[at]]]) != key) {
      at = (at + 1) & (slots.size() - 1);
    }
    return slots[at];
  };
  kinds_.reserve(instances.size());
  for (uint32_t i = 0; i < instances.size(); ++i) {
    const Key key = KeyOf(instances[i]);
    uint32_t& slot = slot_of(key);
    if (slot == kFree) {
      slot = count();
      examples_.push_back(i);
    }
    kinds_.push_back(slot);
    if (examples_.size() * 2 <= slots.size()) continue;
    slots.assign(slots.size() * 2, kFree);
    for (uint32_t kind = 0; kind < count(); ++kind) {
      slot_of(KeyOf(instances[examples_[kind]])) = kind;
    }
  }
}

}  // namespace parcours::metrics
