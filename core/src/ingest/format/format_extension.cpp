#include "ingest/format/format_extension.h"

#include <algorithm>
#include <string_view>

#include "ingest/format/column_events.h"
#include "text/any_case.h"

namespace parcours::ingest {
namespace {

bool IsIn(std::string_view list, std::string_view path) {
  return !list.empty() && path.size() > list.size() && path.starts_with(list) &&
         path[list.size()] == '.';
}

// Whether an event has something of its own there, of several that a record tells.
bool IsOfShapes(const std::vector<Shape>& shapes, std::string_view path) {
  if (path.starts_with('$')) return true;
  return std::any_of(shapes.begin(), shapes.end(), [&](const Shape& shape) {
    if (shape.kind == Shape::Kind::kFan) {
      return std::any_of(shape.events.begin(), shape.events.end(),
                         [&](const FanEvent& event) { return IsIn(event.each, path); });
    }
    return shape.kind == Shape::Kind::kExplode && !shape.lift &&
           std::any_of(shape.paths.begin(), shape.paths.end(),
                       [&](const std::string& list) { return IsIn(list, path); });
  });
}

template <class T>
void PutBefore(const std::vector<T>& first, std::vector<T>* all) {
  all->insert(all->begin(), first.begin(), first.end());
}

std::vector<FieldRule> RulesOf(const Format& format, const Format& named) {
  const bool has_id = std::any_of(named.rules.begin(), named.rules.end(),
                                  [](const FieldRule& rule) { return rule.target == Target::kId; });
  std::vector<FieldRule> rules;
  for (const bool of_shapes : {true, false}) {
    if (!of_shapes) rules.insert(rules.end(), named.rules.begin(), named.rules.end());
    for (const FieldRule& rule : format.rules) {
      if (has_id && rule.target == Target::kId) continue;
      if (IsOfShapes(format.shapes, rule.path) == of_shapes) rules.push_back(rule);
    }
  }
  return rules;
}

bool HasColumnEvents(const Format& format) {
  return !format.shapes.empty() && !format.shapes.back().events.empty() &&
         format.shapes.back().events.front().by_value;
}

}  // namespace

Format ExtendFormat(const Format& format, Format* named) {
  if (format.types_ignore_case) {
    named->types_ignore_case = true;
    for (ValueRule& rule : named->types) rule.from = text::LowerAscii(rule.from);
  }
  Format both = format;
  both.rules = RulesOf(format, *named);
  PutBefore(named->types, &both.types);
  PutBefore(named->reason_classes, &both.reason_classes);
  PutBefore(named->names, &both.names);
  PutBefore(named->kept_keys, &both.kept_keys);
  PutBefore(named->known_keys, &both.known_keys);
  PutBefore(named->dropped_keys, &both.dropped_keys);
  PutBefore(named->ignored, &both.ignored);
  if (!named->shapes.empty()) both.shapes = named->shapes;
  if (HasColumnEvents(*named)) {  // whose types are ours
    std::erase_if(both.rules,
                  [](const FieldRule& rule) { return rule.target == Target::kTypeDetail; });
    LimitToEvents(named->shapes.back().events, &both);
  }
  if (!named->keeps_other_keys) {
    both.keeps_other_keys = false;
    both.properties = named->properties;
  }
  const auto put = [](const auto& value, const auto& none, auto* field) {
    if (value != none) *field = value;
  };
  const Format nothing;
  put(named->constant_type, nothing.constant_type, &both.constant_type);
  put(named->minor_units, nothing.minor_units, &both.minor_units);
  put(named->constant_currency, nothing.constant_currency, &both.constant_currency);
  put(named->property_object, nothing.property_object, &both.property_object);
  put(named->time_zone, nothing.time_zone, &both.time_zone);
  put(named->date_order, nothing.date_order, &both.date_order);
  put(named->decimal, nothing.decimal, &both.decimal);
  both.types_ignore_case |= named->types_ignore_case;
  both.id_is_compound |= named->id_is_compound;
  both.id_with_time |= named->id_with_time;
  both.keeps_last |= named->keeps_last;
  both.has_records |= named->has_records;
  both.takes_pages |= named->takes_pages;
  return both;
}

}  // namespace parcours::ingest
