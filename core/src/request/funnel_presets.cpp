#include "request/funnel_presets.h"

namespace parcours::request {

namespace {

constexpr int64_t kSecondUs = 1'000'000;
constexpr int64_t kHourUs = 3600 * kSecondUs;
constexpr int64_t kDayUs = 24 * kHourUs;

std::vector<FunnelPreset> MakePresets() {
  FunnelPreset hubspot;
  hubspot.name = "hubspot";
  hubspot.gates = RangeGate::kAll;

  FunnelPreset mixpanel;
  mixpanel.name = "mixpanel";
  mixpanel.entry = EntryRule::kFirst;
  mixpanel.window_us = 7 * kDayUs;

  FunnelPreset posthog;
  posthog.name = "posthog";
  posthog.entry = EntryRule::kLatest;
  posthog.window_us = 14 * kDayUs;
  posthog.gates = RangeGate::kAll;

  FunnelPreset clickhouse;
  clickhouse.name = "clickhouse";
  clickhouse.wants_window = true;
  clickhouse.keeps_window = true;

  FunnelPreset amplitude;
  amplitude.name = "amplitude";
  amplitude.tolerance_us = kSecondUs;
  amplitude.keeps_window = true;

  FunnelPreset ga4;
  ga4.name = "ga4";

  FunnelPreset matomo;
  matomo.name = "matomo";
  matomo.hop_max_us = kHourUs;
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

}  // namespace

json::Tree UnderPreset(const Json& definition, const FunnelPreset& preset) {
  json::Tree tree(Json::object());
  Json& json = *tree;
  for (const auto& [member, value] : definition.items()) {
    const bool decided = member == "entry" || member == "ties" || member == "toleranceMs" ||
                         (member == "window" && !preset.keeps_window);
    if (!decided) json[member] = value;
  }
  json["preset"] = preset.name;
  const std::optional<int64_t> window_us = WindowOfPreset(definition);
  if (window_us && preset.keeps_window && !json.contains("window")) {
    json["window"]["total"] = "PT" + std::to_string(*window_us / kSecondUs) + "S";
  }
  const auto range = json.find("range");
  if (range != json.end() && range->is_object()) range->erase("gates");
  if (!preset.hop_max_us) return tree;
  for (Json& stage : json["stages"]) {
    const auto hop = stage.find("fromPrevious");
    if (hop != stage.end() && hop->is_object()) hop->erase("max");
  }
  return tree;
}

}  // namespace parcours::request
