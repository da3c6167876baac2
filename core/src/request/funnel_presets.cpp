#include "request/funnel_presets.h"

#include "json/writer.h"
#include "text/time_text.h"

namespace parcours::request {

namespace {

std::vector<FunnelPreset> MakePresets() {
  FunnelPreset hubspot;
  hubspot.name = "hubspot";
  hubspot.gates = RangeGate::kAll;

  FunnelPreset mixpanel;
  mixpanel.name = "mixpanel";
  mixpanel.entry = EntryRule::kFirst;
  mixpanel.window_us = 7 * text::kUsPerDay;

  FunnelPreset posthog;
  posthog.name = "posthog";
  posthog.entry = EntryRule::kLatest;
  posthog.window_us = 14 * text::kUsPerDay;
  posthog.gates = RangeGate::kAll;

  FunnelPreset clickhouse;
  clickhouse.name = "clickhouse";
  clickhouse.wants_window = true;
  clickhouse.keeps_window = true;

  FunnelPreset amplitude;
  amplitude.name = "amplitude";
  amplitude.tolerance_us = text::kUsPerSecond;
  amplitude.keeps_window = true;

  FunnelPreset ga4;
  ga4.name = "ga4";

  FunnelPreset matomo;
  matomo.name = "matomo";
  matomo.hop_max_us = text::kUsPerHour;
  matomo.max_stages = 8;

  FunnelPreset umami = matomo;
  umami.name = "umami";

  return {hubspot, mixpanel, posthog, clickhouse, amplitude, ga4, matomo, umami};
}

}  // namespace

const std::vector<FunnelPreset>& FunnelPresets() {
  static const std::vector<FunnelPreset> presets = MakePresets();
  return presets;
}

namespace {

// The window that the definition has from the preset it names.
std::optional<int64_t> WindowOfPreset(const Json& definition) {
  const auto name = definition.find("preset");
  if (name == definition.end() || !name->is_string()) return std::nullopt;
  for (const FunnelPreset& preset : FunnelPresets()) {
    if (json::IsText(*name, preset.name)) return preset.window_us;
  }
  return std::nullopt;
}

// The value without what the preset decides; `path` is where it stands, of elements that of their
// list. Written as text: to copy or erase members takes memory where there may be none.
void AddUndecided(const Json& json, const std::string& path, const FunnelPreset& preset,
                  json::Writer* out) {
  if (json.is_array()) {
    out->BeginArray();
    for (const Json& element : json) AddUndecided(element, path, preset, out);
    return out->End();
  }
  if (!json.is_object()) return out->Raw(json::Dump(json));
  out->BeginObject();
  for (const auto& [member, value] : *json.get_ptr<const Json::object_t*>()) {
    const std::string inside = path + "." + member;
    const bool decided = inside == ".entry" || inside == ".ties" || inside == ".toleranceMs" ||
                         inside == ".preset" || inside == ".range.gates" ||
                         (inside == ".window" && !preset.keeps_window) ||
                         (inside == ".stages.fromPrevious.max" && preset.hop_max_us);
    if (decided) continue;
    out->Key(member);
    AddUndecided(value, inside, preset, out);
  }
  if (path.empty()) {
    out->Text("preset", preset.name);
    const std::optional<int64_t> window_us = WindowOfPreset(json);
    if (window_us && preset.keeps_window && !json.contains("window")) {
      out->BeginObject("window");
      out->Text("total", "PT" + std::to_string(*window_us / text::kUsPerSecond) + "S");
      out->End();
    }
  }
  out->End();
}

}  // namespace

json::Tree UnderPreset(const Json& definition, const FunnelPreset& preset) {
  std::string text;
  json::Writer out(&text);
  AddUndecided(definition, "", preset, &out);
  return json::Parse(text);
}

}  // namespace parcours::request
