// ValueNames: what people call the messages and journeys of a load, where its export gives an id
// and, in another key, a name.
//
// The key's column names the other's values: a value is called what more than half of its events
// that have a text there agree in, and nothing where they do not, as with subjects that greet each
// reader. Of several columns the first that tells. Never an identity: two values of one name stay
// two.
// Tested by tests/core/value_names_test.cpp.
//
// Cost  at the seal, a pass over each naming column, and another where a value has two names; 12
//       bytes a value meanwhile, 8 kept.
#pragma once

#include <cstdint>
#include <vector>

#include "store/fields.h"
#include "store/vocabulary.h"

namespace parcours::store {

class EventStore;

// The texts of `column` name the values of `field`; those of a smaller rank are asked first.
struct NameColumn {
  Field field;
  uint32_t rank;
  ColumnId column;
};

// The text of the code `name` in `column`; kAbsent: there is none.
struct ValueName {
  ColumnId column = 0;
  uint32_t name = kAbsent;
};

// Names, by code, the values that have no name yet and get one of the column. The store's columns
// are complete.
void NameValues(const EventStore& store, const NameColumn& naming, std::vector<ValueName>* names);

}  // namespace parcours::store
