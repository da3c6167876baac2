#include "request/funnel_query.h"

#include <algorithm>
#include <string>
#include <utility>

#include "request/common.h"
#include "request/funnel_presets.h"
#include "request/funnel_request.h"
#include "request/records_request.h"

namespace parcours::request {

namespace {

std::vector<const char*> MembersOf(FunnelReport report) {
  switch (report) {
    case FunnelReport::kFunnel:
      return {"parts"};
    case FunnelReport::kRecords:
      return {"at", "sort", "limit", "offset", "as", "search"};
    case FunnelReport::kExplain:
      return {"record", "limit", "offset"};
    case FunnelReport::kRosetta:
      return {"presets", "examples"};
  }
  return {};
}

// What is asked for beside the counts, all of it where the request does not say.
FunnelParts ReadParts(JsonReader& request) {
  FunnelParts parts;
  if (!request.Has("parts")) return parts;
  struct Name {
    std::string_view name;
    bool FunnelParts::*part;
  };
  static constexpr Name kNames[] = {{"times", &FunnelParts::times},
                                    {"trend", &FunnelParts::trend},
                                    {"paths", &FunnelParts::paths},
                                    {"revenue", &FunnelParts::revenue}};
  for (const Name& name : kNames) parts.*name.part = false;
  const std::vector<std::string> wanted = request.Texts("parts");
  for (size_t i = 0; i < wanted.size(); ++i) {
    const auto found = std::find_if(std::begin(kNames), std::end(kNames),
                                    [&](const Name& name) { return name.name == wanted[i]; });
    if (found == std::end(kNames)) {
      request.Problem("parts[" + std::to_string(i) + "]",
                      "'" + wanted[i] + "'; expected one of times, trend, paths, revenue");
    } else {
      parts.*found->part = true;
    }
  }
  return parts;
}

// The presets named, all of them where none is; each with the definition that it makes of this one.
std::vector<PresetDefinition> ReadPresets(JsonReader& request, const Json& definition) {
  const std::vector<std::string> names = request.Texts("presets");
  for (size_t i = 0; i < names.size(); ++i) {
    const auto& presets = FunnelPresets();
    if (std::any_of(presets.begin(), presets.end(),
                    [&](const FunnelPreset& preset) { return preset.name == names[i]; })) {
      continue;
    }
    std::string expected;
    for (const FunnelPreset& preset : presets) {
      expected += (expected.empty() ? "" : ", ") + std::string(preset.name);
    }
    request.Problem("presets[" + std::to_string(i) + "]",
                    "'" + names[i] + "' is no preset; expected one of " + expected);
  }
  std::vector<PresetDefinition> read;
  for (const FunnelPreset& preset : FunnelPresets()) {
    if (!names.empty() && std::find(names.begin(), names.end(), preset.name) == names.end()) {
      continue;
    }
    PresetDefinition under;
    under.preset = preset.name;
    try {
      under.definition = ReadFunnelDefinition(*UnderPreset(definition, preset), "");
    } catch (const Error& error) {
      under.problems = error.problems();
    }
    read.push_back(std::move(under));
  }
  return read;
}

}  // namespace

FunnelQuery ReadFunnelQuery(FunnelReport report, JsonReader& request) {
  FunnelQuery query;
  query.report = report;
  const Json* definition = request.Raw("definition");
  if (definition == nullptr) {
    request.Problem("definition", "missing; expected a funnel definition");
    return query;
  }
  try {
    query.definition = ReadFunnelDefinition(*definition, "definition");
  } catch (const Error& error) {
    // What refers to the definition cannot be read without it; what else is wrong is said with it.
    request.problems()->Add(error.problems());
    for (const char* member : MembersOf(report)) request.Raw(member);
    request.NoOtherMembers();
    return query;
  }
  if (report == FunnelReport::kFunnel) {
    query.parts = ReadParts(request);
  } else if (report == FunnelReport::kRecords) {
    query.at = ReadRecordsAt(request, query.definition);
    query.page = ReadRecordsPage(request);
    query.page.search = request.Text("search");
  } else if (report == FunnelReport::kExplain) {
    query.record = request.Text("record");
    if (!request.Has("record")) request.Problem("record", "missing; expected a record's id");
    query.page = ReadPageBounds(request);
  } else if (report == FunnelReport::kRosetta) {
    query.presets = ReadPresets(request, *definition);
    query.examples = static_cast<uint32_t>(request.Integer("examples", query.examples, 0, 100));
  }
  request.NoOtherMembers();
  return query;
}

}  // namespace parcours::request
