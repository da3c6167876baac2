#include "metrics/add_instances.h"

namespace parcours::metrics {

void AddInstances(const Members& members, const Periods& periods,
                  std::span<const uint32_t> group_of, std::span<Tally> groups, Tally* all) {
  if (!members.AddUpByKind(periods)) {
    const MetricOptions::Unit unit = members.options().unit;
    return members.ForEachInstance(periods, [&](const Member& member) {
      for (Tally* tally : {&groups[group_of[member.message]], all}) {
        if (tally != nullptr) tally->Add(member.contact, member.sets, member.events, unit);
      }
    });
  }
  const KindCounts counts =
      members.CountKinds(periods, group_of, static_cast<uint32_t>(groups.size()));
  for (size_t i = 0; i < counts.instances.size(); ++i) {
    if (counts.instances[i] == 0) continue;
    const KindFacts& kind = members.FactsOfKind(i / 2);
    for (Tally* tally : {&groups[group_of[kind.message]], all}) {
      if (tally != nullptr) tally->AddMany(kind.sets[i % 2], kind.events, counts.instances[i]);
    }
  }
  for (size_t i = 0; i < groups.size(); ++i) groups[i].AddRecipients(counts.recipients[i]);
  if (all != nullptr) all->AddRecipients(counts.all_recipients);
}

}  // namespace parcours::metrics
