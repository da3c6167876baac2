#include "metrics/recipients.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "metrics/members.h"
#include "metrics/messages.h"
#include "parcours/error.h"
#include "text/decimal.h"

namespace parcours::metrics {
namespace {

using store::Field;
using store::kAbsent;

class RecipientTable {
 public:
  RecipientTable(const Members& members, const TimeRange& range)
      : members_(members), table_(members.table()), store_(members.store()), range_(range) {}

  std::vector<RecipientRow> Rows() {
    const Periods periods(range_);
    members_.ForEachInstance(periods, [&](const Member& member) {
      if (rows_.empty() || rows_.back().contact != member.contact) {
        RecipientRow row;
        row.contact = member.contact;
        row.id = store_.ContactId(member.contact);
        rows_.push_back(std::move(row));
        instances_.emplace_back();
      }
      instances_.back().push_back(member.instance);
      rows_.back().opens += member.events.opens;
      rows_.back().machine_opens += member.events.machine_opens;
      rows_.back().clicks += member.events.clicks;
    });
    for (size_t i = 0; i < rows_.size(); ++i) Fill(instances_[i], &rows_[i]);
    AddOrders(periods);
    return std::move(rows_);
  }

 private:
  // What the contact's signals tell of one of its instances.
  struct Seen {
    Row first_click = store::kNoRow;  // counted
    Row failure = store::kNoRow;      // the last
    bool counted_open = false;
    bool wanted = false;  // an instance of the row
  };

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
  void Fill(const std::vector<uint32_t>& instances, RecipientRow* row) {
    const uint32_t first = table_.instance_begin(row->contact);
    seen_.assign(table_.InstancesOf(row->contact).size(), Seen());
    for (const uint32_t index : instances) seen_[index - first].wanted = true;
    for (const Signal& signal : table_.SignalsOf(row->contact)) {
      Seen& seen = seen_[signal.instance - first];
      if (seen.wanted) TakeSignal(signal, &seen, row);
    }
    Row last_failure = store::kNoRow;
    for (const uint32_t index : instances) {
      const Instance& instance = table_.instances()[index];
      const MessageInfo& message = table_.messages()[instance.message];
      const Seen& seen = seen_[index - first];
      if (instance.has_sent_event) Note(instance.date_row, &row->sent_at_us);
      const bool can_open = message.channel == Channel::kEmail && message.track_opens;
      if (can_open && members_.options().implied && !seen.counted_open &&
          seen.first_click != store::kNoRow) {
        Note(seen.first_click, &row->first_open_at_us);
      }
      const Outcome outcome = OutcomeOf(instance, message, members_.options());
      if (outcome != Outcome::kFailed || seen.failure == store::kNoRow) continue;
      if (last_failure != store::kNoRow &&
          store_.times_us()[seen.failure] < store_.times_us()[last_failure]) {
        continue;
      }
      last_failure = seen.failure;
      SetFailure(instance, message.channel, seen.failure, row);
    }
  }

