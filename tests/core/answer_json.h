// What is written to an answer, read back: the members of one object, in their order.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "json/writer.h"

namespace parcours::test {

// `write` takes the writer, in which an object is open.
template <class Write>
nlohmann::ordered_json ObjectOf(const Write& write) {
  std::string text;
  json::Writer out(&text);
  out.BeginObject();
  write(&out);
  out.End();
  return nlohmann::ordered_json::parse(text);
}

}  // namespace parcours::test
