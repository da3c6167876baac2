#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "core/funnel_case.h"
#include "funnel/figures/timings.h"
#include "funnel/funnel.h"
#include "funnel/records.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;

// The records of the whole, or of one value of the breakdown, against what the case says of them.
class RecordsCheck {
 public:
  RecordsCheck(std::vector<RecordRow> rows, const FunnelDefinition& definition,
               std::string* differences)
      : rows_(std::move(rows)), definition_(definition), differences_(differences) {}

  void Stages(const Json& stages) {
    for (uint32_t stage = 0; stage < stages.size(); ++stage) {
      const Json& expected = stages[stage];
      std::set<std::string> contacts;
      for (const RecordRow& row : rows_) {
        if (Reached(row, stage)) contacts.insert(std::string(row.record));
      }
      const std::string at = "stage " + std::to_string(stage);
      if (expected.contains("reached")) Same(at, contacts.size(), expected["reached"]);
      if (expected.contains("contacts")) {
        Same(at, Json(contacts), Json(expected["contacts"].get<std::set<std::string>>()));
      }
      for (const Json& contact : expected.value("contacts_include", Json::array())) {
        Same(at + contact.dump(), contacts.count(contact), 1);
      }
      for (const Json& contact : expected.value("contacts_exclude", Json::array())) {
        Same(at + contact.dump(), contacts.count(contact), 0);
      }
      if (stage == 0) continue;
      Times(at, stage - 1, stage, expected);
    }
  }

  void PerContact(const Json& stages_by_contact, bool completions) {
    for (const auto& contact : stages_by_contact.items()) {
      size_t reached = 0;
      for (const RecordRow& row : rows_) {
        if (row.record == contact.key()) reached = FurthestStage(row);
      }
      const size_t all = definition_.stages.size();
      if (completions) reached = reached == all ? 1 : 0;
      Same(contact.key(), reached, contact.value());
    }
  }

  void TimeBetween(const Json& expected) {
    Times("time", expected["from_stage"], expected["to_stage"], expected);
  }

  void Trend(const Json& trend) {
    for (const Json& period : trend["periods"]) {
      uint64_t entered = 0;
      uint64_t converted = 0;
      for (const RecordRow& row : rows_) {
        const int64_t* entry_us = TimeOf(row, trend["from_stage"]);
        if (entry_us == nullptr || *entry_us < period["start"].get<int64_t>() * kUsPerMs) continue;
        if (*entry_us >= period["end"].get<int64_t>() * kUsPerMs) continue;
        ++entered;
        converted += TimeOf(row, trend["to_stage"]) != nullptr;
      }
      Same("entered " + period["start"].dump(), entered, period["entered"]);
      Same("converted " + period["start"].dump(), converted, period["converted"]);
    }
  }

 private:
  void Same(const std::string& what, const Json& found, const Json& expected) {
    if (found == expected) return;
    *differences_ += what + ": " + found.dump() + ", expected " + expected.dump() + "\n";
  }

  void Near(const std::string& what, double found, double expected, double tolerance) {
    if (std::abs(found - expected) > tolerance) Same(what, found, expected);
  }

  // Under order "any" the k-th stage is k stages done.
  bool Reached(const RecordRow& row, uint32_t stage) const {
    return definition_.order == StageOrder::kAny ? row.events.size() > stage
                                                 : TimeOf(row, stage) != nullptr;
  }

  const int64_t* TimeOf(const RecordRow& row, uint32_t stage) const {
    if (definition_.order == StageOrder::kAny) {
      return row.events.size() > stage ? &row.events[stage].time_us : nullptr;
    }
    for (const StageEvent& event : row.events) {
      if (event.stage == stage) return &event.time_us;
    }
    return nullptr;
  }

  // Stages up to the furthest one matched, as the cases count.
  size_t FurthestStage(const RecordRow& row) const {
    size_t reached = 0;
    for (const StageEvent& event : row.events) reached = std::max<size_t>(reached, event.stage + 1);
    return reached;
  }

