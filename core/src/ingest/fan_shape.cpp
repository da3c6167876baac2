// The shape by which one record tells several events (Shape::Kind::kFan), of RecordShaper.
#include <algorithm>

#include "ingest/entries.h"
#include "ingest/json_list.h"
#include "ingest/record_shaper.h"

namespace parcours::ingest {
namespace {

bool IsTrue(const Entry& entry) {
  if (entry.kind == EntryKind::kTrue) return true;
  const std::string_view text = entry.text();
  return text == "true" || text == "TRUE" || text == "True" || text == "1";
}

bool Holds(const FanEvent& event, const Entry& when) {
  if (!IsValue(when)) return false;
  return event.present || (event.equals.empty() ? IsTrue(when) : event.equals == when.text());
}

}  // namespace

PathId RecordShaper::Known(PathId* known, const std::string& path) {
  if (*known == kRootPath) *known = FindDotted(path);
  return *known;
}

void RecordShaper::ApplyFan(size_t shape, FlatRecord record) {
  const std::vector<FanEvent>& events = format_.shapes[shape].events;
  Level& level = levels_[shape];
  level.fan.resize(events.size());
  for (size_t i = 0; i < events.size(); ++i) {
    const FanEvent& event = events[i];
    FanPaths& paths = level.fan[i];
    if (!event.when.empty()) {
      const Entry* const when = EntryAt(record, Known(&paths.when, event.when));
      if (when == nullptr || !Holds(event, *when)) continue;
    }
    Entry list{};
    if (!event.each.empty()) {
      const Entry* const found = EntryAt(record, Known(&paths.each, event.each));
      if (found == nullptr || !IsList(*found)) continue;
      list = *found;
      if (!JsonList(list.text()).Begin()) continue;
    }
    std::vector<Entry>& parent = level.parent;
    parent.assign(record.begin(), record.end());
    paths.without.resize(event.without.size());
    for (size_t key = 0; key < event.without.size(); ++key) {
      const PathId path = Known(&paths.without[key], event.without[key]);
      std::erase_if(parent, [path](const Entry& entry) { return entry.path == path; });
    }
    if (paths.type.data == nullptr) paths.type = TextEntry(event.type, type_path_);
    parent.push_back(paths.type);
    if (event.each.empty()) {
      AddTime(event, &paths, &parent);
      Apply(shape + 1, parent);
      continue;
    }
    Share(&parent);
    JsonList elements(list.text());
    while (elements.Begin()) {
      FlatRecord members;
      const size_t size = Read(elements.rest(), list.path, &level, &members);
      elements.End(size);
      if (size == 0) continue;
      level.entries = parent;
      level.entries.insert(level.entries.end(), members.begin(), members.end());
      AddSum(event, &level.entries);
      AddTime(event, &paths, &level.entries);
      Apply(shape + 1, level.entries);
    }
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
    const Entry* const list = EntryAt(*record, FindDotted(rule.list));
    if (list == nullptr || !SumOfList(rule, list->text(), &sum_)) continue;
    add(&sum_.amount, sum_path_, EntryKind::kNumber);
    add(&sum_.currency, currency_path_, EntryKind::kText);
    return;
  }
}

}  // namespace parcours::ingest
