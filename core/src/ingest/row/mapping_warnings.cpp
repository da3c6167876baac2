#include "ingest/row/mapping_warnings.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "ingest/summary/sampled_warnings.h"
#include "store/event_types.h"
#include "text/any_case.h"
#include "text/near_names.h"

namespace parcours::ingest {
namespace {

using Names = std::vector<std::string_view>;

std::string Quoted(std::string_view name, const Names& known) {
  std::string text = "'" + std::string(name) + "'";
  const Names near = text::NearNames(name, known);
  if (!near.empty()) text += " (did you mean '" + std::string(near.front()) + "'?)";
  return text;
}

// `names`: not among `known`. Of the first kMaxSamples near spellings are looked for.
void Tell(std::string_view lead, const Names& names, const Names& known,
          std::vector<std::string>* warnings) {
  if (names.empty()) return;
  std::string text(lead);
  for (size_t i = 0; i < std::min(names.size(), kMaxSamples); ++i) {
    text += (i == 0 ? " " : ", ") + Quoted(names[i], known);
  }
  if (names.size() > kMaxSamples) {
    text += " and " + std::to_string(names.size() - kMaxSamples) + " more";
  }
  warnings->push_back(std::move(text));
}

// Shapes make the keys that begin with "$"; a "*" stands for any key.
bool IsKeyOfRecords(std::string_view path) {
  return !path.starts_with('$') && path.find('*') == std::string_view::npos;
}

// Of the member "events".
std::span<const FanEvent> ColumnEvents(const Format& mapping) {
  for (const Shape& shape : mapping.shapes) {
    if (!shape.events.empty() && shape.events.front().by_value) return shape.events;
  }
  return {};
}

Names MissingKeys(const Format& mapping, const Names& keys) {
  const std::set<std::string_view> met(keys.begin(), keys.end());
  const auto is_met = [&](std::string_view path) {
    return !IsKeyOfRecords(path) || met.count(path) != 0;
  };
  Names missing;
  for (const FieldRule& rule : mapping.rules) {
    const bool field_is_met =
        std::any_of(mapping.rules.begin(), mapping.rules.end(), [&](const FieldRule& other) {
          return other.target == rule.target && other.field == rule.field && is_met(other.path);
        });
    if (!field_is_met) missing.push_back(rule.path);
  }
  for (const NameRule& rule : mapping.names) {
    const bool field_is_met = std::any_of(
        mapping.names.begin(), mapping.names.end(),
        [&](const NameRule& other) { return other.field == rule.field && is_met(other.path); });
    if (!field_is_met) missing.push_back(rule.path);
  }
  for (const PropertyRule& rule : mapping.properties) {
    if (!is_met(rule.path)) missing.push_back(rule.path);
  }
  for (const FanEvent& event : ColumnEvents(mapping)) {
    if (met.count(event.when) == 0) missing.push_back(event.when);
  }
  return missing;
}

// Types may be anybody's own: only a slip of two letters or less is told of.
Names MisspeltTypes(const Format& mapping, const Names& ours) {
  std::set<std::string_view> misspelt;
  const auto look_at = [&](std::string_view type) {
    if (std::find(ours.begin(), ours.end(), type) != ours.end()) return;
    const Names near = text::NearNames(type, ours);
    const size_t length = type.size();
    if (!near.empty() && near.front().size() <= length + 2 && length <= near.front().size() + 2) {
      misspelt.insert(type);
    }
  };
  for (const ValueRule& rule : mapping.types) look_at(rule.to);
  for (const FanEvent& event : ColumnEvents(mapping)) look_at(event.type);
  return {misspelt.begin(), misspelt.end()};
}

}  // namespace

void AddMappingWarnings(const Format& mapping, const PathTable& paths, const SourceTypes& types,
                        std::vector<std::string>* warnings) {
  Names keys;
  for (PathId path = 0; path < paths.size(); ++path) {
    const std::string_view name = paths.Name(path);
    if (!name.empty() && IsKeyOfRecords(name)) keys.push_back(name);
  }
  Tell(kMissingKeys, MissingKeys(mapping, keys), keys, warnings);

  const std::vector<std::string> words = types.Names();
  const Names met(words.begin(), words.end());
  Names unmet;
  for (const ValueRule& rule : mapping.types) {
    const bool is_met = std::any_of(met.begin(), met.end(), [&](std::string_view word) {
      return MatchesPattern(rule.from, mapping.types_ignore_case ? text::LowerAscii(word) : word);
    });
    if (!is_met) unmet.push_back(rule.from);
  }
  Tell("mapping: no record has the type", unmet, met, warnings);

  const Names ours(store::kTypeNames.begin(), store::kTypeNames.end());
  Tell("mapping: not one of our types, and near to one:", MisspeltTypes(mapping, ours), ours,
       warnings);
}

}  // namespace parcours::ingest
