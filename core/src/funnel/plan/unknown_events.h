// Event names in a definition that the data does not hold: the answer stands, mostly empty, and
// somebody should know why.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "parcours/definition.h"
#include "parcours/error.h"
#include "store/event_store.h"

namespace parcours::funnel {

// What files call events -> the type that they were read as.
using EventWords = std::map<std::string, std::string>;

// A warning "unknown-event" for every step whose event name no event of the store has, with near
// spellings: first of all the type that a file's own word was read as. Paths are inside the
// definition.
std::vector<Warning> UnknownEvents(const store::EventStore& store,
                                   const FunnelDefinition& definition, const EventWords& read_as);

}  // namespace parcours::funnel
