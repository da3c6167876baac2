#include "store/value_names.h"

#include <algorithm>

#include "store/event_store.h"

namespace parcours::store {
namespace {

// Of one value. A first pass leaves the only name that more than half of its events can have
// (Boyer and Moore); where not all of them voted for it, a second one counts those that do.
struct Tally {
  uint32_t name = kAbsent;
  uint32_t votes = 0;
  uint32_t all = 0;
};

// That of the empty text; kAbsent: there is none.
uint32_t EmptyCode(const Dictionary& texts) {
  for (uint32_t code = 1; code <= texts.size(); ++code) {
    if (texts.Text(code).empty()) return code;
  }
  return kAbsent;
}

}  // namespace

void NameValues(const EventStore& store, const NameColumn& naming, std::vector<ValueName>* names) {
  const uint32_t empty = EmptyCode(store.vocabulary().columns[naming.column].values);
  const size_t code_count = size_t{store.values(naming.field).size()} + 1;
  names->resize(code_count);
  std::vector<Tally> tallies(code_count);  // [kAbsent]: events without a value
  const auto is_unanimous = [](const Tally& tally) { return tally.votes == tally.all; };
  for (const bool counts : {false, true}) {
    if (counts && std::all_of(tallies.begin() + 1, tallies.end(), is_unanimous)) break;
    for (Tally& tally : tallies) tally.votes = 0;
    CodeReader values(store.column(naming.field));
    store.column(naming.column).ForEach([&](Row row, uint32_t name) {
      if (row >= store.row_count() || name == empty) return;
      Tally& tally = tallies[values[row]];
      if (!counts && tally.votes == 0) tally.name = name;
      const bool agrees = tally.name == name;
      tally.votes += agrees ? 1 : counts ? 0 : UINT32_MAX;
      tally.all += counts ? 0 : 1;
    });
  }
  for (size_t code = 1; code < code_count; ++code) {
    const Tally& tally = tallies[code];
    ValueName& name = (*names)[code];
    if (tally.votes > tally.all / 2 && name.name == kAbsent) name = {naming.column, tally.name};
  }
}

}  // namespace parcours::store
