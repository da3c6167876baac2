// PropertyRef: what the name of a property means in a filter or a breakdown.
//
//   time, type, contact    of every event
//   a canonical field      FieldByName
//   url.path, url.host     parts of the field url
//   contact.NAME           a property of the contact's record
//   properties.NAME, NAME  any other property of the event
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/event_store.h"

namespace parcours::store {

inline constexpr std::string_view kContactPrefix = "contact.";
inline constexpr std::string_view kPropertiesPrefix = "properties.";

struct PropertyRef {
  enum class Source : uint8_t { kNothing, kTime, kType, kContactId, kColumn, kContactProperty };

  Source source = Source::kNothing;    // kNothing: the data does not hold it
  ColumnId column = 0;                 // of kColumn, kContactProperty
  const Dictionary* values = nullptr;  // the texts of its codes; nullptr of kNothing, kTime
  // Of url.path and url.host: the part of a text that is meant, empty where it has none.
  std::string_view (*part)(std::string_view) = nullptr;
};

PropertyRef ResolveProperty(const EventStore& store, std::string_view name);

// The name of what `name` means in a filter of contacts, where a plain one is the record's own.
std::string NameOnContact(std::string_view name);

}  // namespace parcours::store