  void TakeSignal(const Signal& signal, Seen* seen, RecipientRow* row) const {
    const MessageInfo& message = table_.messages()[table_.instances()[signal.instance].message];
    switch (signal.kind) {
      case SignalKind::kDelivered:
        Note(signal.row, &row->delivered_at_us);
        break;
      case SignalKind::kFailed:
        if (Shown(store_.times_us()[signal.row])) seen->failure = signal.row;
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

  void SetFailure(const Instance& instance, Channel channel, Row failure, RecipientRow* row) const {
    if (channel == Channel::kEmail) {
      row->bounce = std::string(BounceClassName(instance.bounce_class));
      return;
    }
    const uint32_t code = store_.column(Field::kReason)[failure];
    row->code = code == kAbsent ? "unknown" : std::string(store_.values(Field::kReason).Text(code));
  }

  void AddOrders(const Periods& periods) {
    members_.ForEachOrder(periods, [&](const Order& order, uint32_t instance, uint32_t) {
      if (instance == kNoInstance) return;
      const auto at = std::lower_bound(
          rows_.begin(), rows_.end(), order.contact,
          [](const RecipientRow& row, ContactIndex contact) { return row.contact < contact; });
      PARCOURS_CHECK(at != rows_.end() && at->contact == order.contact);
      ++at->orders;
      if (!order.has_amount) return;
      const std::string currency =
          order.currency == kAbsent
              ? std::string()
              : std::string(store_.values(Field::kCurrency).Text(order.currency));
      int64_t& revenue = at->revenue[currency];
      revenue = text::AddMoney(revenue, order.amount);
    });
  }

  const Members& members_;
  const InstanceTable& table_;
  const store::EventStore& store_;
  const TimeRange& range_;
  std::vector<RecipientRow> rows_;                // by contact
  std::vector<std::vector<uint32_t>> instances_;  // beside rows_
  std::vector<Seen> seen_;                        // scratch, by instance of a contact
};

// What a row sorts by: a number, or a text where the column is one.
struct SortKey {
  std::optional<double> number;
  std::optional<std::string> text;
  bool present() const { return number || text; }
  bool operator<(const SortKey& other) const {
    return number ? *number < *other.number : *text < *other.text;
  }
};

using KeyOf = std::function<SortKey(const RecipientRow&)>;

KeyOf KeyOfColumn(const std::string& column) {
  const auto time = [](std::optional<int64_t> RecipientRow::*member) -> KeyOf {
    return [member](const RecipientRow& row) {
      SortKey key;
      if (row.*member) key.number = static_cast<double>(*(row.*member));
      return key;
    };
  };
  const auto count = [](uint64_t RecipientRow::*member) -> KeyOf {
    return [member](const RecipientRow& row) {
      return SortKey{static_cast<double>(row.*member), {}};
    };
  };
  const auto text = [](std::optional<std::string> RecipientRow::*member) -> KeyOf {
    return [member](const RecipientRow& row) { return SortKey{{}, row.*member}; };
  };
  if (column == "contact") return [](const RecipientRow& row) { return SortKey{{}, row.id}; };
  if (column == "sentAt") return time(&RecipientRow::sent_at_us);
  if (column == "deliveredAt") return time(&RecipientRow::delivered_at_us);
  if (column == "firstOpenAt") return time(&RecipientRow::first_open_at_us);
  if (column == "opens") return count(&RecipientRow::opens);
  if (column == "machineOpens") return count(&RecipientRow::machine_opens);
  if (column == "firstClickAt") return time(&RecipientRow::first_click_at_us);
  if (column == "clicks") return count(&RecipientRow::clicks);
  if (column == "unsubscribedAt") return time(&RecipientRow::unsubscribed_at_us);
  if (column == "bounce") return text(&RecipientRow::bounce);
  if (column == "code") return text(&RecipientRow::code);
  if (column == "orders") return count(&RecipientRow::orders);
  if (column == "revenue") {
    // By the first currency that a row has money in; currencies are never added up.
    return [](const RecipientRow& row) {
      SortKey key;
      if (!row.revenue.empty()) key.number = text::MoneyToDouble(row.revenue.begin()->second);
      return key;
    };
  }
  throw Error(ErrorCode::kBadRequest, "sort",
              "'" + column + "' is no column; expected one such as sentAt, contact or clicks");
}

}  // namespace

RecipientsResult ComputeRecipients(const InstanceTable& table, const store::EventStore& store,
                                   const MetricsRequest& request, const std::string& message,
                                   const Page& page) {
  const KeyOf key_of = KeyOfColumn(page.sort);
  MetricsRequest of_message = request;
  of_message.selection.messages = {message};
  const Members members(table, store, of_message);

  RecipientsResult result;
  result.unit = request.options.unit;
  result.has_orders = !table.orders().empty();
  bool opens_tracked = false;
  bool clicks_tracked = false;
  for (size_t i = 0; i < table.messages().size(); ++i) {
    if (members.selection().messages[i] == 0) continue;
    const MessageInfo& info = table.messages()[i];
    const bool email = info.channel == Channel::kEmail;
    (email ? result.has_email : result.has_sms) = true;
    opens_tracked |= email && info.track_opens;
    clicks_tracked |= info.track_clicks;
  }
  result.opens_untracked = result.has_email && !opens_tracked;
  result.clicks_untracked = (result.has_email || result.has_sms) && !clicks_tracked;

  std::vector<RecipientRow> rows = RecipientTable(members, request.selection.range).Rows();
  std::vector<std::pair<SortKey, size_t>> order;
  order.reserve(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) order.emplace_back(key_of(rows[i]), i);
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    if (a.first.present() != b.first.present()) return a.first.present();
    if (a.first.present()) {
      if (a.first < b.first) return !page.descending;
      if (b.first < a.first) return page.descending;
    }
    return rows[a.second].id < rows[b.second].id;
  });
  result.total = rows.size();
  const PageBounds bounds = BoundsOf(page, order.size());
  for (size_t i = bounds.begin; i < bounds.end; ++i) {
    result.rows.push_back(std::move(rows[order[i].second]));
  }
  return result;
}

}  // namespace parcours::metrics
