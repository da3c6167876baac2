#include "store/vocabulary.h"

#include <utility>

#include "parcours/error.h"

namespace parcours::store {
namespace {

ColumnId FindOrAdd(std::string_view path, std::deque<ColumnNames>* columns,
                   std::unordered_map<std::string, ColumnId>* ids) {
  std::string name(path);
  const auto known = ids->find(name);
  if (known != ids->end()) return known->second;
  if (columns->size() >= kMaxColumns) {
    throw Error(ErrorCode::kTooLarge, "",
                "more than " + std::to_string(kMaxColumns) +
                    " different properties, the next is '" + name +
                    "'; name the ones you need in a mapping");
  }
  const auto column = static_cast<ColumnId>(columns->size());
  columns->push_back({name, {}, 0});
  try {
    ids->emplace(std::move(name), column);
  } catch (...) {  // no memory: neither of the two stays alone
    columns->pop_back();
    throw;
  }
  return column;
}

bool Find(std::string_view path, const std::unordered_map<std::string, ColumnId>& ids,
          ColumnId* column) {
  const auto entry = ids.find(std::string(path));
  if (entry == ids.end()) return false;
  *column = entry->second;
  return true;
}

std::vector<Vocabulary::Extent::Column> ExtentsOf(const std::deque<ColumnNames>& columns) {
  std::vector<Vocabulary::Extent::Column> extents;
  for (const ColumnNames& column : columns) extents.push_back({column.values.size(), column.kinds});
  return extents;
}

void TruncateColumns(const std::vector<Vocabulary::Extent::Column>& extents,
                     std::deque<ColumnNames>* columns,
                     std::unordered_map<std::string, ColumnId>* ids) {
  while (columns->size() > extents.size()) {
    ids->erase(columns->back().name);
    columns->pop_back();
  }
  for (size_t i = 0; i < extents.size(); ++i) {
    (*columns)[i].values.Truncate(extents[i].values);
    (*columns)[i].kinds = extents[i].kinds;
  }
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

Vocabulary::Extent Vocabulary::ExtentNow() const {
  return {contacts.size(), types.size(), lists.size(), ExtentsOf(columns),
          ExtentsOf(contact_columns)};
}

void Vocabulary::Truncate(const Extent& extent) {
  contacts.Truncate(extent.contacts);
  types.Truncate(extent.types);
  lists.Truncate(extent.lists);
  TruncateColumns(extent.columns, &columns, &property_ids_);
  TruncateColumns(extent.contact_columns, &contact_columns, &contact_property_ids_);
}

void Vocabulary::Freeze() {
  contacts.Freeze();
  types.Freeze();
  lists.Freeze();
  for (ColumnNames& column : columns) column.values.Freeze();
  for (ColumnNames& column : contact_columns) column.values.Freeze();
}

}  // namespace parcours::store
