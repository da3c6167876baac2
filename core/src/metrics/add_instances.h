// How the instances that a request selects come into tallies: one by one, or where that is as good
// by kind, which is several times faster.
#pragma once

#include "metrics/members.h"
#include "metrics/tally.h"

namespace parcours::metrics {

// tallies_of(uint32_t message): pointers to the tallies that count a message's instances, something
// to iterate over.
template <class TalliesOf>
void AddInstances(const Members& members, const Periods& periods, const TalliesOf& tallies_of) {
  if (members.AddUpByKind(periods)) {
    members.ForEachKind(
        periods,
        [&](const KindFacts& kind, bool ordered, uint32_t count) {
          for (Tally* tally : tallies_of(kind.message)) {
            tally->AddMany(kind.sets[ordered ? 1 : 0], kind.events, count);
          }
        },
        [&](ContactIndex contact, uint32_t message) {
          for (Tally* tally : tallies_of(message)) tally->AddRecipient(contact);
        });
    return;
  }
  members.ForEachInstance(periods, [&](const Member& member) {
    for (Tally* tally : tallies_of(member.message)) {
      tally->Add(member.contact, member.sets, member.events, members.options().unit);
    }
  });
}

}  // namespace parcours::metrics
