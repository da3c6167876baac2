#include "metrics/recipients.h"

#include <algorithm>
#include <utility>

#include "metrics/counting/members.h"
#include "metrics/instances/bounce_class.h"
#include "metrics/table_page.h"
#include "parcours/error.h"
#include "text/any_case.h"
#include "text/decimal.h"

namespace parcours::metrics {
namespace {

using store::Field;
using store::kAbsent;

Set SetOf(RecipientState state) {
  constexpr Set kSets[] = {kSent,         kDelivered,   kOpened,      kClicked,
                           kBounced,      kUndelivered, kUnconfirmed, kPending,
                           kUnsubscribed, kComplained,  kOrdered};
  return kSets[static_cast<size_t>(state)];
}

// A contact among the recipients, and what is known of it without looking at its events.
struct Recipient {
  ContactIndex contact = 0;
  uint32_t first = 0;  // its instances among the recipients' instances
  uint32_t count = 0;
  uint32_t opens = 0;  // counted ones, and implied ones
  uint32_t machine_opens = 0;
  uint32_t clicks = 0;
  uint64_t sets = 0;
};

class RecipientTable {
 public:
  RecipientTable(const Members& members, const TimeRange& range)
      : members_(members),
        table_(members.table()),
        store_(members.store()),
        range_(range),
        periods_(range),
        attribution_(table_, store_, members.options()) {
    members_.ForEachInstance(periods_, [&](const Member& member) {
      if (recipients_.empty() || recipients_.back().contact != member.contact) {
        Recipient& recipient = recipients_.emplace_back();
        recipient.contact = member.contact;
        recipient.first = static_cast<uint32_t>(instances_.size());
      }
      Recipient& recipient = recipients_.back();
      instances_.push_back(member.instance);
      ++recipient.count;
      recipient.sets |= member.sets;
      recipient.opens += static_cast<uint32_t>(member.events.opens);
      recipient.machine_opens += static_cast<uint32_t>(member.events.machine_opens);
      recipient.clicks += static_cast<uint32_t>(member.events.clicks);
    });
  }

  size_t size() const { return recipients_.size(); }
  const Recipient& at(size_t i) const { return recipients_[i]; }
  std::string_view ContactId(size_t i) const { return store_.ContactId(recipients_[i].contact); }

  // Leaves the recipients in the state and with the text in their id.
  void Keep(std::optional<RecipientState> state, const std::string& search) {
    size_t kept = 0;
    for (size_t i = 0; i < recipients_.size(); ++i) {
      if (state && (recipients_[i].sets & BitOf(SetOf(*state))) == 0) continue;
      if (!search.empty() && !text::ContainsAnyCase(ContactId(i), search)) continue;
      recipients_[kept++] = recipients_[i];
    }
    recipients_.resize(kept);
  }

  std::optional<int64_t> SentAt(size_t i) const {
    std::optional<int64_t> sent_at_us;
    for (const uint32_t index : InstancesOf(recipients_[i])) {
      if (!table_.KindOf(index).has_sent_event) continue;
      Note(table_.instances()[index].date_row, &sent_at_us);
    }
    return sent_at_us;
  }

  RecipientRow RowOf(size_t i) {
    const Recipient& recipient = recipients_[i];
    RecipientRow row;
    row.contact = ContactId(i);
    row.opens = recipient.opens;
    row.machine_opens = recipient.machine_opens;
    row.clicks = recipient.clicks;
    row.sent_at_us = SentAt(i);
    Fill(recipient, &row);
    AddOrders(recipient.contact, &row);
    return row;
  }

 private:
  // What the contact's signals tell of one of its instances.
  struct Seen {
    Row first_click = store::kNoRow;  // counted
    Row failure = store::kNoRow;      // the last
    bool counted_open = false;
    bool wanted = false;  // an instance of the row
  };

  std::span<const uint32_t> InstancesOf(const Recipient& recipient) const {
    return std::span(instances_).subspan(recipient.first, recipient.count);
  }

  // Basis "event" shows what happened in the range; basis "send" all that followed the send.
  bool Shown(int64_t time_us) const {
    return members_.options().date_basis == MetricOptions::DateBasis::kSend ||
           range_.Contains(time_us);
  }

