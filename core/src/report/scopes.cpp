#include "report/scopes.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/sentences.h"

namespace parcours::report {

namespace {

// What {of}, {clauses} and {filters} say are no members: they are the definition's own, put into
// words.
constexpr SentenceText kScopeTexts[] = {
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

void WriteRecordScope(const FunnelDefinition& definition, Writer* out) {
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
  Members members;
  members.Text("unit", unit);
  members.Words("of", unit == "contact" ? "" : "every value of '" + unit + "', by the events of ");
  members.Words("clauses", clauses);
  WriteSentence(kScopeTexts, clauses.empty() ? "record-all" : "record", members, out);
}

void WriteFilters(const char* code, Members* members, const std::vector<Filter>& filters,
                  Writer* out) {
  members->Words("filters", FiltersText(filters, " and "));
  WriteSentence(kScopeTexts, code, *members, out);
}

}  // namespace

void AddScopes(const FunnelDefinition& definition, Writer* out) {
  out->BeginArray("scopes");
  WriteRecordScope(definition, out);
  const std::vector<Filter>& events = definition.filters.events;
  Members none;
  WriteFilters(events.empty() ? "events-all" : "events", &none, events, out);
  for (const Stage& stage : definition.stages) {
    for (size_t i = 0; i < stage.steps.size(); ++i) {
      const Step& step = stage.steps[i];
      if (step.where.empty()) continue;
      Members members;
      members.Text("stage", stage.id);
      members.Count("step", i);
      members.Text("event", step.event);
      WriteFilters("step", &members, step.where, out);
    }
  }
  for (size_t i = 0; i < definition.exclusions.size(); ++i) {
    const Step& step = definition.exclusions[i].step;
    if (step.where.empty()) continue;
    Members members;
    members.Count("exclusion", i);
    members.Text("event", step.event);
    WriteFilters("exclusion", &members, step.where, out);
  }
  out->End();
}

}  // namespace parcours::report
