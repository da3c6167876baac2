// The shape by which one record tells several events (Shape::Kind::kFan), of RecordShaper.
#include <algorithm>

#include "ingest/format/event_value.h"
#include "ingest/record/entries.h"
#include "ingest/record/json_list.h"
#include "ingest/record/list_elements.h"
#include "ingest/row/record_shaper.h"
#include "text/bytes.h"

namespace parcours::ingest {
namespace {

bool IsTrue(const Entry& entry) {
  if (entry.kind == EntryKind::kTrue) return true;
  if (entry.size == 1) return entry.data[0] == '1';
  const auto is = [&](const char* word) {
    return text::LoadHalf(entry.data) == text::LoadHalf(word);
  };
  return entry.size == 4 && (is("true") || is("TRUE") || is("True"));
}

bool Holds(const FanEvent& event, const Entry& when) {
  if (!IsValue(when)) return false;
  return event.present || (event.equals.empty() ? IsTrue(when) : event.equals == when.text());
}

}  // namespace

PathId RecordShaper::Known(PathId* known, const std::string& path) {
  if (*known == kRootPath) *known = paths_->FindDotted(path);
  return *known;
}

// What follows from a record's keys alone is found out once a layout: all but whether an event's
// key is true. What several events have of the record is copied once, and of long values coded
// once.
void RecordShaper::ApplyFan(size_t shape, const FlatRecord& record) {
  const std::vector<FanEvent>& events = format_.shapes[shape].events;
  Level& level = levels_[shape];
  level.fan.resize(events.size());
  const LayoutId layout = record.layout();
  if (layout >= level.fan_plans.size()) level.fan_plans.resize(size_t{layout} + 1);
  FanPlan& plan = level.fan_plans[layout];
  if (!plan.is_made || layout == kNoLayout) plan = MakeFanPlan(shape, record);
  std::vector<Entry>& made = level.fanned;
  const size_t size = record.size();
  // What the events differ in is their type alone, and nothing comes between here and the writer.
  const bool may_repeat =
      plan.steps.size() > 1 && shape + 1 == format_.shapes.size() && constants_.empty();
  bool is_kept = false;
  in_fan_ = true;
  fan_reason_ = SkipReason::kNone;
  made.resize(size + 2);
  std::copy(record.begin(), record.end(), made.begin());
  if (plan.steps.size() > 1) {
    writer_->BeginList();
    for (size_t i = 0; i < size; ++i) made[i].is_shared = true;
  }
  for (FanStep& step : plan.steps) {
    const FanEvent& event = events[step.event];
    bool has_own_time = step.time != FanStep::kNone;
    if (event.by_value) {
      const EventValue value = EventValueOf(made[step.when]);
      if (value == EventValue::kNo) continue;
      has_own_time = value == EventValue::kTime && !event.at_row_time;
    } else if (step.when != FanStep::kNone && !Holds(event, made[step.when])) {
      continue;
    }
    if (!event.each.empty() || !event.without.empty()) {
      ApplyFanEvent(shape, step.event, record);
      is_kept = false;
      continue;
    }
    made[size] = FanType(event, &level.fan[step.event]);
    size_t used = size + 1;
    if (has_own_time) {
      made[used] = made[step.time];
      made[used++].path = time_path_;
    } else if (step.is_person) {
      // Not by its time, which is another event's.
      made[used++] = PersonVerdict();
    }
    const std::span<const Entry> told(made.data(), used);
    LayoutId& told_layout = has_own_time ? step.timed_layout : step.layout;
    if (told_layout == kNoLayout) told_layout = layouts_.Of(told);
    const FlatRecord event_record(told, told_layout);
    const bool ends_with_type = used == size + 1;
    if (is_kept && ends_with_type && writer_->WriteAgain(event_record)) {
      ++part_count_;
      ++summary_->rows;
      continue;
    }
    is_kept = may_repeat && ends_with_type;
    if (is_kept) writer_->KeepNext();
    Apply(shape + 1, event_record);
  }
  in_fan_ = false;
}

// Without the events whose key the record does not have.
[[gnu::noinline]] RecordShaper::FanPlan RecordShaper::MakeFanPlan(size_t shape, FlatRecord record) {
  const std::vector<FanEvent>& events = format_.shapes[shape].events;
  FanPlan plan{true, {}};
  const auto number_of = [&](PathId* known, const std::string& path) {
    const Entry* const entry = path.empty() ? nullptr : EntryAt(record, Known(known, path));
    return entry == nullptr ? FanStep::kNone : static_cast<uint32_t>(entry - record.data());
  };
  // By its name: a path of its own would hide from the warnings that no record has the key.
  const auto number_named = [&](const std::string& path) {
    const auto entry = std::find_if(record.begin(), record.end(), [&](const Entry& candidate) {
      return paths_->Name(candidate.path) == path;
    });
    return entry == record.end() ? FanStep::kNone : static_cast<uint32_t>(entry - record.begin());
  };
  for (uint32_t i = 0; i < events.size(); ++i) {
    FanPaths& paths = levels_[shape].fan[i];
    FanStep step;
    step.event = i;
    if (events[i].by_value) {
      step.when = step.time = number_named(events[i].when);
    } else {
      step.when = number_of(&paths.when, events[i].when);
      step.time = number_of(&paths.time, events[i].time);
    }
    step.is_person = events[i].by_value && !events[i].at_row_time &&
                     (events[i].type.ends_with(".opened") || events[i].type.ends_with(".clicked"));
    if (events[i].when.empty() || step.when != FanStep::kNone) plan.steps.push_back(step);
  }
  return plan;
}

const Entry& RecordShaper::FanType(const FanEvent& event, FanPaths* paths) {
  if (paths->type.data == nullptr) paths->type = TextEntry(event.type, type_path_);
  return paths->type;
}

[[gnu::noinline]] Entry RecordShaper::PersonVerdict() {
  Entry verdict = TextEntry("", machine_path_);
  verdict.kind = EntryKind::kFalse;
  return verdict;
}

// Of one that takes a list of the record, or does without some of its keys.
void RecordShaper::ApplyFanEvent(size_t shape, size_t number, FlatRecord record) {
  const FanEvent& event = format_.shapes[shape].events[number];
  Level& level = levels_[shape];
  FanPaths& paths = level.fan[number];
  Entry list{};
  if (!event.each.empty()) {
    const Entry* const found = EntryAt(record, Known(&paths.each, event.each));
    if (found == nullptr || !IsList(*found)) return;
    list = *found;
    if (!JsonList(list.text()).Begin()) return;
  }
  std::vector<Entry>& parent = level.parent;
  parent.assign(record.begin(), record.end());
  paths.without.resize(event.without.size());
  for (size_t key = 0; key < event.without.size(); ++key) {
    const PathId path = Known(&paths.without[key], event.without[key]);
    std::erase_if(parent, [path](const Entry& entry) { return entry.path == path; });
  }
  parent.push_back(FanType(event, &paths));
  if (event.each.empty()) {
    AddTime(event, &paths, &parent);
    return Apply(shape + 1, parent);
  }
  Share(&parent);
  ListElements elements(list, list.path, lists_, &level.object);
  while (elements.Next()) {
    if (!elements.is_object()) continue;
    const FlatRecord& members = elements.record();
    level.entries = parent;
    level.entries.insert(level.entries.end(), members.begin(), members.end());
    AddSum(event, &level.entries);
    AddTime(event, &paths, &level.entries);
    Apply(shape + 1, level.entries);
  }
}

void RecordShaper::AddTime(const FanEvent& event, FanPaths* paths, std::vector<Entry>* record) {
  if (event.time.empty()) return;
  const Entry* const time = EntryAt(*record, Known(&paths->time, event.time));
  if (time == nullptr) return;
  Entry copy = *time;
  copy.path = time_path_;
  record->push_back(copy);
}

void RecordShaper::AddSum(const FanEvent& event, std::vector<Entry>* record) {
  const auto add = [&](std::string* text, PathId path, EntryKind kind) {
    const auto size = static_cast<uint32_t>(text->size());
    if (size == 0) return;
    text->append(kReadSlack, '\0');
    record->push_back({text->data(), size, path, kind});
  };
  for (const SumRule& rule : event.sums) {
    const Entry* const list = EntryAt(*record, paths_->FindDotted(rule.list));
    if (list == nullptr || !SumOfList(rule, list->text(), &sum_)) continue;
    add(&sum_.amount, sum_path_, EntryKind::kNumber);
    add(&sum_.currency, currency_path_, EntryKind::kText);
    return;
  }
}

}  // namespace parcours::ingest
