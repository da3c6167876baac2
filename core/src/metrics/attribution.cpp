#include "metrics/attribution.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "metrics/sets.h"

namespace parcours::metrics {
namespace {

// Up to so many orders or instances of a contact, each order looks at each instance.
constexpr size_t kFew = 16;

// A sending, as an order names it.
struct NamedSend {
  std::string_view message;
  int64_t time_us;
  uint64_t id_hash;
  uint32_t instance;
};

class Attribution {
 public:
  Attribution(const InstanceTable& table, const store::EventStore& store,
              const MetricOptions& options)
      : table_(table), store_(store), options_(options) {
    const AttributionWindows& windows = options.windows;
    for (const auto& window : {windows.email_open_us, windows.email_click_us,
                               windows.sms_delivery_us, windows.sms_click_us}) {
      if (window) longest_us_ = std::max(longest_us_, *window);
    }
  }

  // The orders of one contact; appends a credit for each.
  void Credit(std::span<const Order> orders, std::vector<uint32_t>* credits) {
    sends_known_ = false;
    const bool few =
        orders.size() <= kFew || table_.InstancesOf(orders.front().contact).size() <= kFew;
    for (const Order& order : orders) {
      const uint32_t named = NamedBy(order, few);
      credits->push_back(named != kNoInstance ? named : LastTouch(order));
    }
  }

 private:
  const Instance& InstanceOf(const Signal& signal) const {
    return table_.instances()[signal.instance];
  }
  const MessageInfo& MessageOf(const Instance& instance) const {
    return table_.messages()[instance.message];
  }
  int64_t TimeOf(Row row) const { return store_.times_us()[row]; }

  uint32_t NamedBy(const Order& order, bool few) {
    if (order.delivery_instance != kNoInstance &&
        IsSent(table_.instances()[order.delivery_instance], options_)) {
      return order.delivery_instance;
    }
    if (order.message == store::kAbsent) return kNoInstance;
    const std::string_view message = store_.values(store::Field::kMessage).Text(order.message);
    return few ? LastSendAmongFew(order, message) : LastSendAmongMany(order, message);
  }

  uint32_t LastSendAmongFew(const Order& order, std::string_view message) const {
    uint32_t best = kNoInstance;
    Row best_row = store::kNoRow;
    const uint32_t end = table_.instance_begin(order.contact + 1);
    for (uint32_t i = table_.instance_begin(order.contact); i < end; ++i) {
      const Instance& instance = table_.instances()[i];
      if (!IsSent(instance, options_) || TimeOf(instance.date_row) > TimeOf(order.row)) continue;
      if (!MessageOf(instance).has_id || MessageOf(instance).id != message) continue;
      if (best == kNoInstance || SentLater(instance.date_row, best_row)) {
        best = i;
        best_row = instance.date_row;
      }
    }
    return best;
  }

  uint32_t LastSendAmongMany(const Order& order, std::string_view message) {
    if (!sends_known_) CollectSends(order.contact);
    const auto after =
        std::upper_bound(sends_.begin(), sends_.end(), std::make_tuple(message, TimeOf(order.row)),
                         [](const auto& key, const NamedSend& send) {
                           return key < std::make_tuple(send.message, send.time_us);
                         });
    if (after == sends_.begin() || (after - 1)->message != message) return kNoInstance;
    return (after - 1)->instance;
  }

  // Sorts the contact's sendings so that of one message's the later stands behind.
  void CollectSends(ContactIndex contact) {
    sends_known_ = true;
    sends_.clear();
    const uint32_t end = table_.instance_begin(contact + 1);
    for (uint32_t i = table_.instance_begin(contact); i < end; ++i) {
      const Instance& instance = table_.instances()[i];
      const MessageInfo& message = MessageOf(instance);
      if (!IsSent(instance, options_) || !message.has_id) continue;
      const Row row = instance.date_row;
      sends_.push_back({message.id, TimeOf(row), store_.id_hashes()[row], i});
    }
    std::sort(sends_.begin(), sends_.end(), [](const NamedSend& a, const NamedSend& b) {
      return std::tie(a.message, a.time_us, a.id_hash, b.instance) <
             std::tie(b.message, b.time_us, b.id_hash, a.instance);
    });
  }

