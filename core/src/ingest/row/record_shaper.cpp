#include "ingest/row/record_shaper.h"

#include <algorithm>
#include <array>

#include "ingest/record/entries.h"
#include "ingest/record/list_elements.h"
#include "json/json.h"
#include "text/base64.h"
#include "text/bytes.h"

namespace parcours::ingest {
namespace {

constexpr uint8_t kUnasked = 0xFF;
constexpr uint32_t kNotAsked = 0xFFFFFFFF;  // of Level::first_at
constexpr uint32_t kNowhere = 0xFFFFFFFE;
constexpr std::array<std::string_view, 9> kUnionTypes = {
    "string", "int", "long", "float", "double", "boolean", "bytes", "map", "null"};

// The text that is written as base64, with kReadSlack behind it; empty where it is none.
std::string_view Decoded(std::string_view base64, std::string* scratch) {
  scratch->clear();
  if (!text::AppendBase64Decoded(base64, scratch)) scratch->clear();
  const size_t size = scratch->size();
  scratch->append(kReadSlack, '\0');
  return std::string_view(*scratch).substr(0, size);
}

// An element that is no object; what has escapes is kept in `scratch`.
Entry ScalarEntry(std::string_view element, PathId path, std::string* scratch) {
  EntryKind kind = EntryKind::kNumber;
  if (element.front() == '"') {
    kind = EntryKind::kText;
    if (element.find('\\') != std::string_view::npos) {
      const json::Tree text = json::Parse(element);
      *scratch = text && text->is_string() ? json::TextOf(*text) : "";
      element = *scratch;
      scratch->append(kReadSlack, '\0');
      element = std::string_view(*scratch).substr(0, element.size());
    } else {
      element = element.substr(1, element.size() - 2);
    }
  } else if (element.front() == 't' || element.front() == 'f') {
    kind = element.front() == 't' ? EntryKind::kTrue : EntryKind::kFalse;
    element = element.substr(0, 0);
  } else if (element.front() == 'n') {
    kind = EntryKind::kEmptyObject;
  } else if (element.front() == '[') {
    kind = EntryKind::kArray;
  }
  return {element.data(), static_cast<uint32_t>(element.size()), path, kind};
}

// Puts the entry into `record`, instead of one of its path that is there. `places`: by PathId,
// where one may be.
[[gnu::always_inline]] inline void PutIn(const Entry& entry, std::vector<Entry>* record,
                                         std::vector<uint32_t>* places) {
  if (entry.path >= places->size()) places->resize(size_t{entry.path} + 1);
  uint32_t& place = (*places)[entry.path];
  if (place < record->size() && (*record)[place].path == entry.path) {
    (*record)[place] = entry;
  } else {
    place = static_cast<uint32_t>(record->size());
    record->push_back(entry);
  }
}

}  // namespace

bool RecordShaper::Needed(const Format& format) {
  return !format.shapes.empty() || !format.constants.empty();
}

bool RecordShaper::IsOwn(std::string_view path) {
  const std::string_view first = path.substr(0, path.find('.'));
  return first == "$type" || first == "$time" || first == "$source" || first == "$title" ||
         first == "$pair" || first == "$sum" || first == "$currency" || first == "$machine";
}

SkipReason RecordShaper::Write(const FlatRecord& record) {
  reason_ = SkipReason::kNone;
  part_count_ = 0;
  bad_inner_ = false;
  Apply(0, record);
  if (part_count_ == 0) {
    ++summary_->rows;
    ++summary_->ignored;
  }
  return reason_;
}

void RecordShaper::Apply(size_t shape, const FlatRecord& record) {
  if (shape == format_.shapes.size()) return Emit(record);
  switch (format_.shapes[shape].kind) {
    case Shape::Kind::kInner:
      return ApplyInner(shape, record);
    case Shape::Kind::kExplode:
      return ApplyExplode(shape, record);
    case Shape::Kind::kPairs:
      return ApplyPairs(shape, record);
    case Shape::Kind::kUnions:
      return ApplyUnions(shape, record);
    case Shape::Kind::kFan:
      return ApplyFan(shape, record);
  }
}

void RecordShaper::Emit(const FlatRecord& record) {
  if (constants_.empty() && record.layout() != kNoLayout) return EmitWhole(record);
  FlatRecord whole = record;
  std::vector<Entry>& entries = levels_.back().entries;
  if (!constants_.empty()) {
    entries.assign(record.begin(), record.end());
    entries.insert(entries.end(), constants_.begin(), constants_.end());
    whole = {entries, with_constants_.Of(record.layout())};
  }
  if (whole.layout() == kNoLayout) whole = {whole, layouts_.Of(whole)};
  EmitWhole(whole);
}

void RecordShaper::EmitWhole(const FlatRecord& record) {
  ++part_count_;
  SkipReason reason = writer_->Write(record);
  const bool lacks_field = reason == SkipReason::kNoContact || reason == SkipReason::kNoTime ||
                           reason == SkipReason::kNoType;
  if (bad_inner_ && lacks_field) reason = SkipReason::kNotJson;  // it would have stood there
  if (reason == SkipReason::kNone) {
    ++summary_->rows;
    return;
  }
  if (in_fan_ && fan_reason_ == reason) return;
  fan_reason_ = reason;
  if (reason_ == SkipReason::kNone) {
    reason_ = reason;  // the reader reports it with its place
  } else {
    ++summary_->rows;
    ++summary_->skipped[static_cast<size_t>(reason)];
  }
}

int RecordShaper::RoleOf(Level* level, const std::vector<std::string>& keys, PathId path) {
  if (path >= level->roles.size()) level->roles.resize(paths_->size(), kUnasked);
  uint8_t& role = level->roles[path];
  if (role == kUnasked) {
    const auto at = std::find(keys.begin(), keys.end(), paths_->Name(path));
    role = at == keys.end() ? 0 : static_cast<uint8_t>(at - keys.begin() + 1);
  }
  return role - 1;
}

const Entry* RecordShaper::FirstAt(size_t shape, const FlatRecord& record) {
  const LayoutId layout = record.layout();
  if (layout == kNoLayout) return FindFirstAt(shape, record);
  std::vector<uint32_t>& known = levels_[shape].first_at;
  if (layout >= known.size()) known.resize(size_t{layout} + 1, kNotAsked);
  if (known[layout] == kNotAsked) {
    const Entry* const first = FindFirstAt(shape, record);
    known[layout] = first == nullptr ? kNowhere : static_cast<uint32_t>(first - record.data());
  }
  return known[layout] == kNowhere ? nullptr : &record[known[layout]];
}

const Entry* RecordShaper::FindFirstAt(size_t shape, const FlatRecord& record) {
  const std::vector<std::string>& paths = format_.shapes[shape].paths;
  const Entry* best = nullptr;
  int best_role = static_cast<int>(paths.size());
  for (const Entry& entry : record) {
    const int role = RoleOf(&levels_[shape], paths, entry.path);
    if (role < 0 || role >= best_role) continue;
    best = &entry;
    best_role = role;
  }
  return best;
}

void RecordShaper::ApplyInner(size_t shape, const FlatRecord& record) {
  const Entry* const text = FirstAt(shape, record);
  if (text == nullptr || !IsText(*text)) return Apply(shape + 1, record);
  const Shape& rule = format_.shapes[shape];
  Level& level = levels_[shape];
  std::string_view json = text->text();
  if (!rule.base64.empty()) json = Decoded(json, &level.text);
  const PathId base = rule.lift             ? kRootPath
                      : rule.base64.empty() ? text->path
                                            : paths_->FindDotted(rule.base64);
  FlatRecord inner;
  if (level.object.Read(json, base, &inner) == 0) {
    bad_inner_ = bad_inner_ || (text->size != 0 && !json::Parse(json));
    return Apply(shape + 1, record);
  }
  level.entries.assign(inner.begin(), inner.end());
  if (level.places.size() < paths_->size()) level.places.resize(paths_->size());
  uint32_t* const places = level.places.data();
  for (uint32_t i = 0; i < inner.size(); ++i) places[inner[i].path] = i;
  for (const Entry& entry : record) {
    const uint32_t place = places[entry.path];
    const bool is_inside = place < inner.size() && inner[place].path == entry.path;
    if (&entry != text && !is_inside) level.entries.push_back(entry);
  }
  Apply(shape + 1, FlatRecord(level.entries, joined_.Of(record.layout(), inner.layout())));
}

void RecordShaper::ApplyExplode(size_t shape, const FlatRecord& record) {
  const Shape& rule = format_.shapes[shape];
  const Entry* const list = FirstAt(shape, record);
  if (list == nullptr || !IsList(*list)) return Apply(shape + 1, record);
  if (!rule.include.empty()) ReadIncluded(record, rule.include);
  const Entry parent_list = *list;
  Level& level = levels_[shape];
  std::vector<Entry>& entries = level.entries;  // what stands around the list, then an element's
  entries.clear();
  if (!rule.lift) {
    for (const Entry& entry : record) {
      if (&entry != list) entries.push_back(entry);
    }
    Share(&entries);
  }
  const size_t around = entries.size();
  const PathId base = rule.lift ? kRootPath : parent_list.path;
  ListElements elements(parent_list, base, lists_, &level.object);
  bool empty = true;
  while (elements.Next()) {
    empty = false;
    entries.resize(around);
    LayoutId layout = kNoLayout;
    if (elements.is_object()) {
      const FlatRecord members = elements.record();
      entries.insert(entries.end(), members.begin(), members.end());
      layout = around == 0 ? members.layout() : joined_.Of(record.layout(), members.layout());
    } else {
      const Entry value = ScalarEntry(elements.text(), parent_list.path, &level.text);
      if (!IsValue(value)) continue;
      entries.push_back(value);
    }
    if (!rule.include.empty()) layout = included_.AddTo(&entries, layout);
    Apply(shape + 1, FlatRecord(entries, layout));
  }
  if (!empty || rule.empty_type.empty()) return;
  entries.push_back(TextEntry(rule.empty_type, type_path_));
  Apply(shape + 1, entries);
}

void RecordShaper::ApplyPairs(size_t shape, const FlatRecord& record) {
  const Entry* const found = FirstAt(shape, record);
  if (found == nullptr || found->kind != EntryKind::kArray) return Apply(shape + 1, record);
  const Entry list = *found;
  Level& level = levels_[shape];
  std::vector<Entry>& made = level.parent;
  made.clear();
  for (const Entry& entry : record) {
    if (&entry != found) PutIn(entry, &made, &level.places);
  }
  level.pair_texts.clear();
  ListElements elements(list, pair_path_, lists_, &level.object);
  for (size_t number = 0; elements.Next(); ++number) {
    if (!elements.is_object()) continue;
    PutPair(&level, number, list.path, elements.record());
    elements.MoveTexts(&level.pair_texts);
  }
  Apply(shape + 1, FlatRecord(made, layouts_.Of(made)));
}

void RecordShaper::PutPair(Level* level, size_t number, PathId list, const FlatRecord& pair) {
  const Entry* const name = EntryAt(pair, level->pair_keys[0]);
  if (name == nullptr || !IsText(*name)) return;
  const PathId path = PathOfPair(level, number, list, name->text());
  for (size_t key = 1; key < level->pair_keys.size(); ++key) {
    const Entry* const value = EntryAt(pair, level->pair_keys[key]);
    if (value == nullptr) continue;
    Entry member = *value;
    member.path = path;
    return PutIn(member, &level->parent, &level->places);
  }
}

[[gnu::noinline]] void RecordShaper::Share(std::vector<Entry>* parent) {
  writer_->BeginList();
  for (Entry& entry : *parent) entry.is_shared = true;
}

// Where the value of a pair of that name goes; pairs mostly come in the same order.
PathId RecordShaper::PathOfPair(Level* level, size_t number, PathId list, std::string_view name) {
  if (number >= level->pair_paths.size()) level->pair_paths.resize(number + 1, kRootPath);
  PathId& path = level->pair_paths[number];
  const bool is_known =
      path != kRootPath && paths_->Parent(path) == list && !paths_->IsTooLong(path) &&
      text::EqualBytes(paths_->Name(path).substr(paths_->Name(list).size() + 1), name);
  if (!is_known) path = paths_->Find(list, name);
  return path;
}

void RecordShaper::ApplyUnions(size_t shape, const FlatRecord& record) {
  Level& level = levels_[shape];
  level.entries.assign(record.begin(), record.end());
  for (Entry& entry : level.entries) {
    if (entry.path >= union_paths_.size()) {
      const PathId known = static_cast<PathId>(union_paths_.size());
      const PathId count = paths_->size();
      for (PathId path = known; path < count; ++path) {
        const std::string name(paths_->Name(path));
        const size_t dot = name.rfind('.');
        const bool is_union =
            dot != std::string::npos &&
            std::find(kUnionTypes.begin(), kUnionTypes.end(),
                      std::string_view(name).substr(dot + 1)) != kUnionTypes.end();
        union_paths_.push_back(is_union ? paths_->FindDotted(std::string_view(name).substr(0, dot))
                                        : path);
      }
    }
    entry.path = union_paths_[entry.path];
  }
  Apply(shape + 1, level.entries);
}

}  // namespace parcours::ingest
