// How an InstanceTable is made: contact by contact, in one pass over the rows of the store.
#include <algorithm>

#include "metrics/instances/bounce_class.h"
#include "metrics/instances/carrier_codes.h"
#include "metrics/instances/instance_joiner.h"
#include "metrics/instances/instance_table.h"
#include "metrics/instances/machine_traffic.h"
#include "metrics/instances/opt_out_keywords.h"
#include "metrics/instances/touch_collector.h"
#include "text/sort.h"

namespace parcours::metrics {
namespace {

using store::Field;
using store::kAbsent;

// What is asked of a field's text, asked once for each distinct text.
class TextCache {
 public:
  TextCache(const store::EventStore& store, Field field, uint8_t (*ask)(std::string_view))
      : codes_(&store.column(field)), values_(&store.values(field)), ask_(ask) {
    known_.resize(size_t{values_->size()} + 1);
  }

  // 0 where the row has no such text.
  uint8_t Of(Row row) {
    const uint32_t code = (*codes_)[row];
    if (code == kAbsent) return 0;
    uint8_t& known = known_[code];
    if (known == 0) known = static_cast<uint8_t>(ask_(values_->Text(code)) + 1);
    return static_cast<uint8_t>(known - 1);
  }

 private:
  const store::CodeColumn* codes_;
  const store::Dictionary* values_;
  uint8_t (*ask_)(std::string_view);
  std::vector<uint8_t> known_;  // the answer + 1; 0: not asked yet
};

uint8_t AskUnsubscribeLink(std::string_view url) { return IsUnsubscribeLink(url); }
uint8_t AskBounceClass(std::string_view reason) {
  return static_cast<uint8_t>(BounceClassOf(reason));
}
uint8_t AskCarrierClass(std::string_view reason) {
  return static_cast<uint8_t>(CarrierClassOf(reason));
}

}  // namespace

class InstanceTable::Builder {
 public:
  Builder(const store::EventStore& store, InstanceTable* table)
      : store_(store),
        table_(*table),
        message_codes_(store.column(Field::kMessage)),
        journey_codes_(store.column(Field::kJourney)),
        delivery_codes_(store.column(Field::kDelivery)),
        joiner_(store),
        machine_traffic_(store),
        opt_outs_(store),
        unsubscribe_links_(store, Field::kUrl, AskUnsubscribeLink),
        bounce_classes_(store, Field::kReason, AskBounceClass),
        carrier_classes_(store, Field::kReason, AskCarrierClass),
        messages_(store),
        orders_(store) {}

  void Build() {
    Reserve();
    for (ContactIndex contact = 0; contact < store_.contact_count(); ++contact) {
      AddContact(contact);
    }
    messages_.Finish();
    table_.messages_ = messages_.messages();
    table_.orders_ = orders_.Finish();
  }

 private:
  // As many instances as there are sends, or deliveries where the load has none: mostly all there
  // will be, which are not moved then as they grow.
  void Reserve() {
    size_t instances = 0;
    for (const Channel channel : {Channel::kEmail, Channel::kSms}) {
      instances += std::max(joiner_.CountOf(SignalKind::kSent, channel),
                            joiner_.CountOf(SignalKind::kDelivered, channel));
    }
    table_.instances_.reserve(instances);
    table_.kind_of_.reserve(instances);
    table_.instance_begin_.reserve(size_t{store_.contact_count()} + 1);
    table_.instance_begin_.push_back(0);
    table_.signals_.Reserve(store_.contact_count());
  }

  // Not to be put into the loop over all contacts: a browser compiles a function well when it is
  // called again, not while it runs. With CollectRows in it, it is too large for the build to do
  // so.
  [[gnu::noinline]] void AddContact(ContactIndex contact) {
    signals_.clear();
    CollectRows(contact);
    if (!rows_.empty()) {
      first_ = static_cast<uint32_t>(table_.instances_.size());
      joiner_.Join(&rows_, first_, &joined_);
      machine_traffic_.Classify(rows_, first_, joined_, &reasons_);
      AddInstances(contact);
      for (size_t i = 0; i < rows_.size(); ++i) Take(contact, rows_[i], reasons_[i]);
      AddKinds();
    }
    table_.signals_.Append(signals_);
    table_.instance_begin_.push_back(static_cast<uint32_t>(table_.instances_.size()));
  }

