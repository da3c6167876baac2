// Filters compiled against a sealed store: decided once per distinct value, then one look-up a row.
//
// Semantics: decisions F3-F6, F32 in docs/decisions.md. Compile again after the next seal.
// Cost  compiling O((distinct values + contacts) x filters); Matches O(filters), no allocation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::store {

// True where a value passes the filter; `present` false stands for an absent property. Text against
// text, or number against number where the filter gives a number (F5).
bool PassesFilter(const Filter& filter, bool present, std::string_view value);

// All of `filters` on rows of one store.
class RowFilter {
 public:
  RowFilter(const EventStore& store, const std::vector<Filter>& filters);
  bool empty() const { return tests_.empty(); }
  bool Matches(Row row, ContactIndex contact) const;

 private:
  friend class ContactFilter;
  enum class Source : uint8_t { kColumn, kType, kTime, kContactId, kContactProperty, kAny };
  struct Test {
    Source source = Source::kColumn;
    ColumnId column = 0;
    std::vector<uint8_t> passes;      // by code, [0] is "absent"; kContactProperty: by contact;
                                      // empty for kTime and kAny
    Operator op = Operator::kExists;  // kTime
    std::vector<int64_t> times_us;    // kTime: the filter's values
    std::vector<Test> any;            // kAny: at least one passes
  };

  static Test Compile(const EventStore& store, const Filter& filter);
  static std::vector<uint8_t> ByContact(const EventStore& store, const Test& by_code);
  bool Passes(const Test& test, Row row, ContactIndex contact) const;

  const EventStore* store_;
  std::vector<Test> tests_;
};

// All of `filters` on contacts: plain names are the contact record's properties ("contact" is its
// id); and membership in any of `lists`, where there are some.
class ContactFilter {
 public:
  ContactFilter(const EventStore& store, const std::vector<Filter>& filters,
                const std::vector<std::string>& lists);
  bool empty() const { return rows_.empty() && !by_list_; }
  bool Matches(ContactIndex contact) const;

 private:
  const EventStore* store_;
  RowFilter rows_;
  bool by_list_;
  std::vector<uint32_t> lists_;
};

}  // namespace parcours::store
