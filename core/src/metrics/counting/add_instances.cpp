#include "metrics/counting/add_instances.h"

#include <algorithm>

namespace parcours::metrics {
namespace {

// Both one by one, in functions of their own: a first report adds up by kind (wasm/README.md).
[[gnu::noinline]] void AddEach(const Members& members, const Periods& periods,
                               std::span<const uint32_t> group_of, std::span<Tally> groups,
                               Tally* all) {
  const MetricOptions::Unit unit = members.options().unit;
  members.ForEachInstance(periods, [&](const Member& member) {
    for (Tally* tally : {&groups[group_of[member.message]], all}) {
      if (tally != nullptr) tally->Add(member.contact, member.sets, member.events, unit);
    }
  });
}

[[gnu::noinline]] void AddEachByPeriod(const Members& members, const Periods& periods,
                                       std::span<Tally> tallies, std::vector<uint8_t>* stands) {
  const MetricOptions::Unit unit = members.options().unit;
  members.ForEachInstance(periods, [&](const Member& member) {
    tallies[member.period].Add(member.contact, member.sets, member.events, unit);
    (*stands)[member.period] = 1;
  });
}

}  // namespace

void AddInstances(const Members& members, const Periods& periods,
                  std::span<const uint32_t> group_of, std::span<Tally> groups, Tally* all) {
  if (!members.AddUpByKind(periods) || periods.size() != 1) {
    return AddEach(members, periods, group_of, groups, all);
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
  // With many more counts than instances they would cost more than they save.
  constexpr size_t kFewCounts = size_t{1} << 16;
  if (!members.AddUpByKind(periods) ||
      kinds * periods.size() * 2 > std::max(members.table().instances().size(), kFewCounts)) {
    return AddEachByPeriod(members, periods, tallies, stands);
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
