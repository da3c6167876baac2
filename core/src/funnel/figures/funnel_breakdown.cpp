#include "funnel/figures/funnel_breakdown.h"

#include <string>

namespace parcours::funnel {

namespace {

using Value = FunnelBreakdown::Value;

// The record's own property, whichever way it is spelled.
std::string PropertyName(const FunnelBreakdown& breakdown) {
  const bool qualified = breakdown.by.rfind("contact.", 0) == 0;
  return breakdown.value == Value::kRecord && !qualified ? "contact." + breakdown.by : breakdown.by;
}

uint32_t CodeOf(const store::EventStore& store, const FunnelBreakdown& breakdown,
                const PropertyValues& values, const Outcomes& outcomes, uint32_t index) {
  const auto code_of = [&](store::Row row) {
    if (row == store::kNoRow) return store::kAbsent;
    return values.Code(row, outcomes.ContactOf(store, index, row));
  };
  const auto code_at = [&](uint32_t stage) { return code_of(outcomes.row(index, stage)); };
  switch (breakdown.value) {
    case Value::kEntry:
    case Value::kRecord:
      return code_at(0);
    case Value::kStage:
      return code_of(outcomes.RowOfStage(index, breakdown.stage));
    case Value::kFirst:
      for (uint32_t stage = 0; stage < outcomes.stage_count; ++stage) {
        if (const uint32_t code = code_at(stage); code != store::kAbsent) return code;
      }
      return store::kAbsent;
    case Value::kLast:
      for (uint32_t stage = outcomes.stage_count; stage-- > 0;) {
        if (const uint32_t code = code_at(stage); code != store::kAbsent) return code;
      }
      return store::kAbsent;
  }
  return store::kAbsent;
}

std::vector<uint32_t> CodesOf(const store::EventStore& store, const FunnelBreakdown& breakdown,
                              const PropertyValues& values, const Outcomes& outcomes) {
  std::vector<uint32_t> codes;
  codes.reserve(outcomes.size());
  for (uint32_t index = 0; index < outcomes.size(); ++index) {
    codes.push_back(CodeOf(store, breakdown, values, outcomes, index));
  }
  return codes;
}

TopValues TopOf(const PropertyValues& values, const std::vector<uint32_t>& codes, uint32_t top) {
  std::vector<uint64_t> records_by_code(values.code_count(), 0);
  for (uint32_t code : codes) ++records_by_code[code];
  return TopValues(values, records_by_code, top);
}

}  // namespace

RecordValues::RecordValues(const store::EventStore& store, const FunnelBreakdown& breakdown,
                           const Outcomes& outcomes)
    : values_(store, PropertyName(breakdown)),
      codes_(CodesOf(store, breakdown, values_, outcomes)),
      top_(TopOf(values_, codes_, breakdown.top)) {}

std::vector<BreakdownRow> BreakDown(const store::EventStore& store,
                                    const FunnelBreakdown& breakdown, const Outcomes& outcomes,
                                    const Summary& summary) {
  const RecordValues records(store, breakdown, outcomes);
  const TopValues& top = records.top();
  // The outcomes group by group; in a group they stay in order.
  std::vector<size_t> ends;
  size_t begin = 0;
  for (uint32_t group = 0; group < top.group_count(); ++group) {
    ends.push_back(begin);
    begin += static_cast<size_t>(top.records(group));
  }
  std::vector<uint32_t> members(outcomes.size());
  for (uint32_t index = 0; index < outcomes.size(); ++index) {
    members[ends[top.GroupOf(records.codes()[index])]++] = index;
  }
  std::vector<BreakdownRow> rows;
  begin = 0;
  for (uint32_t group = 0; group < top.group_count(); ++group) {
    const Indices of_group(members.data() + begin, ends[group] - begin);
    begin = ends[group];
    if (!of_group.empty()) rows.push_back({top.label(group), summary.Count(of_group)});
  }
  return rows;
}

}  // namespace parcours::funnel
