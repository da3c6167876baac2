#include "metrics/touches.h"

#include <algorithm>

#include "metrics/sets.h"

namespace parcours::metrics {
namespace {

int Strength(TouchKind kind) {
  if (kind == TouchKind::kSmsDelivery) return 0;
  return kind == TouchKind::kEmailOpen ? 1 : 2;
}

}  // namespace

std::optional<int64_t> WindowOf(const AttributionWindows& windows, TouchKind kind) {
  switch (kind) {
    case TouchKind::kSmsDelivery:
      return windows.sms_delivery_us;
    case TouchKind::kEmailOpen:
      return windows.email_open_us;
    case TouchKind::kEmailClick:
      return windows.email_click_us;
    case TouchKind::kSmsClick:
      break;
  }
  return windows.sms_click_us;
}

const std::vector<Touch>& TouchList::Of(ContactIndex contact) {
  touches_.clear();
  bool ties = false;
  for (const Signal& signal : table_.SignalsOf(contact)) {
    const std::optional<TouchKind> kind = KindOf(signal);
    if (!kind) continue;
    const int64_t time_us = store_.times_us()[signal.row];
    ties |= !touches_.empty() && touches_.back().time_us == time_us;
    touches_.push_back({time_us, signal.instance, signal.row, *kind});
  }
  if (ties) {
    std::sort(touches_.begin(), touches_.end(),
              [&](const Touch& a, const Touch& b) { return Before(a, b); });
  }
  return touches_;
}

std::optional<TouchKind> TouchList::KindOf(const Signal& signal) const {
  const InstanceKind& instance = table_.KindOf(signal.instance);
  const MessageInfo& message = table_.messages()[instance.message];
  const bool sms = message.channel == Channel::kSms;
  switch (signal.kind) {
    case SignalKind::kClicked:
      if (!Counts(signal, message, options_)) return std::nullopt;
      return sms ? TouchKind::kSmsClick : TouchKind::kEmailClick;
    case SignalKind::kOpened:
      if (!Counts(signal, message, options_)) return std::nullopt;
      return TouchKind::kEmailOpen;
    case SignalKind::kDelivered:
    case SignalKind::kSent:
      if (!sms || OutcomeOf(instance, message, options_) != Outcome::kDelivered) {
        return std::nullopt;
      }
      if (signal.kind == SignalKind::kSent && message.has_receipts) return std::nullopt;
      return TouchKind::kSmsDelivery;
    default:
      return std::nullopt;
  }
}

bool TouchList::Before(const Touch& a, const Touch& b) const {
  if (a.time_us != b.time_us) return a.time_us < b.time_us;
  if (Strength(a.kind) != Strength(b.kind)) return Strength(a.kind) < Strength(b.kind);
  const uint32_t rank_a = table_.MessageOf(a.instance).rank;
  const uint32_t rank_b = table_.MessageOf(b.instance).rank;
  if (rank_a != rank_b) return rank_a < rank_b;
  const int64_t sent_a = store_.times_us()[table_.instances()[a.instance].date_row];
  const int64_t sent_b = store_.times_us()[table_.instances()[b.instance].date_row];
  if (sent_a != sent_b) return sent_a < sent_b;
  return store_.id_hashes()[a.row] < store_.id_hashes()[b.row];
}

}  // namespace parcours::metrics
