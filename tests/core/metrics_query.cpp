#include "core/metrics_query.h"

#include <algorithm>
#include <cmath>

#include "answer/metrics_answer.h"
#include "core/answer_json.h"
#include "reference/load_events.h"
#include "report/metrics_json.h"
#include "request/common.h"
#include "request/metrics_request.h"

namespace parcours::test {
namespace {

using Json = nlohmann::json;

bool SameNumber(double a, double b) {
  return std::fabs(a - b) <= 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)});
}

bool CoversAt(const std::string& path, const Json& expected, const Json& actual,
              std::string* difference) {
  const auto differs = [&] {
    *difference = path + ": expected " + expected.dump() + ", got " + actual.dump();
    return false;
  };
  if (expected.is_object()) {
    if (!actual.is_object()) return differs();
    for (const auto& [name, value] : expected.items()) {
      if (!actual.contains(name)) {
        *difference = path + "." + name + ": missing";
        return false;
      }
      if (!CoversAt(path + "." + name, value, actual[name], difference)) return false;
    }
    return true;
  }
  if (expected.is_array()) {
    if (!actual.is_array() || expected.size() != actual.size()) return differs();
    for (size_t i = 0; i < expected.size(); ++i) {
      if (!CoversAt(path + "[" + std::to_string(i) + "]", expected[i], actual[i], difference)) {
        return false;
      }
    }
    return true;
  }
  if (expected.is_number() && actual.is_number()) {
    return SameNumber(expected.get<double>(), actual.get<double>()) || differs();
  }
  return expected == actual || differs();
}

}  // namespace

nlohmann::ordered_json QueryMetrics(const store::EventStore& store, std::string_view request) {
  const json::Tree parsed = request::ParseJson(request);
  request::Problems problems(ErrorCode::kBadRequest);
  request::JsonReader reader(*parsed, "", &problems);
  const size_t report = reader.Choice("report", request::kMetricsReports);
  const MetricsQuery query = request::ReadMetricsQuery(static_cast<MetricsReport>(report), reader);
  problems.ThrowIfAny();
  return AnswerOf(query, metrics::InstanceTable(store), store);
}

nlohmann::ordered_json QueryMetrics(std::string_view ndjson, std::string_view request) {
  return QueryMetrics(*reference::LoadEvents(ndjson), request);
}

nlohmann::ordered_json AnswerOf(const MetricsQuery& query, const metrics::InstanceTable& table,
                                const store::EventStore& store) {
  std::vector<Warning> warnings;
  return ObjectOf(
      [&](json::Writer* out) { answer::AnswerMetrics(query, table, store, &warnings, out); });
}

nlohmann::ordered_json CardsOf(const metrics::InstanceTable& table, const store::EventStore& store,
                               const MetricsRequest& request) {
  return ObjectOf(
      [&](json::Writer* out) { report::WriteCards(ComputeCards(table, store, request), out); });
}

bool Covers(const Json& expected, const Json& actual, std::string* difference) {
  return CoversAt("$", expected, actual, difference);
}

}  // namespace parcours::test
