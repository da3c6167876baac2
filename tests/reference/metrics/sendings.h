// Send instances, as docs/metrics.md, section 1 has them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "reference/metrics/words.h"
#include "reference/slow_metrics.h"

namespace parcours::reference {

struct Touched {
  const SlowEvent* event;
  std::vector<std::string> machine;  // the reasons that hold, in their order
  bool unsubscribe_link = false;
};

struct Sending {
  std::string contact, channel, message, journey;
  std::vector<Touched> events;  // in the order of MomentOf
  // The message's record.
  bool track_opens = true;
  bool track_clicks = true;
  int position = -1;

  std::vector<const SlowEvent*> Of(const std::string& kind) const {
    std::vector<const SlowEvent*> found;
    for (const Touched& touched : events) {
      if (KindOf(*touched.event) == kind) found.push_back(touched.event);
    }
    return found;
  }
};

// The first sent event, else the first that proves a sending; nullptr where none does.
const SlowEvent* DateEvent(const Sending& sending);

struct SlowSendings {
  std::vector<Sending> all;
  // By contact, channel and delivery id: index into `all`.
  std::map<std::tuple<std::string, std::string, std::string>, size_t> by_delivery;
  std::vector<const SlowEvent*> unattributed;  // opt-outs and complaints that belong to none
};

// The load must outlive the sendings. Marks the machines of `machine_reasons`, and what journeys'
// records say of messages.
SlowSendings JoinSendings(const SlowLoad& load, uint32_t machine_reasons);

// Sets who made the sending's opens and clicks, and which are on unsubscribe links
// (docs/metrics.md, sections 2 and 6).
// `tells_seconds`: some delivery, open or click of the load stands on no whole minute.
void MarkMachines(uint32_t machine_reasons, bool tells_seconds, Sending* sending);

}  // namespace parcours::reference
