#include "metrics/instances/instance_kinds.h"

#include <type_traits>

#include "text/bytes.h"
#include "text/hash.h"

namespace parcours::metrics {
namespace {

constexpr uint32_t kFree = 0xFFFFFFFFu;

static_assert(sizeof(InstanceKind) % sizeof(uint64_t) == 0);
static_assert(std::has_unique_object_representations_v<InstanceKind>);

const char* BytesOf(const InstanceKind& kind) { return reinterpret_cast<const char*>(&kind); }

// The words' products do not wait for each other. What differs in a word's last bits alone, classes
// of failures, stands side by side.
uint64_t HashOf(const InstanceKind& kind) {
  uint64_t hash = 0;
  uint64_t factor = text::kHashMultiplier;
  for (size_t at = 0; at < sizeof kind; at += sizeof(uint64_t)) {
    hash += text::LoadWord(BytesOf(kind) + at) * factor;
    factor *= 0xD6E8FEB86659FD93ull;
  }
  return hash >> 32;
}

}  // namespace

uint32_t& InstanceKinds::SlotOf(const InstanceKind& kind) {
  size_t at = static_cast<size_t>(HashOf(kind)) & (slots_.size() - 1);
  while (slots_[at] != kFree &&
         !text::EqualBytes(BytesOf(kinds_[slots_[at]]), BytesOf(kind), sizeof kind)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return slots_[at];
}

void InstanceKinds::Grow() {
  slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, kFree);
  for (uint32_t kind = 0; kind < count(); ++kind) SlotOf(kinds_[kind]) = kind;
}

uint32_t InstanceKinds::Find(const InstanceKind& kind) {
  if (kinds_.size() * 2 >= slots_.size()) Grow();
  uint32_t& slot = SlotOf(kind);
  if (slot == kFree) {
    slot = count();
    kinds_.push_back(kind);
  }
  return slot;
}

}  // namespace parcours::metrics
