// Signals: the events that metrics are made of, by what they say about a send instance.
//
// Push and in-app messages have no metrics, so their events are no signals; nor are SMS opens,
// which no carrier can see. Queued, dropped and deferred events say nothing about a send.
#pragma once

#include <array>
#include <cstdint>

#include "parcours/definition.h"
#include "store/event_store.h"
#include "store/event_types.h"

namespace parcours::metrics {

using store::ContactIndex;
using store::Row;

inline constexpr uint32_t kNoInstance = 0xFFFFFFFFu;
inline constexpr uint32_t kChannelCount = 2;
inline constexpr uint32_t IndexOf(Channel channel) { return channel == Channel::kEmail ? 0 : 1; }

enum class SignalKind : uint8_t {
  kNone,
  kSent,
  kDelivered,
  kFailed,  // email.bounced, sms.undelivered
  kOpened,
  kClicked,
  kUnsubscribed,
  kComplained,
  kOrderPlaced,
  kOrderUndone,  // order_cancelled, refunded
  kInbound,      // sms.inbound: an opt-out, or nothing (opt_out_keywords.h)
};
inline constexpr size_t kSignalKindCount = 11;

struct TypeMeaning {
  SignalKind kind = SignalKind::kNone;
  Channel channel = Channel::kEmail;  // of the kinds that are no orders
};

inline constexpr auto kTypeMeanings = [] {
  std::array<TypeMeaning, store::kWellKnownTypeCount> meanings{};
  meanings[store::kEmailSent] = {SignalKind::kSent, Channel::kEmail};
  meanings[store::kSmsSent] = {SignalKind::kSent, Channel::kSms};
  meanings[store::kEmailDelivered] = {SignalKind::kDelivered, Channel::kEmail};
  meanings[store::kSmsDelivered] = {SignalKind::kDelivered, Channel::kSms};
  meanings[store::kEmailBounced] = {SignalKind::kFailed, Channel::kEmail};
  meanings[store::kSmsUndelivered] = {SignalKind::kFailed, Channel::kSms};
  meanings[store::kEmailOpened] = {SignalKind::kOpened, Channel::kEmail};
  meanings[store::kEmailClicked] = {SignalKind::kClicked, Channel::kEmail};
  meanings[store::kSmsClicked] = {SignalKind::kClicked, Channel::kSms};
  meanings[store::kEmailUnsubscribed] = {SignalKind::kUnsubscribed, Channel::kEmail};
  meanings[store::kSmsUnsubscribed] = {SignalKind::kUnsubscribed, Channel::kSms};
  meanings[store::kEmailComplained] = {SignalKind::kComplained, Channel::kEmail};
  meanings[store::kSmsInbound] = {SignalKind::kInbound, Channel::kSms};
  meanings[store::kOrderPlaced] = {SignalKind::kOrderPlaced, Channel::kEmail};
  meanings[store::kRefunded] = {SignalKind::kOrderUndone, Channel::kEmail};
  meanings[store::kOrderCancelled] = {SignalKind::kOrderUndone, Channel::kEmail};
  return meanings;
}();

inline TypeMeaning MeaningOf(store::TypeCode type) {
  return type < kTypeMeanings.size() ? kTypeMeanings[type] : TypeMeaning{};
}

// One event of one instance. Those of a contact stand together in the order (time, type, id), which
// no order of the input changes. Email sends are told by Instance::date_row alone and left out.
struct Signal {
  Row row = store::kNoRow;
  uint32_t instance = kNoInstance;
  SignalKind kind = SignalKind::kNone;
  uint8_t machine_reasons = 0;    // a set of MachineReason
  bool unsubscribe_link = false;  // a click on such a link
};

// Whether the options hold an open or click to be a machine's.
inline bool IsMachine(const Signal& signal, const MetricOptions& options) {
  return (signal.machine_reasons & options.machine_reasons) != 0;
}

}  // namespace parcours::metrics