  void Note(Row row, std::optional<int64_t>* first) const {
    const int64_t time_us = store_.times_us()[row];
    if (Shown(time_us) && (!*first || time_us < **first)) *first = time_us;
  }

  // One pass over the contact's signals, however many of its instances the row stands for.
  void Fill(const Recipient& recipient, RecipientRow* row) {
    const uint32_t first = table_.instance_begin(recipient.contact);
    seen_.assign(table_.InstancesOf(recipient.contact).size(), Seen());
    for (const uint32_t index : InstancesOf(recipient)) seen_[index - first].wanted = true;
    for (const Signal& signal : table_.SignalsOf(recipient.contact)) {
      Seen& seen = seen_[signal.instance - first];
      if (seen.wanted) TakeSignal(signal, &seen, row);
    }
    Row last_failure = store::kNoRow;
    for (const uint32_t index : InstancesOf(recipient)) {
      const InstanceKind& instance = table_.KindOf(index);
      const MessageInfo& message = table_.messages()[instance.message];
      const Seen& seen = seen_[index - first];
      const bool can_open = message.channel == Channel::kEmail && message.track_opens;
      if (can_open && members_.options().implied && !seen.counted_open &&
          seen.first_click != store::kNoRow) {
        Note(seen.first_click, &row->first_open_at_us);
      }
      const Outcome outcome = OutcomeOf(instance, message, members_.options());
      if (outcome != Outcome::kFailed || seen.failure == store::kNoRow) continue;
      if (!Shown(store_.times_us()[seen.failure])) continue;
      if (last_failure != store::kNoRow &&
          store_.times_us()[seen.failure] < store_.times_us()[last_failure]) {
        continue;
      }
      last_failure = seen.failure;
      SetFailure(instance, message.channel, seen.failure, row);
    }
  }

  void TakeSignal(const Signal& signal, Seen* seen, RecipientRow* row) const {
    const MessageInfo& message = table_.MessageOf(signal.instance);
    switch (signal.kind) {
      case SignalKind::kDelivered:
        Note(signal.row, &row->delivered_at_us);
        break;
      case SignalKind::kFailed:
        seen->failure = signal.row;
        break;
      case SignalKind::kOpened:
        if (!Counts(signal, message, members_.options())) break;
        seen->counted_open = true;
        Note(signal.row, &row->first_open_at_us);
        break;
      case SignalKind::kClicked:
        if (!Counts(signal, message, members_.options())) break;
        if (seen->first_click == store::kNoRow) seen->first_click = signal.row;
        Note(signal.row, &row->first_click_at_us);
        break;
      case SignalKind::kUnsubscribed:
        Note(signal.row, &row->unsubscribed_at_us);
        break;
      default:
        break;
    }
  }

  void SetFailure(const InstanceKind& instance, Channel channel, Row failure,
                  RecipientRow* row) const {
    const std::string_view failure_class = FailureClassName(channel, instance.failure_class);
    if (channel == Channel::kEmail) {
      row->bounce = failure_class;
      return;
    }
    row->code_class = failure_class;
    const uint32_t code = store_.column(Field::kReason)[failure];
    row->code = code == kAbsent ? "unknown" : store_.values(Field::kReason).Text(code);
  }

  void AddOrders(ContactIndex contact, RecipientRow* row) {
    const size_t place = table_.FindOrdering(contact);
    if (place == table_.ordering_count()) return;
    attribution_.Begin(table_.OrdersOf(place));
    const AttributionWindows& windows = members_.options().windows;
    attribution_.ForEachCredit(windows, [&](const Order& order, const Credit& credit) {
      if (credit.instance == kNoInstance) return;
      if (members_.PeriodOf(order, credit, periods_) == Periods::kNone) return;
      row->orders.parts += credit.parts;
      if (!order.has_amount) return;
      int64_t& revenue = row->revenue[CurrencyName(store_, order.currency)];
      revenue = text::AddMoney(revenue, credit.amount);
    });
  }