  void Times(const std::string& at, uint32_t from, uint32_t to, const Json& expected) {
    std::vector<int64_t> durations_us;
    for (const RecordRow& row : rows_) {
      const int64_t* start_us = TimeOf(row, from);
      const int64_t* end_us = TimeOf(row, to);
      if (start_us != nullptr && end_us != nullptr) durations_us.push_back(*end_us - *start_us);
    }
    std::sort(durations_us.begin(), durations_us.end());
    DurationSample sample;
    sample.Add(durations_us);
    const DurationStatistics times = MeasureDurations(&sample);
    const double tolerance_ms = expected.value("tolerance_ms", 1e-6);
    if (expected.contains("sample_size")) Same(at + " n", times.n, expected["sample_size"]);
    if (expected.value("none_completed_or_no_time", false)) {
      Same(at + " none", times.n == 0 || times.max_ms == 0, true);
    }
    if (expected.value("average_null", false)) Same(at + " n", times.n, 0);
    if (expected.contains("average_ms") && expected["average_ms"].is_number()) {
      Near(at + " mean", times.mean_ms, expected["average_ms"], tolerance_ms);
    }
    if (expected.contains("median_ms") && expected["median_ms"].is_number()) {
      Near(at + " median", times.median_ms, expected["median_ms"], tolerance_ms);
    }
    const std::pair<const char*, double> ranges[] = {{"average_ms_range", times.mean_ms},
                                                     {"median_ms_range", times.median_ms}};
    for (const auto& [member, found] : ranges) {
      if (!expected.contains(member)) continue;
      const Json& range = expected[member];
      const bool in_range = (range[0].is_null() || found >= range[0].get<double>()) &&
                            (range[1].is_null() || found <= range[1].get<double>());
      Same(at + member, in_range, true);
    }
    const Json bins = expected.value("bins", Json::array());
    for (size_t bin = 0; bin < bins.size(); ++bin) {
      const auto begin = std::lower_bound(durations_us.begin(), durations_us.end(),
                                          bins[bin][0].get<int64_t>() * kUsPerMs);
      const auto end = bin + 1 == bins.size()
                           ? durations_us.end()
                           : std::lower_bound(durations_us.begin(), durations_us.end(),
                                              bins[bin + 1][0].get<int64_t>() * kUsPerMs);
      Same(at + " bin", end - begin, bins[bin][1]);
    }
  }

  const std::vector<RecordRow> rows_;
  const FunnelDefinition& definition_;
  std::string* differences_;
};

}  // namespace

std::string DifferencesOf(const Json& given, int* compared) {
  const auto store = StoreOf(given);
  const FunnelDefinition definition = DefinitionOf(given["funnel"]);
  const Json& expected = given["expected"];
  std::string differences;
  const auto check_of = [&](const ValueChoice& value) {
    RecordsAt at;
    at.breakdown = value;
    Page page;
    page.sort = "record";
    page.limit = 0;
    const RecordsResult records = ListRecords(*store, definition, at, page);
    return RecordsCheck(records.rows, definition, &differences);
  };
  const auto has = [&](const char* member) {
    *compared += expected.contains(member);
    return expected.contains(member);
  };
  RecordsCheck whole = check_of({});
  if (has("stages")) whole.Stages(expected["stages"]);
  if (has("all")) whole.Stages(expected["all"]["stages"]);
  if (has("per_contact_max_stage")) whole.PerContact(expected["per_contact_max_stage"], false);
  if (has("completions")) whole.PerContact(expected["completions"], true);
  for (const char* member : {"time_to_convert", "conversion_time"}) {
    if (has(member)) whole.TimeBetween(expected[member]);
  }
  if (has("trend")) whole.Trend(expected["trend"]);
  if (!given["funnel"].contains("breakdown")) return differences;

  std::set<std::string> values;
  const FunnelResult result = ComputeFunnel(*store, definition);
  for (const BreakdownRow& row : *result.breakdown) {
    const bool named = row.label.kind == Label::Kind::kValue;
    values.insert(named ? row.label.value : row.label.kind == Label::Kind::kOther ? "Other" : "");
    if (has("each_breakdown")) {
      check_of({named ? ValueChoice::Kind::kValue : ValueChoice::Kind::kNone, row.label.value})
          .Stages(expected["each_breakdown"]["stages"]);
    }
  }
  if (has("breakdown_values") && Json(values.size()) != expected["breakdown_values"]) {
    differences += "values: " + Json(values).dump() + "\n";
  }
  if (has("breakdown_value_set") && Json(values) != expected["breakdown_value_set"]) {
    differences += "values: " + Json(values).dump() + "\n";
  }
  if (!has("breakdowns")) return differences;
  for (const Json& breakdown : expected["breakdowns"]) {
    Json value = breakdown["value"];
    if (value.is_array()) value = value[0];
    const std::string text = value.is_null() ? "" : TextOf(value);
    // Where there is one value and the case does not say which, it is the whole.
    if (value.is_null() && expected.value("breakdown_values", 0) == 1) {
      whole.Stages(breakdown["stages"]);
      continue;
    }
    ValueChoice choice{ValueChoice::Kind::kValue, text};
    if (text.empty() || text == "(none)") choice.kind = ValueChoice::Kind::kNone;
    if (text == "Other") choice.kind = ValueChoice::Kind::kOther;
    check_of(choice).Stages(breakdown["stages"]);
  }
  return differences;
}

}  // namespace parcours::funnel
