#include "catalog/row_facts.h"

#include <algorithm>

namespace parcours::catalog {

using store::Field;
using store::kAbsent;
using store::Row;

RowFacts::RowFacts(const store::EventStore& store)
    : types(size_t{store.vocabulary().types.size()} + 1) {
  constexpr Row kRun = 1024;
  uint32_t channels[kRun];
  uint32_t journeys[kRun];
  uint32_t codes[kRun];
  // By message, the journey looked for last: most messages are of one.
  struct Last {
    uint32_t journey = kAbsent;
    Message* message = nullptr;
  };
  std::vector<Last> last(size_t{store.values(Field::kMessage).size()} + 1);
  for (Row begin = 0; begin < store.row_count(); begin += kRun) {
    const Row count = std::min(kRun, store.row_count() - begin);
    store.column(Field::kChannel).Read(begin, count, channels);
    store.column(Field::kJourney).Read(begin, count, journeys);
    store.column(Field::kMessage).Read(begin, count, codes);
    for (Row i = 0; i < count; ++i) {
      const uint32_t channel = channels[i];
      Type& type = types[store.types()[begin + i]];
      if (type.channel != channel) type.channel = type.events == 0 ? channel : kSeveral;
      ++type.events;

      const uint32_t journey = journeys[i];
      if (journey == kAbsent) continue;
      Last& known = last[codes[i]];
      if (known.journey != journey) known = {journey, &messages[{journey, codes[i]}]};
      Message& message = *known.message;
      const int64_t time_us = store.times_us()[begin + i];
      if (time_us < message.first_time_us) message = {time_us, channel};
    }
  }
}

}  // namespace parcours::catalog
