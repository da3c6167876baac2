#include "catalog/row_facts.h"

namespace parcours::catalog {

using store::Field;
using store::kAbsent;
using store::Row;

namespace {

// A call a run: a browser compiles a function well when it is called again, not while it runs. From
// two places, or the build puts it into its only caller.
class RowReader {
 public:
  RowReader(const store::EventStore& store, RowFacts* facts)
      : store_(store), facts_(*facts), last_(size_t{store.values(Field::kMessage).size()} + 1) {}

  static constexpr Row kRun = 1024;

  [[gnu::noinline]] void Read(Row begin, Row count) {
    store_.column(Field::kChannel).Read(begin, count, channels_);
    store_.column(Field::kJourney).Read(begin, count, journeys_);
    store_.column(Field::kMessage).Read(begin, count, messages_);
    const store::TypeCode* const types = store_.types().data() + begin;
    const int64_t* const times_us = store_.times_us().data() + begin;
    for (Row i = 0; i < count; ++i) {
      const uint32_t channel = channels_[i];
      RowFacts::Type& type = facts_.types[types[i]];
      if (type.channel != channel) {
        type.channel = type.events == 0 ? channel : RowFacts::kSeveral;
      }
      ++type.events;

      const uint32_t journey = journeys_[i];
      if (journey == kAbsent) continue;
      Last& last = last_[messages_[i]];
      if (last.journey != journey) last = {journey, &facts_.messages[{journey, messages_[i]}]};
      if (times_us[i] < last.message->first_time_us) *last.message = {times_us[i], channel};
    }
  }

 private:
  // Of a message, the journey looked for last: most are of one.
  struct Last {
    uint32_t journey = kAbsent;
    RowFacts::Message* message = nullptr;
  };

  const store::EventStore& store_;
  RowFacts& facts_;
  std::vector<Last> last_;  // by code
  uint32_t channels_[kRun];
  uint32_t journeys_[kRun];
  uint32_t messages_[kRun];
};

}  // namespace

RowFacts::RowFacts(const store::EventStore& store)
    : types(size_t{store.vocabulary().types.size()} + 1) {
  RowReader reader(store, this);
  Row begin = 0;
  for (; store.row_count() - begin > RowReader::kRun; begin += RowReader::kRun) {
    reader.Read(begin, RowReader::kRun);
  }
  reader.Read(begin, store.row_count() - begin);
}

}  // namespace parcours::catalog
