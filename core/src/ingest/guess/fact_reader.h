// FactReader: reads a sample's records into Facts, by their keys.
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/container/container.h"
#include "ingest/guess/guess.h"
#include "ingest/guess/guess_names.h"
#include "ingest/guess/key_facts.h"

namespace parcours::ingest {

class FactReader : private RecordSink {
 public:
  FactReader(std::string_view sample, bool whole) {
    ContainerReader reader(SniffContainer(sample, whole), &paths_, this);
    reader.Append(sample);
    if (whole) reader.Finish();
  }

  uint32_t records() const { return records_; }
  const std::vector<PathId>& order() const { return order_; }
  std::string_view Name(PathId path) const { return paths_.Name(path); }
  const Facts& Of(PathId path) const { return facts_.at(path); }
  // Keys that no record has a value under, as columns of a header may be.
  std::vector<std::string_view> EmptyKeys() const {
    std::vector<bool> has_values(paths_.size());
    for (const PathId path : order_) has_values[path] = true;
    for (PathId path = paths_.size(); --path > kRootPath;) {
      if (has_values[path]) has_values[paths_.Parent(path)] = true;
    }
    std::vector<std::string_view> keys;
    for (PathId path = kRootPath + 1; path < paths_.size(); ++path) {
      if (!has_values[path] && !paths_.IsTooLong(path)) keys.push_back(paths_.Name(path));
    }
    return keys;
  }
  // Of the key that the guess chose for a field; nullptr where there is none.
  const Facts* Find(const Guess& guess, std::string_view field) const {
    const Guess::Choice* const choice = guess.Find(field);
    if (choice == nullptr || choice->key.empty()) return nullptr;
    const auto path = std::find_if(order_.begin(), order_.end(),
                                   [&](PathId id) { return paths_.Name(id) == choice->key; });
    return path == order_.end() ? nullptr : &facts_.at(*path);
  }

 private:
  SkipReason Take(const FlatRecord& record) override {
    const auto list = std::find_if(record.begin(), record.end(), [&](const Entry& entry) {
      return entry.kind == EntryKind::kArray && IsPageKey(paths_.Name(entry.path));
    });
    const bool is_page =
        list != record.end() && IsForeign(record) && (!HasTime(record) || HoldsTime(list->text()));
    if (is_page) return SkipReason::kNoType;
    ++records_;
    for (const Entry& entry : record) {
      if (paths_.IsTooLong(entry.path)) continue;
      const auto [facts, added] = facts_.try_emplace(entry.path);
      if (added) order_.push_back(entry.path);
      facts->second.Add(entry);
    }
    return SkipReason::kNone;
  }

  // What holds a list of records, if it has one under a page's key: no contact and time of its own.
  bool IsForeign(FlatRecord record) override {
    const bool has_contact = std::any_of(record.begin(), record.end(), [&](const Entry& entry) {
      return IsScalar(entry) && (NameFit(GuessTarget::kContact, paths_.Name(entry.path)) != 0 ||
                                 IsEmail(entry.text()));
    });
    return !has_contact || !HasTime(record);
  }

  bool HasTime(FlatRecord record) const {
    return std::any_of(record.begin(), record.end(), [&](const Entry& entry) {
      return IsScalar(entry) &&
             (entry.kind == EntryKind::kText ||
              NameFit(GuessTarget::kTime, paths_.Name(entry.path)) != 0) &&
             IsTime(entry.text());
    });
  }

  // Whether one of the texts and numbers in `list`, compact JSON, is a time, or none is there.
  static bool HoldsTime(std::string_view list) {
    if (list == "[]") return true;
    while (!list.empty()) {
      std::string_view value = list.substr(0, list.find_first_of("\"[]{},"));
      list.remove_prefix(std::min(value.size() + 1, list.size()));
      if (value.starts_with(':')) value.remove_prefix(1);
      if (!value.empty() && IsTime(value)) return true;
    }
    return false;
  }

  void Skip(SkipReason, const RecordPlace&) override {}

  PathTable paths_;
  std::unordered_map<PathId, Facts> facts_;
  std::vector<PathId> order_;  // of first sight
  uint32_t records_ = 0;
};

}  // namespace parcours::ingest
