#include "funnel/plan/unknown_properties.h"

#include <string>
#include <string_view>
#include <utility>

#include "funnel/plan/record_list.h"
#include "store/property_ref.h"
#include "text/near_names.h"

namespace parcours::funnel {
namespace {

using Names = std::vector<std::string_view>;
using Source = store::PropertyRef::Source;

class Check {
 public:
  explicit Check(const store::EventStore& store) : store_(store) {
    for (const store::ColumnNames& column : store.vocabulary().columns) {
      names_.push_back(column.name);
    }
    for (const store::ColumnNames& column : store.vocabulary().contact_columns) {
      contact_names_.push_back(column.name);
    }
  }

  // `on_contact`: as filters of contacts name them.
  void Filters(const std::vector<Filter>& filters, const std::string& path, bool on_contact) {
    for (size_t i = 0; i < filters.size(); ++i) {
      const Filter& filter = filters[i];
      const std::string at = path + "[" + std::to_string(i) + "]";
      if (!filter.any.empty()) {
        Filters(filter.any, at + ".any", on_contact);
      } else if (filter.op != Operator::kMissing) {
        Property(on_contact ? store::NameOnContact(filter.property) : filter.property, at + "[0]");
      }
    }
  }

  void Property(std::string_view name, const std::string& path) {
    if (store::ResolveProperty(store_, name).source != Source::kNothing) return;
    const bool of_contact = name.starts_with(store::kContactPrefix);
    if (of_contact) name.remove_prefix(store::kContactPrefix.size());
    std::string message = of_contact ? "no contact" : "no event";
    message.append(" has the property '").append(name).append("'");
    std::string between = "; near spellings: ";
    for (const std::string_view near :
         text::NearNames(name, of_contact ? contact_names_ : names_)) {
      message += between + "'" + std::string(near) + "'";
      between = ", ";
    }
    warnings_.push_back({"unknown-property", path, message});
  }

  std::vector<Warning> TakeWarnings() { return std::move(warnings_); }

 private:
  const store::EventStore& store_;
  Names names_;
  Names contact_names_;
  std::vector<Warning> warnings_;
};

}  // namespace

std::vector<Warning> UnknownProperties(const store::EventStore& store,
                                       const FunnelDefinition& definition) {
  Check check(store);
  if (definition.count != kCountContacts) check.Property(definition.count, "count");
  for (size_t stage = 0; stage < definition.stages.size(); ++stage) {
    const std::string path = "stages[" + std::to_string(stage) + "]";
    const std::vector<Step>& steps = definition.stages[stage].steps;
    for (size_t step = 0; step < steps.size(); ++step) {
      check.Filters(steps[step].where, path + ".steps[" + std::to_string(step) + "].where", false);
    }
    if (definition.stages[stage].breakdown) {
      check.Property(definition.stages[stage].breakdown->by, path + ".breakdown.by");
    }
  }
  for (size_t i = 0; i < definition.exclusions.size(); ++i) {
    check.Filters(definition.exclusions[i].step.where,
                  "exclusions[" + std::to_string(i) + "].where", false);
  }
  check.Filters(definition.filters.contact, "filters.contact", true);
  check.Filters(definition.filters.events, "filters.events", false);
  if (definition.breakdown) check.Property(definition.breakdown->by, "breakdown.by");
  return check.TakeWarnings();
}

}  // namespace parcours::funnel
