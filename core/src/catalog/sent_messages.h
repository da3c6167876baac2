// SentMessages: of one contact, what was sent when, and what was opened: enough to tell which
// events have no send behind them. An event belongs to the send of its delivery; one without a
// delivery, or whose sends have none, to any of its message.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "store/dictionary.h"

namespace parcours::catalog {

class SentMessages {
 public:
  // The ids of a row: codes, kAbsent where it has none.
  struct Ids {
    uint32_t delivery;
    uint32_t message;
  };

  void Clear() { times_.clear(); }
  void Add(Ids ids, int64_t time_us) {
    if (ids.delivery != store::kAbsent) times_.push_back({kDelivery, ids.delivery, time_us});
    if (ids.message == store::kAbsent) return;
    times_.push_back({kMessage, ids.message, time_us});
    if (ids.delivery == store::kAbsent) times_.push_back({kBareMessage, ids.message, time_us});
  }
  // Before any question.
  void Sort() { std::sort(times_.begin(), times_.end()); }

  // The earliest time of what the ids belong to; false where there is none.
  bool FirstTime(Ids ids, int64_t* time_us) const {
    if (ids.delivery == store::kAbsent) return Find(kMessage, ids.message, time_us);
    return Find(kDelivery, ids.delivery, time_us) || Find(kBareMessage, ids.message, time_us);
  }

 private:
  enum Kind : uint32_t { kDelivery, kMessage, kBareMessage };
  struct Time {
    Kind kind;
    uint32_t code;
    int64_t time_us;
    bool operator<(const Time& other) const {
      if (kind != other.kind) return kind < other.kind;
      return code != other.code ? code < other.code : time_us < other.time_us;
    }
  };

  bool Find(Kind kind, uint32_t code, int64_t* time_us) const {
    const Time wanted{kind, code, INT64_MIN};
    const auto found = std::lower_bound(times_.begin(), times_.end(), wanted);
    if (found == times_.end() || found->kind != kind || found->code != code) return false;
    *time_us = found->time_us;
    return true;
  }

  std::vector<Time> times_;
};

}  // namespace parcours::catalog