  const Members& members_;
  const InstanceTable& table_;
  const store::EventStore& store_;
  const TimeRange& range_;
  const Periods periods_;
  Attribution attribution_;
  std::vector<Recipient> recipients_;  // by contact
  std::vector<uint32_t> instances_;    // theirs
  std::vector<Seen> seen_;             // scratch, by instance of a contact
};

// Columns that take a look at the contact's events.
SortKey KeyOfRow(const RecipientRow& row, const Page& page) {
  const struct {
    std::string_view column;
    SortKey key;
  } columns[] = {
      {"deliveredAt", TimeKey(row.delivered_at_us)},
      {"firstOpenAt", TimeKey(row.first_open_at_us)},
      {"firstClickAt", TimeKey(row.first_click_at_us)},
      {"unsubscribedAt", TimeKey(row.unsubscribed_at_us)},
      {"bounce", TextKey(row.bounce)},
      {"code", TextKey(row.code)},
      {"codeClass", TextKey(row.code_class)},
      {"orders", SortKey(row.orders.value())},
      {"revenue",
       row.revenue.empty() ? SortKey() : SortKey(text::MoneyToDouble(row.revenue.begin()->second))},
  };
  for (const auto& [column, key] : columns) {
    if (column == page.sort) return key;
  }
  return {};
}

std::vector<SortKey> KeysOf(const Page& page, RecipientTable* recipients) {
  CheckColumn(page, {"contact", "sentAt", "deliveredAt", "firstOpenAt", "opens", "machineOpens",
                     "firstClickAt", "clicks", "unsubscribedAt", "bounce", "code", "codeClass",
                     "orders", "revenue"});
  std::vector<SortKey> keys;
  keys.reserve(recipients->size());
  const auto fill = [&](const auto& key_of) {
    for (size_t i = 0; i < recipients->size(); ++i) keys.push_back(key_of(i));
  };
  const auto count = [&](uint32_t Recipient::*member) {
    fill([&](size_t i) { return SortKey(static_cast<double>(recipients->at(i).*member)); });
  };
  if (page.sort == "contact") {
    fill([&](size_t i) { return SortKey(recipients->ContactId(i)); });
  } else if (page.sort == "sentAt") {
    fill([&](size_t i) { return TimeKey(recipients->SentAt(i)); });
  } else if (page.sort == "opens") {
    count(&Recipient::opens);
  } else if (page.sort == "machineOpens") {
    count(&Recipient::machine_opens);
  } else if (page.sort == "clicks") {
    count(&Recipient::clicks);
  } else {
    fill([&](size_t i) { return KeyOfRow(recipients->RowOf(i), page); });
  }
  return keys;
}

}  // namespace

RecipientsResult ComputeRecipients(const InstanceTable& table, const store::EventStore& store,
                                   const MetricsQuery& query) {
  MetricsRequest of_message = query.metrics;
  of_message.selection.messages = {query.message};
  // Rows credit their contact's orders themselves. Who belongs to the rows hangs on orders only in
  // the state "ordered", and where an order is what counts in the range.
  const bool by_orders = query.state == RecipientState::kOrdered ||
                         of_message.options.date_basis == MetricOptions::DateBasis::kEvent;
  const Members members(table, store, of_message,
                        by_orders ? Members::kWithOrders : Members::kWithoutOrders);

  RecipientsResult result;
  result.unit = query.metrics.options.unit;
  result.has_orders = !table.orders().empty();
  result.currencies = CurrenciesOf(table.orders(), store).names;
  for (size_t i = 0; i < table.messages().size(); ++i) {
    if (members.selection().messages[i] == 0) continue;
    const bool email = table.messages()[i].channel == Channel::kEmail;
    (email ? result.has_email : result.has_sms) = true;
  }
  result.opens_untracked = members.selection().NoneTracks(table, &MessageInfo::track_opens);
  result.clicks_untracked = members.selection().NoneTracks(table, &MessageInfo::track_clicks);

  RecipientTable recipients(members, query.metrics.selection.range);
  recipients.Keep(query.state, query.page.search);
  result.total = recipients.size();
  const std::vector<SortKey> keys = KeysOf(query.page, &recipients);
  const auto before = [&](size_t a, size_t b) {
    return recipients.ContactId(a) < recipients.ContactId(b);
  };
  const auto contact_id = [&](size_t i) { return recipients.ContactId(i); };
  for (const size_t i : PageOf(keys, query.page, before, contact_id)) {
    result.rows.push_back(recipients.RowOf(i));
  }
  return result;
}

}  // namespace parcours::metrics
