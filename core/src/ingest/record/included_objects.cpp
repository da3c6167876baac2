#include "ingest/record/included_objects.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/hash.h"

namespace parcours::ingest {
namespace {

constexpr size_t kLeastSlots = 64;

const Entry* EntryAt(std::span<const Entry> record, PathId path) {
  for (const Entry& entry : record) {
    if (entry.path == path) return &entry;
  }
  return nullptr;
}

}  // namespace

IncludedObjects::IncludedObjects(PathTable* paths, PathId base)
    : paths_(paths),
      base_(base),
      type_path_(paths->Find(base, "type")),
      id_path_(paths->Find(base, "id")),
      joined_(paths),
      slots_(kLeastSlots, kFree) {}

void IncludedObjects::Clear() {
  // Slots that a page hardly used are halved: else each would cost what the largest of all did.
  if (slots_.size() > std::max(kLeastSlots, 16 * objects_.size())) {
    slots_ = std::vector<uint32_t>(slots_.size() / 2);
  }
  objects_.clear();
  entries_.clear();
  texts_.clear();
  std::fill(slots_.begin(), slots_.end(), kFree);
}

void IncludedObjects::Add(FlatRecord object) {
  const Entry* const type = EntryAt(object, type_path_);
  const Entry* const id = EntryAt(object, id_path_);
  if (type == nullptr || id == nullptr) return;
  Type& its_type = TypeOf(type->text());
  if (2 * (objects_.size() + 1) > slots_.size()) Grow();
  uint32_t* const slot = SlotOf(type->text(), id->text());
  if (*slot != kFree) return;
  *slot = static_cast<uint32_t>(objects_.size());
  const auto begin = static_cast<uint32_t>(entries_.size());
  for (Entry entry : object) {
    entry.path = Moved(entry.path, &its_type);
    entries_.push_back(entry);
  }
  objects_.push_back({type->text(), id->text(), begin, static_cast<uint32_t>(entries_.size()),
                      joined_.Of(its_type.layout, object.layout())});
}

LayoutId IncludedObjects::AddTo(std::vector<Entry>* record, LayoutId layout) {
  const size_t own = record->size();
  for (size_t i = 0; i < own; ++i) {
    const Entry id = (*record)[i];
    const PathId type_path = TypePathOf(id.path);
    if (type_path == kRootPath) continue;
    const Entry* type = record->data() + (i == 0 ? 0 : i - 1);  // where it mostly stands
    if (type->path != type_path) type = EntryAt(std::span(record->data(), own), type_path);
    if (type == nullptr) continue;
    const uint32_t found = *SlotOf(type->text(), id.text());
    if (found == kFree) continue;
    const Object& object = objects_[found];
    record->insert(record->end(), entries_.data() + object.begin, entries_.data() + object.end);
    layout = joined_.Of(layout, object.layout);
  }
  return layout;
}

PathId IncludedObjects::Moved(PathId path, Type* type) {
  if (path == base_) return type->path;
  const PathId known = *MovedOf(path, type);
  if (known != kUnasked) return known;
  const PathId parent = paths_->Parent(path);
  const std::string key(paths_->Name(path).substr(paths_->Name(parent).size() + 1));
  const PathId moved = paths_->Find(Moved(parent, type), key);
  *MovedOf(path, type) = moved;
  return moved;
}

inline PathId* IncludedObjects::MovedOf(PathId path, Type* type) {
  if (type->number >= kFewTypes) {
    return &further_moved_.try_emplace(uint64_t{type->number} << 32 | path, kUnasked).first->second;
  }
  if (path >= type->moved.size()) type->moved.resize(size_t{path} + 1, kUnasked);
  return &type->moved[path];
}

PathId IncludedObjects::TypePathOf(PathId path) {
  if (path >= type_paths_.size()) type_paths_.resize(size_t{path} + 1, kUnasked);
  if (type_paths_[path] == kUnasked) {
    const std::string_view name = paths_->Name(path);
    const bool refers = name.starts_with("relationships.") && name.ends_with(".data.id");
    type_paths_[path] = refers ? paths_->Find(paths_->Parent(path), "type") : kRootPath;
  }
  return type_paths_[path];
}

uint32_t* IncludedObjects::SlotOf(std::string_view type, std::string_view id) {
  const size_t mask = slots_.size() - 1;
  size_t at = static_cast<size_t>(text::HashBytes(id) + type.size());
  // Many types may have one id.
  if (types_.size() > kFewTypes) at += static_cast<size_t>(text::HashBytes(type));
  while (true) {
    uint32_t& slot = slots_[at & mask];
    if (slot == kFree ||
        (text::EqualBytes(objects_[slot].id, id) && text::EqualBytes(objects_[slot].type, type))) {
      return &slot;
    }
    ++at;
  }
}

void IncludedObjects::Grow() {
  slots_.assign(2 * slots_.size(), kFree);
  for (uint32_t i = 0; i < objects_.size(); ++i) *SlotOf(objects_[i].type, objects_[i].id) = i;
}

IncludedObjects::Type& IncludedObjects::TypeOf(std::string_view name) {
  uint32_t looked_at = 0;
  for (Type& type : types_) {
    if (looked_at++ == kFewTypes) break;
    if (type.name == name) return type;
  }
  return types_.size() < kFewTypes ? AddType(name) : FurtherTypeOf(name);
}

[[gnu::noinline]] IncludedObjects::Type& IncludedObjects::FurtherTypeOf(std::string_view name) {
  const auto number = static_cast<uint32_t>(types_.size());
  const auto [known, added] = further_types_.try_emplace(std::string(name), number);
  if (!added) return types_[known->second];
  Type& type = AddType(name);
  if (number == kFewTypes) Grow();  // slots hang on the types from here on
  return type;
}

IncludedObjects::Type& IncludedObjects::AddType(std::string_view name) {
  const PathId path = paths_->Find(paths_->Find(kRootPath, "included"), name);
  const auto number = static_cast<uint32_t>(types_.size());
  return types_.emplace_back(Type{std::string(name), number, path, {}, paths_->NewLayout()});
}

}  // namespace parcours::ingest
