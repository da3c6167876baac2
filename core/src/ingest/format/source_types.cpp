#include "ingest/format/source_types.h"

#include <utility>

#include "text/any_case.h"

namespace parcours::ingest {

const ValueRule* FindValue(const std::vector<ValueRule>& rules, std::string_view value) {
  const ValueRule* best = nullptr;
  for (const ValueRule& rule : rules) {
    if (rule.from == value) return &rule;
    if (!MatchesPattern(rule.from, value)) continue;
    if (best == nullptr || rule.from.size() > best->from.size()) best = &rule;
  }
  return best;
}

std::string_view SourceTypes::TextOf(const Entry& entry) {
  return entry.kind == EntryKind::kTrue    ? "true"
         : entry.kind == EntryKind::kFalse ? "false"
                                           : entry.text();
}

SourceTypes::Info* SourceTypes::Of(const Entry& type, const Entry* detail) {
  return detail == nullptr ? Of(type) : OfDetailed(type, *detail);
}

SourceTypes::Info* SourceTypes::OfDetailed(const Entry& type, const Entry& detail) {
  const std::string_view name = TextOf(type);
  size_t number = 0;
  while (number < detailed_types_.size() && detailed_types_[number] != name) ++number;
  if (number == kMaxDetailed) return infos_[DetailedIndexOf(type, detail)].get();
  if (number == detailed_types_.size()) {
    detailed_types_.emplace_back(name);
    details_.push_back(std::make_unique<ValueCache>());
  }
  ValueCache& cache = *details_[number];
  const auto find = [&] { return DetailedIndexOf(type, detail); };
  return infos_[cache.Fits(detail) ? cache.Find(detail, find) : find()].get();
}

uint32_t SourceTypes::DetailedIndexOf(const Entry& type, const Entry& detail) {
  detailed_.assign(TextOf(type)).append("/").append(TextOf(detail));
  return IndexOf(detailed_);
}

// A name that is too long for the cache mostly comes again.
uint32_t SourceTypes::IndexOf(std::string_view name) {
  if (last_ >= infos_.size() || infos_[last_]->name != name) last_ = LookUp(name);
  return last_;
}

uint32_t SourceTypes::LookUp(std::string_view name) {
  const auto [known, added] =
      indices_.try_emplace(std::string(name), static_cast<uint32_t>(infos_.size()));
  if (!added) return known->second;
  Info info;
  info.name = name;
  const ValueRule* rule =
      FindValue(format_.types, format_.types_ignore_case ? text::LowerAscii(name) : info.name);
  info.rule = rule;
  info.ignored = rule != nullptr && rule->to.empty();
  if (!info.ignored) info.code = builder_->InternType(rule != nullptr ? rule->to : info.name);
  info.is_plain =
      rule == nullptr || (!info.ignored && rule->reason_class.empty() && rule->machine.empty());
  info.unrecognised = rule == nullptr && info.code >= store::kWellKnownTypeCount;
  infos_.push_back(std::make_unique<Info>(std::move(info)));
  return known->second;
}

std::vector<std::string> SourceTypes::Names() const {
  std::vector<std::string> names;
  for (const auto& info : infos_) names.push_back(info->name);
  return names;
}

std::vector<std::pair<std::string, std::string>> SourceTypes::ReadAs() const {
  std::vector<std::pair<std::string, std::string>> read_as;
  for (const auto& info : infos_) {
    if (info->count == 0 || info->rule == nullptr || info->rule->to == info->name) continue;
    read_as.emplace_back(info->name, info->rule->to);
  }
  return read_as;
}

std::vector<ValueCount> SourceTypes::Unrecognised() const {
  std::vector<ValueCount> counts;
  for (const auto& info : infos_) {
    if (info->unrecognised && info->count != 0) counts.push_back({info->name, info->count});
  }
  return counts;
}

}  // namespace parcours::ingest
