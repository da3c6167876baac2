#include "metrics/instances/touch_collector.h"

#include <span>
#include <vector>

#include "metrics/instances/outcome.h"
#include "text/sort.h"

namespace parcours::metrics {
namespace {

int Strength(TouchKind kind) {
  if (kind == TouchKind::kSmsDelivery) return 0;
  return kind == TouchKind::kEmailOpen ? 1 : 2;
}

class TouchCollector {
 public:
  TouchCollector(const InstanceTable& table, const store::EventStore& store)
      : table_(table), store_(store) {}

  // Those of a contact, valid until the next call.
  std::span<const Touch> Of(ContactIndex contact) {
    touches_.clear();
    bool ties = false;
    for (const Signal& signal : table_.SignalsOf(contact)) {
      Touch touch = {
          store_.times_us()[signal.row], signal.instance,        signal.row,
          TouchKind::kSmsDelivery,       signal.machine_reasons, signal.unsubscribe_link};
      if (!IsTouch(signal, &touch)) continue;
      ties |= !touches_.empty() && touches_.back().time_us == touch.time_us;
      touches_.push_back(touch);
    }
    if (ties) {
      text::SortFew(touches_, [&](const Touch& a, const Touch& b) { return Before(a, b); });
    }
    return touches_;
  }

 private:
  // Sets what hangs on the kind of signal.
  bool IsTouch(const Signal& signal, Touch* touch) const {
    const InstanceKind& instance = table_.KindOf(signal.instance);
    const MessageInfo& message = table_.messages()[instance.message];
    const bool sms = message.channel == Channel::kSms;
    switch (signal.kind) {
      case SignalKind::kClicked:
        touch->kind = sms ? TouchKind::kSmsClick : TouchKind::kEmailClick;
        return message.track_clicks;
      case SignalKind::kOpened:
        touch->kind = TouchKind::kEmailOpen;
        return message.track_opens;
      case SignalKind::kDelivered:
      case SignalKind::kSent:
        if (!sms || (signal.kind == SignalKind::kSent && message.has_receipts)) return false;
        for (const bool implied : {false, true}) {
          MetricOptions options;
          options.implied = implied;
          touch->delivered[implied ? 1 : 0] =
              OutcomeOf(instance, message, options) == Outcome::kDelivered;
        }
        return touch->delivered[0] || touch->delivered[1];
      default:
        return false;
    }
  }

  bool Before(const Touch& a, const Touch& b) const {
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

  const InstanceTable& table_;
  const store::EventStore& store_;
  std::vector<Touch> touches_;
};

}  // namespace

OrderTouches CollectTouches(const InstanceTable& table, const store::EventStore& store) {
  TouchCollector collector(table, store);
  OrderTouches touches;
  const std::vector<Order>& orders = table.orders();
  for (size_t i = 0; i < orders.size(); ++i) {
    const ContactIndex contact = orders[i].contact;
    if (i != 0 && orders[i - 1].contact == contact) continue;
    touches.Append({contact, static_cast<uint32_t>(i)}, collector.Of(contact));
  }
  return touches;
}

}  // namespace parcours::metrics
