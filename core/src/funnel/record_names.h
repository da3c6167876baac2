// RecordNames: what the records of a funnel are called.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "funnel/plan/property_values.h"
#include "funnel/plan/record_list.h"
#include "funnel/search/outcomes.h"
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

  // Of the outcome with that index.
  std::string_view Of(uint32_t index) const {
    if (!values_) return store_.ContactId(outcomes_.records[index].contact);
    const store::Row row = outcomes_.row(index, 0);
    return values_->Text(values_->Code(row, store_.ContactOfRow(row)));
  }

 private:
  const store::EventStore& store_;
  const Outcomes& outcomes_;
  std::optional<PropertyValues> values_;
};

}  // namespace parcours::funnel