  uint32_t LastTouch(const Order& order) const {
    const auto signals = table_.SignalsOf(order.contact);
    const int64_t order_us = TimeOf(order.row);
    const auto after = std::upper_bound(
        signals.begin(), signals.end(), order_us,
        [&](int64_t time_us, const Signal& signal) { return time_us < TimeOf(signal.row); });
    const Signal* best = nullptr;
    for (auto at = after; at != signals.begin();) {
      const Signal& touch = *--at;
      const int64_t time_us = TimeOf(touch.row);
      if (order_us - time_us > longest_us_) break;
      if (best != nullptr && time_us < TimeOf(best->row)) break;
      const std::optional<int64_t> window = WindowOf(touch);
      if (!window || order_us - time_us > *window) continue;
      if (best == nullptr || WinsAtOneInstant(touch, *best)) best = &touch;
    }
    return best == nullptr ? kNoInstance : best->instance;
  }

  // Nothing where the signal is no touch.
  std::optional<int64_t> WindowOf(const Signal& signal) const {
    const Instance& instance = InstanceOf(signal);
    const MessageInfo& message = MessageOf(instance);
    const bool sms = message.channel == Channel::kSms;
    switch (signal.kind) {
      case SignalKind::kClicked:
        if (!Counts(signal, message, options_)) return std::nullopt;
        return sms ? options_.windows.sms_click_us : options_.windows.email_click_us;
      case SignalKind::kOpened:
        if (!Counts(signal, message, options_)) return std::nullopt;
        return options_.windows.email_open_us;
      case SignalKind::kDelivered:
      case SignalKind::kSent:
        if (!sms || OutcomeOf(instance, message, options_) != Outcome::kDelivered) {
          return std::nullopt;
        }
        if (signal.kind == SignalKind::kSent && message.has_receipts) return std::nullopt;
        return options_.windows.sms_delivery_us;
      default:
        return std::nullopt;
    }
  }

  static int Strength(SignalKind kind) {
    return kind == SignalKind::kClicked ? 2 : kind == SignalKind::kOpened ? 1 : 0;
  }

  bool WinsAtOneInstant(const Signal& a, const Signal& b) const {
    if (Strength(a.kind) != Strength(b.kind)) return Strength(a.kind) > Strength(b.kind);
    const Instance& of_a = InstanceOf(a);
    const Instance& of_b = InstanceOf(b);
    if (of_a.message != of_b.message) {
      const MessageInfo& message_a = MessageOf(of_a);
      const MessageInfo& message_b = MessageOf(of_b);
      const bool ordered = message_a.position >= 0 && message_b.position >= 0 &&
                           message_a.journey == message_b.journey;
      if (ordered && message_a.position != message_b.position) {
        return message_a.position > message_b.position;
      }
      if (message_a.first_send_us != message_b.first_send_us) {
        return message_a.first_send_us > message_b.first_send_us;
      }
    }
    if (a.instance != b.instance) {
      const int64_t sent_a = TimeOf(of_a.date_row);
      const int64_t sent_b = TimeOf(of_b.date_row);
      if (sent_a != sent_b) return sent_a > sent_b;
    }
    return store_.id_hashes()[a.row] > store_.id_hashes()[b.row];
  }

  bool SentLater(Row a, Row b) const {
    return std::make_tuple(TimeOf(a), store_.id_hashes()[a]) >
           std::make_tuple(TimeOf(b), store_.id_hashes()[b]);
  }

  const InstanceTable& table_;
  const store::EventStore& store_;
  const MetricOptions& options_;
  int64_t longest_us_ = -1;  // of all windows; negative: there is none
  std::vector<NamedSend> sends_;
  bool sends_known_ = false;  // sends_ holds those of the contact looked at
};

}  // namespace

std::vector<uint32_t> CreditOrders(const InstanceTable& table, const store::EventStore& store,
                                   const MetricOptions& options) {
  Attribution attribution(table, store, options);
  std::vector<uint32_t> credits;
  const std::span<const Order> orders = table.orders();
  credits.reserve(orders.size());
  for (size_t begin = 0, end = 0; begin < orders.size(); begin = end) {
    while (end < orders.size() && orders[end].contact == orders[begin].contact) ++end;
    attribution.Credit(orders.subspan(begin, end - begin), &credits);
  }
  return credits;
}

}  // namespace parcours::metrics
