#include "funnel/record_list.h"

#include <algorithm>

#include "funnel/property_values.h"
#include "text/sort.h"

namespace parcours::funnel {

namespace {

bool IsNamed(const store::EventStore& store, store::ContactIndex contact) {
  using Rank = store::ContactTable::Rank;
  return store.contact_table().rank(store.contact_code(contact)) != Rank::kAnonymous;
}

}  // namespace

ContactChoice::ContactChoice(const store::EventStore& store, const FunnelDefinition& definition)
    : store_(store),
      filter_(store, definition.filters.contact, definition.filters.lists),
      anonymous_(definition.anonymous),
      takes_all_(anonymous_ && filter_.empty()) {}

bool ContactChoice::Takes(store::ContactIndex contact) const {
  return (anonymous_ || IsNamed(store_, contact)) && filter_.Matches(contact);
}

KeyedRecords::KeyedRecords(const store::EventStore& store, const FunnelDefinition& definition) {
  const PropertyValues values(store, definition.count);
  const ContactChoice contacts(store, definition);
  std::vector<uint32_t> begin(size_t{values.code_count()} + 1, 0);  // by code
  contacts.ForEach([&](const RecordRows& contact) {
    for (store::Row row = contact.begin; row < contact.end; ++row) {
      if (const uint32_t code = values.Code(row, contact.contact); code != store::kAbsent) {
        ++begin[code + 1];
      }
    }
  });
  for (size_t code = 1; code < begin.size(); ++code) begin[code] += begin[code - 1];
  rows_.resize(begin.back());
  std::vector<uint32_t> next = begin;
  contacts.ForEach([&](const RecordRows& contact) {
    for (store::Row row = contact.begin; row < contact.end; ++row) {
      const uint32_t code = values.Code(row, contact.contact);
      if (code != store::kAbsent) rows_[next[code]++] = row;
    }
  });
  const int64_t* times_us = store.times_us().data();
  for (size_t code = 1; code + 1 < begin.size(); ++code) {
    if (begin[code] == begin[code + 1]) continue;
    text::SortFew(std::span(rows_).subspan(begin[code], begin[code + 1] - begin[code]),
                  [&](store::Row a, store::Row b) { return times_us[a] < times_us[b]; });
    records_.push_back({rows_.data(), begin[code], begin[code + 1], 0});
  }
}

}  // namespace parcours::funnel
