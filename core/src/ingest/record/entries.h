// Questions about the entries of a record (flat_record.h) that several shapes ask.
#pragma once

#include "ingest/record/flat_record.h"

namespace parcours::ingest {

inline bool IsText(const Entry& entry) { return entry.kind == EntryKind::kText; }

// Neither an empty text nor an empty object.
inline bool IsValue(const Entry& entry) {
  return entry.kind != EntryKind::kEmptyObject && !(IsText(entry) && entry.size == 0);
}

// Also a list written as a text ("[...]"), as form fields have it.
inline bool IsList(const Entry& entry) {
  return entry.kind == EntryKind::kArray || (IsText(entry) && entry.text().starts_with('['));
}

// nullptr where the record has none.
inline const Entry* EntryAt(FlatRecord record, PathId path) {
  for (const Entry& entry : record) {
    if (entry.path == path) return &entry;
  }
  return nullptr;
}

}  // namespace parcours::ingest
