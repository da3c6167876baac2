#include "ingest/summary_json.h"

namespace parcours::ingest {
namespace {

using json::Json;

// By DecidedBy.
constexpr std::string_view kDecidedBy[] = {"nothing", "given", "mapping", "signature", "guess"};

}  // namespace

Json CountsJson(const std::vector<ValueCount>& counts) {
  Json json = Json::array();
  for (const ValueCount& entry : counts) {
    json.push_back({{"value", entry.value}, {"count", entry.count}});
  }
  return json;
}

Json SummaryJson(const SourceSummary& summary) {
  Json json = {{"name", summary.name},
               {"format", summary.format},
               {"decidedBy", kDecidedBy[static_cast<size_t>(summary.decided_by)]}};
  if (summary.csv_delimiter != '\0') {
    json["csv"] = {{"delimiter", std::string(1, summary.csv_delimiter)}};
  }
  if (summary.sample_records != 0) {
    json["agreement"] = {{"records", summary.sample_records},
                         {"recognised", summary.sample_recognised},
                         {"agreed", summary.sample_agreed}};
  }
  if (!summary.guessed_mapping.empty()) json["mapping"] = *json::Parse(summary.guessed_mapping);
  json["bytes"] = summary.bytes;
  json["rows"] = summary.rows;
  json["kept"] = summary.kept();
  json["events"] = summary.loaded_events();
  json["contacts"] = summary.contacts;
  json["journeys"] = summary.journeys;
  json["ignored"] = summary.ignored;
  Json skipped = Json::object();
  for (size_t reason = 1; reason < kSkipReasonCount; ++reason) {
    const uint64_t count = summary.skipped_for(static_cast<SkipReason>(reason));
    if (count != 0) skipped[std::string(kSkipReasonNames[reason])] = count;
  }
  json["skipped"] = std::move(skipped);
  Json samples = Json::array();
  for (const SkippedSample& sample : summary.skipped_samples) {
    samples.push_back({{"line", sample.line},
                       {"offset", sample.offset},
                       {"reason", sample.reason},
                       {"excerpt", sample.excerpt}});
  }
  for (const std::string& event : summary.far_samples) {
    if (samples.size() == kMaxSamples) break;
    samples.push_back(
        {{"line", nullptr},
         {"offset", nullptr},
         {"reason", kSkipReasonNames[static_cast<size_t>(SkipReason::kTimeOutOfBounds)]},
         {"excerpt", event}});
  }
  json["skippedSamples"] = std::move(samples);
  json["unrecognised"] = {{"types", CountsJson(summary.unrecognised_types)},
                          {"keys", CountsJson(summary.unrecognised_keys)}};
  json["timeZone"] = summary.time_zone;
  AddFormsJson(summary.forms, &json);
  json["warnings"] = summary.warnings;
  if (summary.cut_off) json["cutOff"] = true;
  if (summary.error) {
    json["error"] = {{"code", summary.error->code}, {"message", summary.error->message}};
  }
  return json;
}

Json ProgressJson(const SourceSummary& summary) {
  return {{"bytes", summary.bytes},
          {"rows", summary.rows},
          {"kept", summary.kept()},
          {"skipped", summary.skipped_total()}};
}

}  // namespace parcours::ingest
