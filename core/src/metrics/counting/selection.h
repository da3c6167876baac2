// Selection: which instances, orders and contacts a request is about, decided once a request.
#pragma once

#include <cstdint>
#include <vector>

#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::metrics {

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
