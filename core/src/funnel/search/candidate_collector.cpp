#include "funnel/search/candidate_collector.h"

#include <algorithm>

#include "text/sort.h"

namespace parcours::funnel {

namespace {

constexpr StageMask kEntryBit = 1;
constexpr StageMask kRelevantBit = StageMask{1} << (kMaxStages - 1);

}  // namespace

CandidateCollector::CandidateCollector(const store::EventStore& store,
                                       const FunnelDefinition& definition, const StagePlan& plan,
                                       const ExclusionPlan& exclusions)
    : store_(store),
      definition_(definition),
      plan_(plan),
      exclusions_(exclusions),
      event_filter_(store, definition.filters.events),
      every_event_interrupts_(definition.order == StageOrder::kStrict &&
                              definition.scope == StrictScope::kAll),
      tolerance_us_(definition.order == StageOrder::kAny ? 0 : definition.tolerance_us),
      start_slots_(definition.order == StageOrder::kAny ? ~StageMask{0} : kEntryBit),
      type_tells_all_(!plan.any_filtered() && exclusions.empty() && event_filter_.empty() &&
                      !every_event_interrupts_ && definition.range.unbounded()),
      orders_ties_(definition.order == StageOrder::kSequential &&
                   definition.ties == TieRule::kAny && definition.tolerance_us == 0) {
  for (uint32_t code = 0; code <= store.vocabulary().types.size(); ++code) {
    const auto type = static_cast<store::TypeCode>(code);
    relevant_.push_back(plan.PossibleStages(type));
    if (every_event_interrupts_ || exclusions.MayMatch(type)) relevant_.back() |= kRelevantBit;
  }
}

bool CandidateCollector::Collect(const RecordRows& record) {
  if (!KeepRowsByType(record)) return false;
  if (!type_tells_all_ && !AskRows(record)) return false;
  if (definition_.entry == EntryRule::kFirst && definition_.order != StageOrder::kAny) {
    KeepFirstEntryOnly();
  }
  if (orders_ties_ && any_ties_) OrderTies();
  return true;
}

// The rows whose types matter, from the first one that may start an attempt and what else stands at
// its instant. False where there is none.
bool CandidateCollector::KeepRowsByType(const RecordRows& record) {
  const size_t room = size_t{record.end} - record.begin + 1;
  if (rows_.size() < room) {
    rows_.resize(room);
    buffer_.resize(room);
  }
  const store::TypeCode* types = store_.types().data();
  const int64_t* times_us = store_.times_us().data();
  const StageMask* relevant = relevant_.data();
  store::Row* const rows = rows_.data();
  size_t count = 0;
  for (uint32_t position = record.begin; position < record.end; ++position) {
    const store::Row row = record.At(position);
    rows[count] = row;
    count += relevant[types[row]] != 0 ? 1 : 0;
  }
  size_t first = 0;
  while (first < count && (relevant[types[rows[first]]] & start_slots_) == 0) ++first;
  if (first == count) return false;
  if (tolerance_us_ != 0) first = 0;
  while (first > 0 && times_us[rows[first - 1]] == times_us[rows[first]]) --first;

  count_ = count - first;
  any_ties_ = false;
  int64_t before_us = kMinTimeUs;
  for (size_t i = 0; i < count_; ++i) {
    const store::Row row = rows[first + i];
    buffer_[i] = {times_us[row], row, relevant[types[row]]};
    any_ties_ |= buffer_[i].time_us == before_us;
    before_us = buffer_[i].time_us;
  }
  return true;
}

// Of the rows kept by their type those that take part. False where none may start an attempt.
bool CandidateCollector::AskRows(const RecordRows& record) {
  exclusion_events_.clear();
  bool started = false;
  const bool gate_all = definition_.gates == RangeGate::kAll;
  const bool any_order = definition_.order == StageOrder::kAny;
  const store::TypeCode* types = store_.types().data();
  size_t kept = 0;
  for (size_t i = 0; i < count_; ++i) {
    const store::Row row = buffer_[i].row;
    const int64_t time_us = buffer_[i].time_us;
    const store::TypeCode type = types[row];
    const store::ContactIndex contact = record.ContactOf(store_, row);
    StageMask mask = plan_.Mask(row, type, contact);
    const uint32_t excluded = exclusions_.empty() ? 0 : exclusions_.Bits(row, type, contact);
    const bool takes_part = mask != 0 || every_event_interrupts_;
    if (!takes_part && excluded == 0) continue;
    StageMask may_start = mask & start_slots_;
    if (!definition_.range.Contains(time_us)) {
      if (gate_all) continue;
      may_start = 0;
    }
    if (!event_filter_.empty() && !event_filter_.Matches(row, contact)) continue;
    if (excluded != 0) exclusion_events_.push_back({time_us, excluded, row, takes_part});
    if (!takes_part) continue;
    if (!started) {
      // What stands at the very instant of the first start may come after it, and with a
      // tolerance what stands before.
      const bool earlier = kept > 0 && buffer_[kept - 1].time_us != time_us;
      if (earlier && tolerance_us_ == 0) kept = 0;
      started = may_start != 0;
    }
    if (!any_order && may_start == 0) mask &= ~kEntryBit;
    buffer_[kept++] = {time_us, row, mask};
  }
  count_ = kept;
  return started;
}

void CandidateCollector::KeepFirstEntryOnly() {
  size_t first = 0;
  while ((buffer_[first].mask & kEntryBit) == 0) ++first;
  for (size_t i = first + 1; i < count_; ++i) {
    const bool same_instant =
        definition_.ties == TieRule::kAny && buffer_[i].time_us == buffer_[first].time_us;
    if (!same_instant) buffer_[i].mask &= ~kEntryBit;
  }
}

void CandidateCollector::OrderTies() {
  Candidate* const begin = buffer_.data();
  Candidate* const end = begin + count_;
  for (Candidate* next = begin + 1; next < end; ++next) {
    if (next->time_us != next[-1].time_us || next->mask >= next[-1].mask) continue;
    const auto elsewhere = [&](const Candidate& other) { return other.time_us != next->time_us; };
    Candidate* first = next - 1;
    while (first > begin && first[-1].time_us == next->time_us) --first;
    Candidate* const last = std::find_if(next, end, elsewhere);
    const bool apart = std::all_of(
        first, last, [](const Candidate& candidate) { return ServesOneStage(candidate.mask); });
    if (apart) {
      text::SortFew(std::span(first, last),
                    [](const Candidate& a, const Candidate& b) { return a.mask < b.mask; });
    }
    next = last - 1;
  }
}

}  // namespace parcours::funnel
