#include "store/vocabulary.h"

#include "parcours/error.h"

namespace parcours::store {
namespace {

ColumnId FindOrAdd(std::string_view path, std::deque<ColumnNames>* columns,
                   std::unordered_map<std::string, ColumnId>* ids) {
  const auto [entry, added] = ids->try_emplace(std::string(path), 0);
  if (added) {
    if (columns->size() >= kMaxColumns) {
      ids->erase(entry);
      throw Error(ErrorCode::kTooLarge, "",
                  "more than " + std::to_string(kMaxColumns) +
                      " different properties, the next is '" + std::string(path) +
                      "'; name the ones you need in a mapping");
    }
    entry->second = static_cast<ColumnId>(columns->size());
    columns->emplace_back().name = path;
  }
  return entry->second;
}

bool Find(std::string_view path, const std::unordered_map<std::string, ColumnId>& ids,
          ColumnId* column) {
  const auto entry = ids.find(std::string(path));
  if (entry == ids.end()) return false;
  *column = entry->second;
  return true;
}

}  // namespace

Vocabulary::Vocabulary() {
  for (const std::string_view name : kFieldNames) columns.emplace_back().name = name;
  for (TypeCode type = 1; type < kWellKnownTypeCount; ++type) {
    PARCOURS_CHECK(types.Intern(kTypeNames[type]) == type);
  }
}

ColumnId Vocabulary::PropertyColumn(std::string_view path) {
  return FindOrAdd(path, &columns, &property_ids_);
}

bool Vocabulary::FindProperty(std::string_view path, ColumnId* column) const {
  return Find(path, property_ids_, column);
}

ColumnId Vocabulary::ContactPropertyColumn(std::string_view path) {
  return FindOrAdd(path, &contact_columns, &contact_property_ids_);
}

bool Vocabulary::FindContactProperty(std::string_view path, ColumnId* column) const {
  return Find(path, contact_property_ids_, column);
}

void Vocabulary::Freeze() {
  contacts.Freeze();
  types.Freeze();
  lists.Freeze();
  for (ColumnNames& column : columns) column.values.Freeze();
  for (ColumnNames& column : contact_columns) column.values.Freeze();
}

}  // namespace parcours::store
