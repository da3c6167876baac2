#include "store/property_ref.h"

#include <optional>

#include "text/url.h"

namespace parcours::store {

PropertyRef ResolveProperty(const EventStore& store, std::string_view name) {
  using Source = PropertyRef::Source;
  const Vocabulary& vocabulary = store.vocabulary();
  if (name == "time") return {Source::kTime};
  if (name == "type") return {Source::kType, 0, &vocabulary.types};
  if (name == "contact") return {Source::kContactId, 0, &vocabulary.contacts};
  PropertyRef property;
  if (name.starts_with(kContactPrefix)) {
    name.remove_prefix(kContactPrefix.size());
    if (!vocabulary.FindContactProperty(name, &property.column)) return {};
    property.source = Source::kContactProperty;
    property.values = &vocabulary.contact_columns[property.column].values;
    return property;
  }
  if (name == "url.path" || name == "url.host") {
    property.column = ColumnOf(Field::kUrl);
    property.part = name == "url.path" ? text::UrlPath : text::UrlHost;
  } else if (const std::optional<Field> field = FieldByName(name)) {
    property.column = ColumnOf(*field);
  } else {
    if (name.starts_with(kPropertiesPrefix)) name.remove_prefix(kPropertiesPrefix.size());
    if (!vocabulary.FindProperty(name, &property.column)) return {};
  }
  property.source = Source::kColumn;
  property.values = &vocabulary.columns[property.column].values;
  return property;
}

std::string NameOnContact(std::string_view name) {
  if (name == "contact" || name.starts_with(kContactPrefix)) return std::string(name);
  if (name.starts_with(kPropertiesPrefix)) name.remove_prefix(kPropertiesPrefix.size());
  return std::string(kContactPrefix).append(name);
}

}  // namespace parcours::store
