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
      return {};
    case FunnelReport::kRecords:
      return {"at", "sort", "limit", "offset", "as", "search"};
    case FunnelReport::kExplain:
      return {"record", "limit", "offset"};
    case FunnelReport::kRosetta:
      return {"presets", "examples"};
  }
  return {};
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
      under.definition = ReadFunnelDefinition(UnderPreset(definition, preset), "");
    } catch (const Error& error) {
      under.problems = error.problems();
    }
    read.push_back(std::move(under));
  }
  return read;
}

}  // namespace

const std::vector<std::string_view>& FunnelReportNames() {
  static const std::vector<std::string_view> names = {"funnel", "records", "explain", "rosetta"};
  return names;
}

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
  if (report == FunnelReport::kRecords) {
    query.at = ReadRecordsAt(request, query.definition);
    query.page = ReadRecordsPage(request);
    query.page.search = request.Text("search", "");
  } else if (report == FunnelReport::kExplain) {
    query.record = request.Text("record", "");
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
