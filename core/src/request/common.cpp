#include "request/common.h"

#include <limits>
#include <utility>

#include "text/time_text.h"
#include "text/time_zone.h"

namespace parcours::request {
namespace {

// By Operator.
const std::vector<std::string_view> kOperators = {
    "eq",         "ne",       "in",   "notIn",   "contains", "notContains",
    "startsWith", "endsWith", "like", "exists",  "missing",  "lt",
    "lte",        "gt",       "gte",  "between", "before",   "after"};

std::string At(const std::string& path, size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

bool ReadValue(const Json& json, FilterValue* value) {
  if (json.is_string()) {
    *value = {json::TextOf(json), false};
  } else if (json.is_number()) {
    *value = {json::Dump(json), true};
  } else if (json.is_boolean()) {
    *value = {json.get<bool>() ? "true" : "false", false};
  } else {
    return false;
  }
  return true;
}

bool WantsList(Operator op) {
  return op == Operator::kIn || op == Operator::kNotIn || op == Operator::kBetween;
}

bool WantsNothing(Operator op) { return op == Operator::kExists || op == Operator::kMissing; }

bool ReadValues(const Json& json, Operator op, const std::string& path, Problems* problems,
                std::vector<FilterValue>* values) {
  const std::string expected = "expected text, a number or true/false";
  if (!WantsList(op)) {
    FilterValue value;
    if (!ReadValue(json, &value)) {
      problems->Add(path, "found " + std::string(KindOf(json)) + "; " + expected);
      return false;
    }
    values->push_back(value);
    return true;
  }
  if (!json.is_array() || (op == Operator::kBetween && json.size() != 2)) {
    problems->Add(path,
                  "found " + std::string(KindOf(json)) + "; expected " +
                      (op == Operator::kBetween ? "a list of two values" : "a list of values"));
    return false;
  }
  for (size_t i = 0; i < json.size(); ++i) {
    FilterValue value;
    if (!ReadValue(json[i], &value)) {
      problems->Add(At(path, i), "found " + std::string(KindOf(json[i])) + "; " + expected);
      return false;
    }
    values->push_back(value);
  }
  return true;
}

// A pattern costs text x pattern at worst; texts are long, patterns need not be.
void CheckPattern(const Filter& filter, Problems* problems) {
  constexpr size_t kMaxPatternBytes = 1000;
  if (filter.op == Operator::kLike && filter.values[0].text.size() > kMaxPatternBytes) {
    problems->Add(At(filter.path, 2), "a pattern of " +
                                          std::to_string(filter.values[0].text.size()) +
                                          " bytes; expected at most 1000");
  }
}

void CheckTimes(const Filter& filter, Problems* problems) {
  const bool wants_times =
      filter.property == "time" || filter.op == Operator::kBefore || filter.op == Operator::kAfter;
  if (!wants_times) return;
  for (const FilterValue& value : filter.values) {
    if (!text::ParseTime(value.text)) {
      problems->Add(At(filter.path, 2), "'" + value.text + "' is not a time; expected ISO 8601");
    }
  }
}

bool ReadFilter(const Json& json, const std::string& path, int depth, Problems* problems,
                Filter* filter) {
  filter->path = path;
  if (json.is_object() && json.size() == 1 && json.contains("any") && json["any"].is_array() &&
      !json["any"].empty() && depth < 8) {
    const Json& alternatives = json["any"];
    bool all_read = true;
    for (size_t i = 0; i < alternatives.size(); ++i) {
      filter->any.emplace_back();
      all_read &= ReadFilter(alternatives[i], At(path + ".any", i), depth + 1, problems,
                             &filter->any.back());
    }
    return all_read;
  }
  if (!json.is_array() || json.size() < 2 || json.size() > 3 || !json[0].is_string() ||
      !json[1].is_string()) {
    problems->Add(path,
                  "expected [property, operator, value], such as [\"country\", \"eq\", \"FR\"]");
    return false;
  }
  filter->property = json::TextOf(json[0]);
  if (filter->property.empty()) {
    problems->Add(At(path, 0), "empty; expected a property's name");
    return false;
  }
  if (filter->property == "id") {
    problems->Add(At(path, 0), "events cannot be filtered by their id; filter by another property");
    return false;
  }
  const std::string name = json::TextOf(json[1]);
  size_t op = 0;
  while (op < kOperators.size() && kOperators[op] != name) ++op;
  if (op == kOperators.size()) {
    std::string expected;
    for (const std::string_view choice : kOperators) {
      expected += (expected.empty() ? "" : ", ") + std::string(choice);
    }
    problems->Add(At(path, 1), "'" + name + "' is not an operator; expected one of " + expected);
    return false;
  }
  filter->op = static_cast<Operator>(op);
  if (WantsNothing(filter->op)) {
    if (json.size() == 2) return true;
    problems->Add(path, "'" + name + "' takes no value; expected [property, \"" + name + "\"]");
    return false;
  }
  if (json.size() == 2) {
    problems->Add(path, "no value; expected [property, \"" + name + "\", value]");
    return false;
  }
  if (!ReadValues(json[2], filter->op, At(path, 2), problems, &filter->values)) return false;
  CheckTimes(*filter, problems);
  CheckPattern(*filter, problems);
  return true;
}

}  // namespace

std::vector<Filter> ReadFilters(JsonReader& object, const char* name) {
  std::vector<Filter> filters;
  const Json* list = object.Raw(name);
  if (list == nullptr) return filters;
  if (!list->is_array()) {
    object.Problem(name, "found " + std::string(KindOf(*list)) +
                             "; expected a list of filters [property, operator, value]");
    return filters;
  }
  for (size_t i = 0; i < list->size(); ++i) {
    Filter filter;
    if (ReadFilter((*list)[i], At(object.PathOf(name), i), 0, object.problems(), &filter)) {
      filters.push_back(std::move(filter));
    }
  }
  return filters;
}

TimeRange ReadRangeMembers(JsonReader& range) {
  TimeRange read;
  read.time_zone = range.Text("timeZone", "UTC");
  const text::TimeZone* zone = text::FindTimeZone(read.time_zone);
  if (zone == nullptr) {
    range.Problem("timeZone", "'" + read.time_zone +
                                  "' is not known; expected an IANA name such as Europe/Paris");
    read.time_zone = "UTC";
    zone = text::FindTimeZone("UTC");
  }
  const auto time = [&](const char* member, bool inclusive_end, int64_t fallback) {
    const std::string given = range.Text(member, "");
    if (given.empty() && !range.Has(member)) return fallback;
    const std::optional<int64_t> time_us = text::ParseTime(given, zone);
    if (!time_us) {
      range.Problem(member, "'" + given +
                                "' is not a time; expected a day (2026-01-31) or an "
                                "instant (2026-01-31T12:00:00Z)");
      return fallback;
    }
    if (!inclusive_end) return *time_us;
    return text::IsDay(given) ? text::NextTime(*time_us, text::CalendarUnit::kDay, *zone)
                              : *time_us + 1;
  };
  read.from_us = time("from", false, kMinTimeUs);
  read.to_us = time("to", true, kMaxTimeUs);
  if (read.from_us >= read.to_us) {
    range.Problem("to", "'" + range.Text("to") + "' is before 'from'; expected a later time");
  }
  return read;
}

TimeRange ReadRange(JsonReader& object, const char* name) {
  JsonReader range = object.Object(name);
  const TimeRange read = ReadRangeMembers(range);
  range.NoOtherMembers();
  return read;
}

Page ReadPageBounds(JsonReader& request, uint32_t default_limit) {
  constexpr int64_t kMax = std::numeric_limits<uint32_t>::max();
  Page page;
  page.limit = static_cast<uint32_t>(request.Integer("limit", default_limit, 0, kMax));
  page.offset = static_cast<uint32_t>(request.Integer("offset", page.offset, 0, kMax));
  return page;
}

Page ReadPage(JsonReader& request, const char* default_sort) {
  const bool csv = request.Choice("as", "json, csv") == 1;
  Page page = ReadPageBounds(request, csv ? kCsvRows : Page().limit);
  page.csv = csv;
  page.sort = request.Text("sort", default_sort);
  page.descending = !page.sort.empty() && page.sort.front() == '-';
  if (page.descending) page.sort.erase(0, 1);
  return page;
}

}  // namespace parcours::request
