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

  FunnelPreset amplitude;
  amplitude.name = "amplitude";
  amplitude.tolerance_us = kSecondUs;

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

}  // namespace parcours::request
