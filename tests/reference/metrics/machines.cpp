#include <cstdlib>
#include <set>

#include "reference/metrics/sendings.h"

namespace parcours::reference {
namespace {

constexpr int64_t kSecond = 1'000'000;

void AddOwnReasons(const Sending& sending, const SlowEvent& event, bool tells_seconds,
                   std::set<std::string>* reasons) {
  const std::string kind = KindOf(event);
  const auto delivered = sending.Of("delivered");
  if (!delivered.empty()) {
    const int64_t since = event.time_us - delivered.front()->time_us;
    bool earlier_open = false;
    for (const SlowEvent* open : sending.Of("opened")) {
      earlier_open |= open->time_us < event.time_us;
    }
    if (since < 0) reasons->insert("before-delivery");
    if (tells_seconds && kind == "clicked" && since >= 0 && since < 5 * kSecond && !earlier_open) {
      reasons->insert("instant");
    }
  }
  if (!tells_seconds || kind != "clicked" || event.url.empty()) return;
  for (const SlowEvent* other : sending.Of("clicked")) {
    if (other->url.empty() || other->url == event.url) continue;
    if (std::abs(other->time_us - event.time_us) <= kSecond) reasons->insert("burst");
  }
}

}  // namespace

void MarkMachines(uint32_t machine_reasons, bool tells_seconds, Sending* sending) {
  for (Touched& touched : sending->events) {
    const SlowEvent& event = *touched.event;
    const std::string kind = KindOf(event);
    if (kind != "opened" && kind != "clicked") continue;
    for (const char* word : {"unsubscribe", "opt-out", "optout", "preferences"}) {
      if (kind == "clicked" && event.url.find(word) != std::string::npos) {
        touched.unsubscribe_link = true;
      }
    }
    std::set<std::string> reasons;
    if (!event.machine.empty()) {
      if (event.machine != "false") reasons.insert("vendor");
    } else {
      if (event.agent.find("GoogleImageProxy") != std::string::npos) reasons.insert("agent");
      AddOwnReasons(*sending, event, tells_seconds, &reasons);
    }
    const std::vector<std::string> in_order = {"vendor", "agent", "burst", "instant",
                                               "before-delivery"};
    for (size_t i = 0; i < in_order.size(); ++i) {
      const bool holds = (machine_reasons >> i & 1) != 0;
      if (holds && reasons.count(in_order[i]) != 0) touched.machine.push_back(in_order[i]);
    }
  }
}

}  // namespace parcours::reference
