// What an event of the slow reference is, in its own words.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "reference/slow_metrics.h"

namespace parcours::reference {

// "email", "sms", or whatever the type begins with.
std::string ChannelOf(const SlowEvent& event);

// "sent", "delivered", "failed", "opened", "clicked", "unsubscribed", "complained", or empty.
std::string KindOf(const SlowEvent& event);

// Of what kept an SMS from arriving, as these tests' reasons say it.
std::string CarrierClassOf(const std::string& reason);

// What "the larger event id" compares: as the store hashes an id, one id being two events where the
// types differ.
uint64_t IdOf(const SlowEvent& event);

// The order of events: time, type, id.
using Moment = std::tuple<int64_t, int, uint64_t>;
Moment MomentOf(const SlowEvent& event);

}  // namespace parcours::reference
