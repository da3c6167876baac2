// RecordNames: what the records of a funnel are called, and a key for each that does not depend on
// the rules by which they are searched.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "funnel/outcomes.h"
#include "funnel/property_values.h"
#include "funnel/record_list.h"
#include "parcours/definition.h"

namespace parcours::funnel {

class RecordNames {
 public:
  // All must outlive this.
  RecordNames(const store::EventStore& store, const FunnelDefinition& definition,
              const Outcomes& outcomes)
      : store_(store), outcomes_(outcomes) {
    if (definition.count != kCountContacts) values_.emplace(store, definition.count);
  }

  // The contact, or the code of the value of the property that is counted; below key_count().
  uint32_t Key(uint32_t index) const {
    if (!values_) return outcomes_.records[index].contact;
    const store::Row row = outcomes_.row(index, 0);
    return values_->Code(row, store_.ContactOfRow(row));
  }
  uint32_t key_count() const { return values_ ? values_->code_count() : store_.contact_count(); }

  std::string_view OfKey(uint32_t key) const {
    return values_ ? values_->Text(key) : store_.ContactId(key);
  }
  std::string_view Of(uint32_t index) const { return OfKey(Key(index)); }

 private:
  const store::EventStore& store_;
  const Outcomes& outcomes_;
  std::optional<PropertyValues> values_;
};

}  // namespace parcours::funnel
