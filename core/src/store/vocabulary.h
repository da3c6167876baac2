// Vocabulary: everything that is known by name. Written by the builder, read by the sealed store;
// both hold the same one, so a code means the same text in rows that are pending and rows sealed.
//
// A code once given never changes its text; what was added since the last seal may be forgotten.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/dictionary.h"
#include "store/event_types.h"
#include "store/fields.h"

namespace parcours::store {

using ColumnId = uint32_t;  // the canonical fields first, in the order of Field; then properties
using ContactCode = uint32_t;

inline constexpr ColumnId ColumnOf(Field field) { return static_cast<ColumnId>(field); }
inline constexpr uint32_t kMaxColumns = 4096;

// A column's name, its values, and the kinds they were seen in (a set of ValueKind bits).
struct ColumnNames {
  std::string name;  // the property's dotted path, without "properties."
  Dictionary values;
  uint8_t kinds = 0;
};

// A journey's own record. Without one its name is its id and its status "active".
struct JourneyInfo {
  struct Message {
    std::string id;
    std::string name;
    std::string channel;
    bool track_opens = true;
    bool track_clicks = true;

    bool is_named() const { return !name.empty() && name != id; }
  };
  std::string id;
  std::string name;
  std::string status = "active";  // active, paused, draft, archived
  int64_t started_at_us = 0;      // 0: not told
  std::vector<Message> messages;  // in the journey's order
};

struct Vocabulary {
  Vocabulary();

  // The property's column, made on first sight. Throws Error{kTooLarge} past kMaxColumns.
  ColumnId PropertyColumn(std::string_view path);
  // Finds a property's column; false where no event has it.
  bool FindProperty(std::string_view path, ColumnId* column) const;
  // The same for the columns of contact records.
  ColumnId ContactPropertyColumn(std::string_view path);
  bool FindContactProperty(std::string_view path, ColumnId* column) const;

  // Gives back what only adding to the dictionaries needs.
  void Freeze();

  // How much is known at one moment. Truncate() goes back to it: names and codes given since are
  // forgotten, and their memory is free.
  struct Extent {
    struct Column {
      uint32_t values = 0;
      uint8_t kinds = 0;
    };
    uint32_t contacts = 0;
    uint32_t types = 0;
    uint32_t lists = 0;
    std::vector<Column> columns;
    std::vector<Column> contact_columns;
  };
  Extent ExtentNow() const;
  void Truncate(const Extent& extent);

  Dictionary contacts;  // ContactCode -> id as it is shown
  Dictionary types;     // TypeCode -> name; the well-known types have their fixed codes
  Dictionary lists;
  std::deque<ColumnNames> columns;          // by ColumnId
  std::deque<ColumnNames> contact_columns;  // by ColumnId of contact properties

 private:
  std::unordered_map<std::string, ColumnId> property_ids_;
  std::unordered_map<std::string, ColumnId> contact_property_ids_;
};

}  // namespace parcours::store
