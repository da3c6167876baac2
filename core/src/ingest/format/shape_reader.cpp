#include "ingest/format/shape_reader.h"

#include "ingest/format/table_values.h"

namespace parcours::ingest {
namespace {

using json::Json;

SumRule ReadSum(const Json& json, const std::string& path, FormatProblems* problems) {
  SumRule sum;
  if (!json.is_object()) {
    problems->Add(path, json::Dump(json) + "; expected {\"list\",\"amount\"}");
    return sum;
  }
  for (const auto& [name, value] : json.items()) {
    const std::string at = path + "." + name;
    if (name == "list") {
      ReadText(value, at, problems, &sum.list);
    } else if (name == "if" || name == "unless") {
      std::string text;
      if (!ReadText(value, at, problems, &text)) continue;
      (name == "if" ? sum.condition : sum.unless) = ReadSignatureKey(text);
    } else if (name == "amount") {
      sum.amounts = ReadTexts(value, at, problems);
    } else if (name == "currency") {
      sum.currencies = ReadTexts(value, at, problems);
    } else {
      problems->Add(at, "unknown; expected list, if, unless, amount or currency");
    }
  }
  return sum;
}

FanEvent ReadFanEvent(const Json& json, const std::string& path, FormatProblems* problems) {
  FanEvent event;
  if (!json.is_object()) {
    problems->Add(path, json::Dump(json) + "; expected {\"when\",\"type\",\"time\"}");
    return event;
  }
  for (const auto& [name, value] : json.items()) {
    const std::string at = path + "." + name;
    if (name == "when") {
      ReadText(value, at, problems, &event.when);
    } else if (name == "equals") {
      ReadText(value, at, problems, &event.equals);
    } else if (name == "each") {
      ReadText(value, at, problems, &event.each);
    } else if (name == "present") {
      ReadFlag(value, at, problems, &event.present);
    } else if (name == "type") {
      ReadText(value, at, problems, &event.type);
    } else if (name == "time") {
      ReadText(value, at, problems, &event.time);
    } else if (name == "sum") {
      for (const Json& sum : ItemsOf(value)) event.sums.push_back(ReadSum(sum, at, problems));
    } else if (name == "without") {
      event.without = ReadTexts(value, at, problems);
    } else {
      problems->Add(at,
                    "unknown; expected when, equals, present, each, type, time, sum or without");
    }
  }
  return event;
}

Shape ReadShape(const Json& json, const std::string& path, FormatProblems* problems) {
  Shape shape;
  for (const auto& [name, value] : json.items()) {
    const std::string at = path + "." + name;
    if (name == "inner" || name == "explode" || name == "pairs") {
      shape.kind = name == "inner"     ? Shape::Kind::kInner
                   : name == "explode" ? Shape::Kind::kExplode
                                       : Shape::Kind::kPairs;
      shape.paths = ReadTexts(value, at, problems);
    } else if (name == "unions") {
      shape.kind = Shape::Kind::kUnions;
    } else if (name == "fan") {
      shape.kind = Shape::Kind::kFan;
      for (const Json& event : ItemsOf(value))
        shape.events.push_back(ReadFanEvent(event, at, problems));
    } else if (name == "lift") {
      ReadFlag(value, at, problems, &shape.lift);
    } else if (name == "base64") {
      ReadText(value, at, problems, &shape.base64);
    } else if (name == "include") {
      ReadText(value, at, problems, &shape.include);
    } else if (name == "emptyType") {
      ReadText(value, at, problems, &shape.empty_type);
    } else if (name == "name") {
      ReadText(value, at, problems, &shape.name_key);
    } else if (name == "values") {
      shape.value_keys = ReadTexts(value, at, problems);
    } else {
      problems->Add(at,
                    "unknown; expected inner, explode, pairs, unions, fan, lift, base64, include, "
                    "emptyType, name or values");
    }
  }
  return shape;
}

}  // namespace

std::vector<Shape> ReadShapes(const Json& json, const std::string& path, FormatProblems* problems) {
  std::vector<Shape> shapes;
  for (const Json& item : ItemsOf(json)) {
    if (!item.is_object() || item.empty()) {
      problems->Add(path, json::Dump(item) + "; expected {\"explode\": \"key\"} or another shape");
      continue;
    }
    shapes.push_back(ReadShape(item, path, problems));
  }
  return shapes;
}

}  // namespace parcours::ingest
