#include "funnel/plan/property_values.h"

namespace parcours::funnel {

using store::PropertyRef;

PropertyValues::PropertyValues(const store::EventStore& store, std::string_view name)
    : store_(&store), property_(ResolveProperty(store, name)) {
  if (property_.values == nullptr) return;
  code_count_ = property_.values->size() + 1;
  if (property_.part == nullptr) return;
  derived_.resize(code_count_, store::kAbsent);
  for (uint32_t code = 1; code < derived_.size(); ++code) {
    const std::string_view part = property_.part(property_.values->Text(code));
    if (!part.empty()) derived_[code] = derived_texts_.Intern(part);
  }
  code_count_ = derived_texts_.size() + 1;
}

uint32_t PropertyValues::Code(store::Row row, store::ContactIndex contact) const {
  switch (property_.source) {
    case PropertyRef::Source::kColumn: {
      const uint32_t code = store_->column(property_.column)[row];
      return property_.part == nullptr ? code : derived_[code];
    }
    case PropertyRef::Source::kType:
      return store_->types()[row];
    case PropertyRef::Source::kContactProperty:
      return store_->contact_table().Property(store_->contact_code(contact), property_.column);
    default:
      return store::kAbsent;
  }
}

const store::Dictionary& PropertyValues::texts() const {
  return property_.part == nullptr ? *property_.values : derived_texts_;
}

std::string_view PropertyValues::Text(uint32_t code) const { return texts().Text(code); }

uint32_t PropertyValues::Find(std::string_view text) const {
  if (property_.values == nullptr) return kUnknownValue;
  const uint32_t code = texts().Find(text);
  return code == store::kAbsent ? kUnknownValue : code;
}

}  // namespace parcours::funnel
