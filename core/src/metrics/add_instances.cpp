#include "metrics/add_instances.h"

namespace parcours::metrics {

void AddInstances(const Members& members, const Periods& periods,
                  std::span<const uint32_t> group_of, std::span<Tally> groups, Tally* all) {
  if (!members.AddUpByKind(periods) || periods.size() != 1) {
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

void AddInstancesByPeriod(const Members& members, const Periods& periods, std::span<Tally> tallies,
                          std::vector<uint8_t>* stands) {
  const size_t kinds = members.kind_count();
  // With more counts than instances they would cost more than they save.
  if (!members.AddUpByKind(periods) ||
      kinds * periods.size() * 2 > members.table().instances().size() + kinds * 2) {
    const MetricOptions::Unit unit = members.options().unit;
    return members.ForEachInstance(periods, [&](const Member& member) {
      tallies[member.period].Add(member.contact, member.sets, member.events, unit);
      (*stands)[member.period] = 1;
    });
  }
  const PeriodCounts counts = members.CountKindsByPeriod(periods);
  for (uint32_t period = 0; period < periods.size(); ++period) {
    for (size_t i = 0; i < kinds * 2; ++i) {
      const uint32_t count = counts.instances[period * kinds * 2 + i];
      if (count == 0) continue;
      const KindFacts& kind = members.FactsOfKind(i / 2);
      tallies[period].AddMany(kind.sets[i % 2], kind.events, count);
      (*stands)[period] = 1;
    }
    tallies[period].AddRecipients(counts.recipients[period]);
  }
}

}  // namespace parcours::metrics
