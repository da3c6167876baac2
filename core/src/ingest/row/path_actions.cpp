#include "ingest/row/path_actions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace parcours::ingest {
namespace {

// A segment "*" of the pattern stands for any one key.
bool MatchesPath(std::string_view pattern, std::string_view path) {
  if (pattern.find('*') == std::string_view::npos) return pattern == path;
  while (true) {
    const size_t pattern_dot = pattern.find('.');
    const size_t path_dot = path.find('.');
    const std::string_view segment = pattern.substr(0, pattern_dot);
    if (!MatchesPattern(segment, path.substr(0, path_dot))) return false;
    if (pattern_dot == std::string_view::npos || path_dot == std::string_view::npos) {
      return pattern_dot == path_dot;
    }
    pattern.remove_prefix(pattern_dot + 1);
    path.remove_prefix(path_dot + 1);
  }
}

// One of the keys, "data.*" being all keys inside data.
bool IsAmong(const std::vector<std::string>& keys, std::string_view path) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return MatchesPattern(key, path); });
}

}  // namespace

void PathActions::Meet(PathId path) {
  if (path >= all_.size()) {
    all_.resize(paths_.size());
    steps_.resize(paths_.size());
  }
  All made;  // apart, so that AddColumn can tell it from those that are done
  Resolve(path, &made);
  all_[path] = std::move(made);
  steps_[path] = StepOf(all_[path]);
}

PathActions::Step PathActions::StepOf(const All& all) const {
  Step step;
  step.kind = Step::Kind::kOther;
  if (all.actions.size() != 1 || all.too_long || all.unrecognised) return step;
  const Action& action = all.actions[0];
  step.slot = action.slot;
  step.target = action.target;
  if (action.kind == Action::Kind::kSlot) {
    step.kind = Step::Kind::kSlot;
  } else if (!action.shared && !IsMoney(action.target.field)) {
    step.kind = Step::Kind::kColumn;
  }
  return step;
}

void PathActions::Resolve(PathId path, All* all) {
  all->too_long = paths_.IsTooLong(path);
  if (all->too_long) return;
  const std::string_view name = paths_.Name(path);
  for (uint32_t slot = 0; slot < slots_.size(); ++slot) {
    if (!MatchesPath(slots_.rule(slot).path, name)) continue;
    Action action;
    action.kind = Action::Kind::kSlot;
    action.slot = slot;
    all->actions.push_back(action);
  }
  for (const FieldRule& rule : format_.rules) {
    if (rule.target != Target::kField || !MatchesPath(rule.path, name)) continue;
    if (slots_.of(rule.field).count != 0) continue;
    AddColumn(path, store::ColumnOf(rule.field), rule.field, all);
  }
  for (const PropertyRule& property : format_.properties) {
    if (property.path != name) continue;
    AddColumn(path, builder_->PropertyColumn(property.name), kNoField, all);
  }
  std::string_view property = name;
  const std::string prefix = format_.property_object + ".";
  const bool listed = !format_.property_object.empty() && name.starts_with(prefix);
  if (listed) property.remove_prefix(prefix.size());
  if (!format_.kept_keys.empty() && AddKept(path, property, all)) return;
  if (!all->actions.empty() || !format_.keeps_other_keys) return;
  if (name.starts_with('$') || IsAmong(format_.dropped_keys, name)) return;
  if (property.empty()) return;
  all->unrecognised = !listed && name != format_.property_object && format_.name != "mapping" &&
                      !IsAmong(format_.known_keys, name);
  AddColumn(path, builder_->PropertyColumn(property), kNoField, all);
}

// A key that is a property whatever else it is; false: it is none.
[[gnu::noinline]] bool PathActions::AddKept(PathId path, std::string_view property, All* all) {
  const std::string_view name = paths_.Name(path);
  if (std::none_of(format_.kept_keys.begin(), format_.kept_keys.end(),
                   [&](const std::string& key) { return MatchesPath(key, name); })) {
    return false;
  }
  bool listed = false;
  for (const PropertyRule& rule : format_.properties) {
    if (rule.path != name) continue;
    listed = true;
    property = rule.name;
  }
  const store::ColumnId column = builder_->PropertyColumn(property);
  if (!listed) AddColumn(path, column, kNoField, all);
  for (uint32_t rank = 0; rank < format_.names.size(); ++rank) {
    const NameRule& rule = format_.names[rank];
    if (rule.path == name) builder_->NameBy({rule.field, rank, column});
  }
  return true;
}

void PathActions::AddColumn(PathId path, store::ColumnId column, store::Field field, All* all) {
  Action action;
  action.target = {column, field, codes_->NewCache()};
  const auto [first, added] = first_of_column_.try_emplace(column, path);
  if (!added) {
    // Two paths write this column, so both look whether the row has a value there already.
    action.shared = true;
    const PathId other = first->second;
    for (Action& known : other == path ? all->actions : all_[other].actions) {
      if (known.kind == Action::Kind::kColumn && known.target.column == column) known.shared = true;
    }
    if (other != path) steps_[other] = StepOf(all_[other]);
  }
  all->actions.push_back(action);
}

std::vector<ValueCount> PathActions::Unrecognised() const {
  std::vector<ValueCount> counts;
  for (PathId path = 0; path < all_.size(); ++path) {
    if (all_[path].unrecognised && all_[path].count != 0) {
      counts.push_back({std::string(paths_.Name(path)), all_[path].count});
    }
  }
  return counts;
}

}  // namespace parcours::ingest
