#include "reference/metrics/outcomes.h"

namespace parcours::reference {

bool SlowOutcomes::IsSent(const Sending& sending) const {
  return options_.implied ? DateEvent(sending) != nullptr : !sending.Of("sent").empty();
}

const SlowEvent* SlowOutcomes::LastState(const Sending& sending) const {
  const SlowEvent* last = nullptr;
  for (const Touched& touched : sending.events) {
    const std::string kind = KindOf(*touched.event);
    const bool proof = options_.implied && (kind == "opened" || kind == "clicked");
    if (kind == "delivered" || kind == "failed" || proof) last = touched.event;
  }
  return last;
}

bool SlowOutcomes::HasReceipts(const Sending& of) const {
  for (const Sending& sending : sendings_.all) {
    if (sending.channel != of.channel || sending.message != of.message) continue;
    if (!sending.Of("delivered").empty()) return true;
    if (of.channel == "sms" && !sending.Of("failed").empty()) return true;
  }
  return false;
}

const SlowEvent* SlowOutcomes::Delivered(const Sending& sending) const {
  const SlowEvent* last = LastState(sending);
  if (last == nullptr) {
    return IsSent(sending) && !HasReceipts(sending) ? DateEvent(sending) : nullptr;
  }
  if (KindOf(*last) == "failed") return nullptr;
  if (!sending.Of("delivered").empty()) return sending.Of("delivered").front();
  if (IsSent(sending) && !HasReceipts(sending)) return DateEvent(sending);
  for (const Touched& touched : sending.events) {
    const std::string kind = KindOf(*touched.event);
    if (kind == "opened" || kind == "clicked") return touched.event;
  }
  return nullptr;
}

const SlowEvent* SlowOutcomes::Failed(const Sending& sending) const {
  const SlowEvent* last = LastState(sending);
  return last != nullptr && KindOf(*last) == "failed" ? last : nullptr;
}

bool SlowOutcomes::Counts(const Sending& sending, const Touched& touched, Machines machines) const {
  const bool exclude =
      machines == Machines::kAsAsked ? options_.exclude_machine : machines == Machines::kExcluded;
  if (!touched.machine.empty() && exclude) return false;
  if (KindOf(*touched.event) == "opened") return sending.track_opens;
  if (KindOf(*touched.event) != "clicked") return false;
  if (touched.unsubscribe_link && !options_.count_unsubscribe_clicks) return false;
  return sending.track_clicks;
}

std::vector<const SlowEvent*> SlowOutcomes::Clicks(const Sending& sending,
                                                   Machines machines) const {
  std::vector<const SlowEvent*> clicks;
  for (const Touched& touched : sending.events) {
    if (KindOf(*touched.event) == "clicked" && Counts(sending, touched, machines)) {
      clicks.push_back(touched.event);
    }
  }
  return clicks;
}

std::vector<const SlowEvent*> SlowOutcomes::Opens(const Sending& sending, Machines machines) const {
  std::vector<const SlowEvent*> opens;
  if (sending.channel != "email" || !sending.track_opens) return opens;
  for (const Touched& touched : sending.events) {
    if (KindOf(*touched.event) == "opened" && Counts(sending, touched, machines)) {
      opens.push_back(touched.event);
    }
  }
  const auto clicks = Clicks(sending, machines);
  if (opens.empty() && options_.implied && !clicks.empty()) opens.push_back(clicks.front());
  return opens;
}

}  // namespace parcours::reference