  // The contact's rows that metrics are made of, in the order (time, type, id).
  [[gnu::always_inline]] void CollectRows(ContactIndex contact) {
    rows_.clear();
    const auto types = store_.types();
    const auto times = store_.times_us();
    const auto ids = store_.id_hashes();
    bool ties = false;
    int64_t last_us = kMinTimeUs;
    for (Row row = store_.contact_begin(contact); row < store_.contact_begin(contact + 1); ++row) {
      TypeMeaning meaning = MeaningOf(types[row]);
      if (meaning.kind == SignalKind::kNone) continue;
      if (meaning.kind == SignalKind::kInbound) {
        if (!opt_outs_.Has(row)) continue;
        meaning.kind = SignalKind::kUnsubscribed;
      }
      ties |= times[row] == last_us;
      last_us = times[row];
      rows_.push_back({row, meaning.kind, meaning.channel, message_codes_[row], journey_codes_[row],
                       delivery_codes_[row]});
    }
    if (!ties) return;
    text::SortFew(rows_, [&](const JoinedRow& a, const JoinedRow& b) {
      if (times[a.row] != times[b.row]) return times[a.row] < times[b.row];
      if (types[a.row] != types[b.row]) return types[a.row] < types[b.row];
      return ids[a.row] < ids[b.row];
    });
  }

  void AddInstances(ContactIndex contact) {
    kinds_.clear();
    for (const JoinedInstance& joined : joined_) {
      table_.instances_.push_back({contact, joined.date_row});
      InstanceKind& kind = kinds_.emplace_back();
      kind.message = messages_.Find(joined.channel, joined.message, joined.journey);
      kind.has_date = joined.date_row != store::kNoRow;
      kind.has_sent_event = joined.sent_row != store::kNoRow;
      kind.has_delivered_event = joined.delivered_row != store::kNoRow;
    }
  }

  void Take(ContactIndex contact, const JoinedRow& row, uint8_t machine_reasons) {
    if (row.kind == SignalKind::kOrderUndone) return orders_.AddUndone(row.row);
    if (row.kind == SignalKind::kOrderPlaced) {
      return orders_.AddPlaced(
          row.row, contact,
          row.delivery == kAbsent ? kNoInstance : joiner_.FindDelivery(row.delivery));
    }
    if (row.kind == SignalKind::kSent && row.channel == Channel::kEmail) return;
    Signal signal{row.row, row.instance, row.kind, machine_reasons, false};
    if (row.instance == kNoInstance) {
      table_.unattributed_.push_back(signal);
      return;
    }
    if (row.kind == SignalKind::kClicked) {
      signal.unsubscribe_link = unsubscribe_links_.Of(row.row) != 0;
    }
    Count(signal, row.channel, &kinds_[row.instance - first_]);
    if (machine_reasons != 0) table_.machine_signals_.push_back(signal);
    signals_.push_back(signal);
  }

  void Count(const Signal& signal, Channel channel, InstanceKind* instance) {
    const bool machine = signal.machine_reasons != 0;
    switch (signal.kind) {
      case SignalKind::kDelivered:
        instance->told_outcome = instance->proven_outcome = Outcome::kDelivered;
        break;
      case SignalKind::kFailed:
        instance->told_outcome = instance->proven_outcome = Outcome::kFailed;
        ++instance->failed_events;
        instance->failure_class =
            (channel == Channel::kEmail ? bounce_classes_ : carrier_classes_).Of(signal.row);
        break;
      case SignalKind::kOpened:
        instance->proven_outcome = Outcome::kDelivered;
        ++instance->opens[machine];
        break;
      case SignalKind::kClicked:
        instance->proven_outcome = Outcome::kDelivered;
        ++instance->clicks[machine][signal.unsubscribe_link];
        break;
      case SignalKind::kUnsubscribed:
        instance->unsubscribed = true;
        break;
      case SignalKind::kComplained:
        instance->complained = true;
        break;
      default:
        break;
    }
  }

  // What the contact's instances turned out to be.
  void AddKinds() {
    for (size_t i = 0; i < joined_.size(); ++i) {
      const InstanceKind& kind = kinds_[i];
      if (kind.has_date) messages_.NoteSend(kind.message, store_.times_us()[joined_[i].date_row]);
      const bool sms = joined_[i].channel == Channel::kSms;
      if (kind.has_delivered_event || (sms && kind.failed_events != 0)) {
        messages_.NoteReceipt(kind.message);
      }
      table_.kind_of_.push_back(table_.kinds_.Find(kind));
    }
  }

  const store::EventStore& store_;
  InstanceTable& table_;
  store::CodeReader message_codes_;
  store::CodeReader journey_codes_;
  store::CodeReader delivery_codes_;
  InstanceJoiner joiner_;
  MachineTraffic machine_traffic_;
  InboundOptOuts opt_outs_;
  TextCache unsubscribe_links_;
  TextCache bounce_classes_;
  TextCache carrier_classes_;
  MessageIndex messages_;
  OrderCollector orders_;
  // Of the contact at hand.
  std::vector<JoinedRow> rows_;
  std::vector<uint8_t> reasons_;
  uint32_t first_ = 0;  // its first instance
  std::vector<InstanceKind> kinds_;
  std::vector<JoinedInstance> joined_;
  std::vector<Signal> signals_;
};

InstanceTable::InstanceTable(const store::EventStore& store) {
  Builder(store, this).Build();
  touches_ = CollectTouches(*this, store);
}

}  // namespace parcours::metrics
