// Which opens and clicks were made by a machine, and why (docs/metrics.md, "Machine traffic").
//
// Where the export tells (the `machine` field), that holds. Else, from the data alone:
//   agent            the property `userAgent` is a known proxy's or scanner's (machine_agents.h)
//   burst            clicks on two distinct links of one instance at most 1 s apart, both of them;
//                    clicks with the export's own verdict count as neighbours too
//   instant          a click less than 5 s after the first delivery, no open strictly earlier
//   before-delivery  an open or click before the instance's first delivered event
// An event keeps all that hold. Bursts and instants are of no load whose deliveries, opens and
// clicks all stand on whole minutes: exports of dates and minutes tell nothing of seconds.
//
// Cost  O(rows) a contact, whatever the number of clicks in a second; no allocation once grown.
#pragma once

#include <span>
#include <vector>

#include "metrics/instances/instance_joiner.h"

namespace parcours::metrics {

class MachineTraffic {
 public:
  explicit MachineTraffic(const store::EventStore& store);

  // `rows`: one contact's joined rows in order; `instances`: the contact's, from `first_instance`
  // on. Sets (*reasons)[i] for the i-th row, a set of MachineReason.
  void Classify(std::span<const JoinedRow> rows, uint32_t first_instance,
                std::span<const JoinedInstance> instances, std::vector<uint8_t>* reasons);

 private:
  enum class Verdict : uint8_t { kNone, kPerson, kMachine };
  static constexpr int64_t kNever = kMaxTimeUs;

  // The latest click of an instance, and the latest on any other link than that one's.
  struct Clicks {
    uint32_t url = store::kAbsent;
    int64_t time_us = 0;
    bool any_other = false;
    int64_t other_time_us = 0;
  };

  struct Seen {
    int64_t first_open_us = kNever;
    Clicks clicks;
  };

  Verdict VerdictOf(Row row) const;
  void MarkBursts(std::span<const JoinedRow> rows, uint32_t first_instance, bool backwards,
                  std::vector<uint8_t>* reasons);
  bool HasNeighbour(const Clicks& clicks, uint32_t url, int64_t time_us) const;

  const store::EventStore* store_;
  const store::CodeColumn* machine_;
  const store::CodeColumn* url_;
  bool tells_seconds_;                        // else no two events are told to be seconds apart
  std::vector<Verdict> verdicts_;             // by code of the machine field
  const store::CodeColumn* agent_ = nullptr;  // the property userAgent, where there is one
  std::vector<bool> machine_agents_;          // by its code
  std::vector<Seen> seen_;                    // scratch, by instance of the contact
};

// True for a link that lets people opt out or choose what they get: "unsubscribe", "opt-out",
// "optout" or "preferences" in its path or query, in any case.
bool IsUnsubscribeLink(std::string_view url);

}  // namespace parcours::metrics
