// Kinds of send instances: those of one kind agree in all but their contact and their time, in
// message, counts and states. Most loads have some hundred kinds for a million instances, so what a
// report asks of an instance it asks once a kind.
//
// Cost    made in O(instances).
// Memory  4 bytes an instance, 4 a kind; while it is made 4 to 8 more a kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parcours::metrics {

struct Instance;

class InstanceKinds {
 public:
  InstanceKinds() = default;
  explicit InstanceKinds(std::span<const Instance> instances);

  uint32_t count() const { return static_cast<uint32_t>(examples_.size()); }
  uint32_t Of(uint32_t instance) const { return kinds_[instance]; }
  // An instance of the kind.
  uint32_t example(uint32_t kind) const { return examples_[kind]; }

  size_t memory_bytes() const {
    return (kinds_.capacity() + examples_.capacity()) * sizeof(uint32_t);
  }

 private:
  std::vector<uint32_t> kinds_;     // by instance
  std::vector<uint32_t> examples_;  // by kind
};

}  // namespace parcours::metrics
