// Kinds of send instances: those of one kind agree in all but their contact and their time, in
// message, counts and states. Most loads have some hundred kinds for a million instances, so what
// an instance is, is kept once a kind, and what a report asks of it, it asks once a kind.
//
// Cost    Find: one look-up by hash.
// Memory  48 to 64 bytes a kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parcours::metrics {

// How a sending ended, as far as events tell.
enum class Outcome : uint8_t { kOpen, kDelivered, kFailed };

struct InstanceKind {
  uint32_t message = 0;
  uint32_t opens[2] = {};      // by persons, by machines, for whatever reason
  uint32_t clicks[2][2] = {};  // [by a machine][on an unsubscribe link]
  uint32_t failed_events = 0;  // bounced or undelivered
  bool has_date = false;       // something tells that it was sent: Instance::date_row
  bool has_sent_event = false;
  bool has_delivered_event = false;
  bool unsubscribed = false;
  bool complained = false;
  // The final state by delivered, bounced and undelivered events alone, and where opens and clicks
  // prove a delivery at their own time too.
  Outcome told_outcome = Outcome::kOpen;
  Outcome proven_outcome = Outcome::kOpen;
  uint8_t failure_class = 0;  // of the last failure: a BounceClass (email), a CarrierClass (SMS)
};

class InstanceKinds {
 public:
  uint32_t count() const { return static_cast<uint32_t>(kinds_.size()); }
  const InstanceKind& operator[](uint32_t kind) const { return kinds_[kind]; }
  // The number of such a kind: kinds are numbered in the order in which they are first asked for.
  uint32_t Find(const InstanceKind& kind);

 private:
  uint32_t& SlotOf(const InstanceKind& kind);
  void Grow();

  std::vector<InstanceKind> kinds_;
  std::vector<uint32_t>
      slots_;  // kinds by hash, a power of two of them, at most half of them taken
};

}  // namespace parcours::metrics
