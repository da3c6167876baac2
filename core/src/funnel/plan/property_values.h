// PropertyValues: the values of one property as small codes, to group records by.
//
// Names are those of filters (store/property_ref.h); "time" and "contact", which a definition
// cannot name, are absent everywhere, as is a name that the data does not hold. Cost   made in
// O(distinct values) for url.path and url.host, else O(1); Code O(1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/event_store.h"
#include "store/property_ref.h"

namespace parcours::funnel {

inline constexpr uint32_t kUnknownValue = 0xFFFFFFFFu;

class PropertyValues {
 public:
  // The store must outlive this.
  PropertyValues(const store::EventStore& store, std::string_view name);

  // 0 (store::kAbsent): no value. Codes are below code_count().
  uint32_t Code(store::Row row, store::ContactIndex contact) const;
  uint32_t code_count() const { return code_count_; }
  std::string_view Text(uint32_t code) const;
  // The code of a value's text; kUnknownValue where nothing has it.
  uint32_t Find(std::string_view text) const;

 private:
  const store::Dictionary& texts() const;

  const store::EventStore* store_;
  store::PropertyRef property_;
  store::Dictionary derived_texts_;  // of a property that is a part: the parts
  std::vector<uint32_t> derived_;    // by the whole's code: code in derived_texts_
  uint32_t code_count_ = 1;
};

}  // namespace parcours::funnel
