#include "report/scopes.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/sentences.h"

namespace parcours::report {

namespace {

constexpr SentenceText kTexts[] = {
    {"record-all", "Records: {of}all contacts."},
    {"record", "Records: {of}contacts {clauses}."},
    {"events-all", "Events: all of them."},
    {"events", "Events: those where {filters}."},
    {"step", "Stage '{stage}': '{event}' only where {filters}."},
    {"exclusion", "Exclusion '{event}': only where {filters}."},
};

// By Operator; what stands between the property and the value.
constexpr std::string_view kOperators[] = {" is ",          " is not ",    " is one of ",
                                           " is none of ",  " contains ",  " does not contain ",
                                           " starts with ", " ends with ", " is like ",
                                           " exists",       " is missing", " is below ",
                                           " is at most ",  " is above ",  " is at least ",
                                           " is between ",  " is before ", " is after "};

std::string ValuesText(const std::vector<FilterValue>& values, std::string_view between) {
  std::string text;
  for (const FilterValue& value : values) {
    if (&value != &values.front()) text += between;
    text += value.is_number ? value.text : "'" + value.text + "'";
  }
  return text;
}

std::string FiltersText(const std::vector<Filter>& filters, std::string_view between) {
  std::string text;
  for (const Filter& filter : filters) {
    if (&filter != &filters.front()) text += between;
    if (!filter.any.empty()) {
      text += "(" + FiltersText(filter.any, " or ") + ")";
      continue;
    }
    text += filter.property;
    text += kOperators[static_cast<size_t>(filter.op)];
    text += ValuesText(filter.values, filter.op == Operator::kBetween ? " and " : ", ");
  }
  return text;
}

// The text's parts are no members: they are the definition's own, put into words.
OrderedJson ScopeJson(std::string_view code, OrderedJson members, const OrderedJson& parts) {
  OrderedJson all = members;
  all.update(parts);
  OrderedJson text = SentenceJson(kTexts, code, std::move(all))["text"];
  OrderedJson scope = {{"code", code}};
  scope.update(members);
  scope["text"] = std::move(text);
  return scope;
}

OrderedJson RecordScope(const FunnelDefinition& definition) {
  const FunnelFilters& filters = definition.filters;
  std::string clauses;
  const auto add = [&](const std::string& clause) {
    clauses += (clauses.empty() ? "" : ", ") + clause;
  };
  if (!definition.anonymous) add("that were named");
  if (!filters.contact.empty()) add("where " + FiltersText(filters.contact, " and "));
  std::string lists;
  for (const std::string& list : filters.lists) {
    lists += (lists.empty() ? "in the list '" : " or '") + list + "'";
  }
  if (!lists.empty()) add(lists);
  // Filters are of contacts, whatever is counted.
  const std::string& unit = definition.count;
  const std::string of =
      unit == "contact" ? "" : "every value of '" + unit + "', by the events of ";
  return ScopeJson(clauses.empty() ? "record-all" : "record", {{"unit", unit}},
                   {{"of", of}, {"clauses", clauses}});
}

}  // namespace

OrderedJson ScopesJson(const FunnelDefinition& definition) {
  OrderedJson scopes = OrderedJson::array();
  const auto add = [&](std::string_view code, OrderedJson members,
                       const std::vector<Filter>& filters) {
    scopes.push_back(
        ScopeJson(code, std::move(members), {{"filters", FiltersText(filters, " and ")}}));
  };
  scopes.push_back(RecordScope(definition));
  add(definition.filters.events.empty() ? "events-all" : "events", OrderedJson::object(),
      definition.filters.events);
  for (const Stage& stage : definition.stages) {
    for (size_t i = 0; i < stage.steps.size(); ++i) {
      const Step& step = stage.steps[i];
      if (step.where.empty()) continue;
      add("step", {{"stage", stage.id}, {"step", i}, {"event", step.event}}, step.where);
    }
  }
  for (size_t i = 0; i < definition.exclusions.size(); ++i) {
    const Step& step = definition.exclusions[i].step;
    if (step.where.empty()) continue;
    add("exclusion", {{"exclusion", i}, {"event", step.event}}, step.where);
  }
  return scopes;
}

}  // namespace parcours::report
