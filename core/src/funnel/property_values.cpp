#include "funnel/property_values.h"

#include "parcours/error.h"
#include "text/url.h"

namespace parcours::funnel {

namespace {

constexpr std::string_view kContactPrefix = "contact.";
constexpr std::string_view kPropertyPrefix = "properties.";

bool HasPrefix(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

PropertyValues::PropertyValues(const store::EventStore& store, std::string_view name)
    : store_(&store) {
  const store::Vocabulary& vocabulary = store.vocabulary();
  if (name == "url.path" || name == "url.host") {
    source_ = Source::kDerived;
    column_ = store::ColumnOf(store::Field::kUrl);
    const store::Dictionary& urls = vocabulary.columns[column_].values;
    derived_.resize(size_t{urls.size()} + 1, store::kAbsent);
    for (uint32_t code = 1; code <= urls.size(); ++code) {
      const std::string_view url = urls.Text(code);
      const std::string_view part = name == "url.path" ? text::UrlPath(url) : text::UrlHost(url);
      if (!part.empty()) derived_[code] = derived_texts_.Intern(part);
    }
    code_count_ = derived_texts_.size() + 1;
    return;
  }
  if (name == "type") {
    source_ = Source::kType;
    texts_ = &vocabulary.types;
  } else if (HasPrefix(name, kContactPrefix)) {
    if (!vocabulary.FindContactProperty(name.substr(kContactPrefix.size()), &column_)) return;
    source_ = Source::kContact;
    texts_ = &vocabulary.contact_columns[column_].values;
  } else {
    const bool qualified = HasPrefix(name, kPropertyPrefix);
    const auto field = store::FieldByName(name);
    if (!qualified && field) {
      column_ = store::ColumnOf(*field);
    } else if (!vocabulary.FindProperty(qualified ? name.substr(kPropertyPrefix.size()) : name,
                                        &column_)) {
      return;
    }
    source_ = Source::kColumn;
    texts_ = &vocabulary.columns[column_].values;
  }
  code_count_ = texts_->size() + 1;
}

uint32_t PropertyValues::Code(store::Row row, store::ContactIndex contact) const {
  switch (source_) {
    case Source::kNothing:
      return store::kAbsent;
    case Source::kColumn:
      return store_->column(column_)[row];
    case Source::kDerived:
      return derived_[store_->column(column_)[row]];
    case Source::kType:
      return store_->types()[row];
    case Source::kContact:
      return store_->contact_table().Property(store_->contact_code(contact), column_);
  }
  return store::kAbsent;
}

std::string_view PropertyValues::Text(uint32_t code) const {
  return source_ == Source::kDerived ? derived_texts_.Text(code) : texts_->Text(code);
}

uint32_t PropertyValues::Find(std::string_view text) const {
  if (source_ == Source::kNothing) return kUnknownValue;
  const uint32_t code =
      source_ == Source::kDerived ? derived_texts_.Find(text) : texts_->Find(text);
  return code == store::kAbsent ? kUnknownValue : code;
}

}  // namespace parcours::funnel
