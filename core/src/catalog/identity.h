// Identity: how many ids are one person, and how many events belong to nobody with a name.
#pragma once

#include <cstdint>

#include "store/event_store.h"

namespace parcours::catalog {

struct Identity {
  uint64_t joined_ids = 0;       // that go under another id of the same person
  uint64_t joined_contacts = 0;  // with events, known under several ids
  uint64_t joined_events = 0;    // theirs
  uint64_t anonymous_contacts = 0;
  uint64_t anonymous_events = 0;  // of contacts of whom only ids such as cookies are known
};

// O(ids).
Identity CountIdentity(const store::EventStore& store);

}  // namespace parcours::catalog
