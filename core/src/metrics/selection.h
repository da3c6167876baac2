// Selection: which instances, orders and contacts a request is about, decided once a request.
#pragma once

#include <cstdint>
#include <vector>

#include "metrics/instance_table.h"
#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::metrics {

// Where the periods of a report begin: period p is [starts[p], starts[p + 1]). Totals have one
// period, trends one a bucket.
class Periods {
 public:
  explicit Periods(std::vector<int64_t> starts);
  explicit Periods(const TimeRange& range)
      : Periods(std::vector<int64_t>{range.from_us, range.to_us}) {}

  static constexpr uint32_t kNone = 0xFFFFFFFFu;
  // kNone outside. O(1), as periods are nearly equal in length.
  uint32_t Of(int64_t time_us) const;
  uint32_t size() const { return static_cast<uint32_t>(starts_.size() - 1); }
  // True for the one period of all times, which what has no time belongs to as well.
  bool unbounded() const {
    return size() == 1 && starts_.front() == kMinTimeUs && starts_.back() == kMaxTimeUs;
  }

 private:
  std::vector<int64_t> starts_;
  double first_us_;
  double per_us_;  // periods
};

struct Selection {
  Selection(const InstanceTable& table, const store::EventStore& store,
            const MetricSelection& wanted);

  std::vector<uint8_t> messages;  // by message number
  std::vector<uint8_t> contacts;  // by contact; empty where every contact passes
  bool channels[kChannelCount] = {true, true};

  // True where messages are selected and none of them tracks opens (of e-mail) or clicks.
  bool NoneTracks(const InstanceTable& table, bool MessageInfo::*tracked) const;

  bool HasContact(ContactIndex contact) const { return contacts.empty() || contacts[contact]; }
};

}  // namespace parcours::metrics
