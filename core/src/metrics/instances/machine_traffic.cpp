#include "metrics/instances/machine_traffic.h"

#include <algorithm>
#include <string>

#include "metrics/instances/machine_agents.h"
#include "text/any_case.h"
#include "text/time_text.h"
#include "text/url.h"

namespace parcours::metrics {
namespace {

using store::Field;
using store::kAbsent;

constexpr int64_t kBurstUs = text::kUsPerSecond;        // inclusive
constexpr int64_t kInstantUs = 5 * text::kUsPerSecond;  // exclusive

bool NamesOptOut(std::string_view part) {
  for (const std::string_view word : {"unsubscribe", "opt-out", "optout", "preferences"}) {
    if (text::ContainsAnyCase(part, word)) return true;
  }
  return false;
}

// Whether a delivery, an open or a click has a time that is no whole minute. Reads up to the first.
bool TellsSeconds(const store::EventStore& store) {
  for (Row row = 0; row < store.times_us().size(); ++row) {
    if (store.times_us()[row] % (60 * text::kUsPerSecond) == 0) continue;
    const SignalKind kind = MeaningOf(store.types()[row]).kind;
    if (kind == SignalKind::kDelivered || kind == SignalKind::kOpened ||
        kind == SignalKind::kClicked) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsUnsubscribeLink(std::string_view url) {
  return NamesOptOut(text::UrlPath(url)) || NamesOptOut(text::UrlQuery(url));
}

MachineTraffic::MachineTraffic(const store::EventStore& store)
    : store_(&store),
      machine_(&store.column(Field::kMachine)),
      url_(&store.column(Field::kUrl)),
      tells_seconds_(TellsSeconds(store)) {
  // The field is a flag, or a reason in words, which is as good as "true".
  const store::Dictionary& values = store.values(Field::kMachine);
  verdicts_.resize(size_t{values.size()} + 1, Verdict::kNone);
  for (uint32_t code = 1; code <= values.size(); ++code) {
    const std::string_view value = values.Text(code);
    const bool person = value.empty() || value == "0" || value == "false" || value == "False";
    verdicts_[code] = person ? Verdict::kPerson : Verdict::kMachine;
  }
  store::ColumnId agent = 0;
  if (!store.vocabulary().FindProperty("userAgent", &agent)) return;
  agent_ = &store.column(agent);
  const store::Dictionary& agents = store.vocabulary().columns[agent].values;
  machine_agents_.resize(size_t{agents.size()} + 1);
  for (uint32_t code = 1; code <= agents.size(); ++code) {
    machine_agents_[code] = IsMachineAgent(agents.Text(code));
  }
}

MachineTraffic::Verdict MachineTraffic::VerdictOf(Row row) const {
  return verdicts_[(*machine_)[row]];
}

bool MachineTraffic::HasNeighbour(const Clicks& clicks, uint32_t url, int64_t time_us) const {
  if (clicks.url == kAbsent) return false;
  const auto near = [&](int64_t other_us) {
    return time_us - other_us <= kBurstUs && other_us - time_us <= kBurstUs;
  };
  if (clicks.url != url) return near(clicks.time_us);
  return clicks.any_other && near(clicks.other_time_us);
}

void MachineTraffic::MarkBursts(std::span<const JoinedRow> rows, uint32_t first_instance,
                                bool backwards, std::vector<uint8_t>* reasons) {
  for (Seen& seen : seen_) seen.clicks = Clicks();
  for (size_t step = 0; step < rows.size(); ++step) {
    const size_t i = backwards ? rows.size() - 1 - step : step;
    const JoinedRow& row = rows[i];
    const uint32_t url = (*url_)[row.row];
    if (row.kind != SignalKind::kClicked || url == kAbsent) continue;
    const int64_t time_us = store_->times_us()[row.row];
    Clicks& clicks = seen_[row.instance - first_instance].clicks;
    if (VerdictOf(row.row) == Verdict::kNone && HasNeighbour(clicks, url, time_us)) {
      (*reasons)[i] |= kBurst;
    }
    if (clicks.url != kAbsent && clicks.url != url) {
      clicks.any_other = true;
      clicks.other_time_us = clicks.time_us;
    }
    clicks.url = url;
    clicks.time_us = time_us;
  }
}

void MachineTraffic::Classify(std::span<const JoinedRow> rows, uint32_t first_instance,
                              std::span<const JoinedInstance> instances,
                              std::vector<uint8_t>* reasons) {
  reasons->assign(rows.size(), 0);
  seen_.assign(instances.size(), Seen());
  const auto times = store_->times_us();
  size_t click_count = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const JoinedRow& row = rows[i];
    const bool open = row.kind == SignalKind::kOpened;
    if (!open && row.kind != SignalKind::kClicked) continue;
    const int64_t time_us = times[row.row];
    const Row delivered = instances[row.instance - first_instance].delivered_row;
    Seen& seen = seen_[row.instance - first_instance];
    const Verdict verdict = VerdictOf(row.row);
    if (verdict == Verdict::kMachine) (*reasons)[i] = kVendorVerdict;
    if (verdict == Verdict::kNone) {
      if (agent_ != nullptr && machine_agents_[(*agent_)[row.row]]) (*reasons)[i] |= kMachineAgent;
      if (delivered != store::kNoRow) {
        const int64_t since_us = time_us - times[delivered];
        if (since_us < 0) {
          (*reasons)[i] |= kBeforeDelivery;
        } else if (!open && tells_seconds_ && since_us < kInstantUs &&
                   seen.first_open_us >= time_us) {
          (*reasons)[i] |= kInstant;
        }
      }
    }
    if (open) seen.first_open_us = std::min(seen.first_open_us, time_us);
    if (!open) ++click_count;
  }
  if (click_count < 2 || !tells_seconds_) return;
  MarkBursts(rows, first_instance, false, reasons);
  MarkBursts(rows, first_instance, true, reasons);
}

}  // namespace parcours::metrics
