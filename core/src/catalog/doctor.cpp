#include "catalog/doctor.h"

#include <algorithm>
#include <initializer_list>

#include "catalog/currencies.h"
#include "catalog/sent_messages.h"
#include "text/calendar.h"
#include "text/decimal.h"
#include "text/sort.h"
#include "text/time_text.h"
#include "text/utf8.h"

namespace parcours::catalog {
namespace {

using store::ContactIndex;
using store::EventStore;
using store::Field;
using store::kAbsent;
using store::Row;
using store::TypeCode;

// Weekends of two days are none; neither are the quiet days of data that has few busy ones.
constexpr int64_t kGapDays = 3;

bool IsMessaging(std::string_view type) {
  bool from_prefix = false;
  store::ChannelOfType(type, &from_prefix);
  return from_prefix;
}

// sent .. clicked, of every channel.
bool BelongsToMessage(TypeCode type) {
  return type >= store::kEmailSent && type <= store::kPushClicked;
}
bool IsSend(TypeCode type) { return type >= store::kEmailSent && type <= store::kPushSent; }
// What proves a send where the export has none.
bool IsDelivered(TypeCode type) {
  return type >= store::kEmailDelivered && type <= store::kPushDelivered;
}

// What is counted row by row.
class Examiner {
 public:
  explicit Examiner(const EventStore& store)
      : store_(store),
        messages_(store.column(Field::kMessage)),
        deliveries_(store.column(Field::kDelivery)),
        human_(store.values(Field::kMachine).Find("false")),
        by_type_(size_t{store.vocabulary().types.size()} + 1),
        used_currencies_(size_t{store.values(Field::kCurrency).size()} + 1),
        unreadable_amounts_(size_t{store.values(Field::kRevenue).size()} + 1),
        first_day_(text::FloorDivide(store.first_time_us(), text::kUsPerDay)),
        days_(store.row_count() == 0
                  ? 0
                  : static_cast<size_t>(text::FloorDivide(store.last_time_us(), text::kUsPerDay) -
                                        first_day_ + 1)) {
    const store::Dictionary& amounts = store.values(Field::kRevenue);
    for (uint32_t code = 1; code <= amounts.size(); ++code) {
      unreadable_amounts_[code] = !text::ParseMoney(amounts.Text(code));
    }
  }

  void Run() {
    for (ContactIndex contact = 0; contact < store_.contact_count(); ++contact) {
      const Row begin = store_.contact_begin(contact);
      const Row end = store_.contact_begin(contact + 1);
      sends_.Clear();
      delivered_.Clear();
      opens_.Clear();
      bool has_messages = false;
      for (Row row = begin; row < end; ++row) has_messages |= CountRow(row);
      if (!has_messages) continue;
      sends_.Sort();
      delivered_.Sort();
      opens_.Sort();
      for (Row row = begin; row < end; ++row) CheckRow(row);
    }
  }

  uint64_t opens_and_clicks = 0;
  uint64_t machine_events = 0;
  uint64_t opens_without_send = 0;
  uint64_t clicks_without_open = 0;
  uint64_t clock_inversions = 0;
  uint64_t without_message = 0;
  uint64_t orders_without_id = 0;
  uint64_t orders_without_currency = 0;
  uint64_t unreadable_amounts = 0;

  // The most frequent first.
  std::vector<UnknownType> UnknownTypes() const {
    std::vector<UnknownType> types;
    for (uint32_t type = store::kWellKnownTypeCount; type < by_type_.size(); ++type) {
      const std::string_view name = store_.vocabulary().types.Text(type);
      if (by_type_[type] != 0 && IsMessaging(name)) {
        types.push_back({text::CutUtf8(name, kMaxTypeBytes), by_type_[type]});
      }
    }
    text::StableSort(
        types, [](const UnknownType& a, const UnknownType& b) { return a.events > b.events; });
    return types;
  }

  // By code.
  std::vector<uint32_t> Currencies() const {
    std::vector<uint32_t> currencies;
    for (uint32_t code = 1; code < used_currencies_.size(); ++code) {
      if (used_currencies_[code]) currencies.push_back(code);
    }
    return currencies;
  }

  // All gaps of data that has events on most days; in the order of time.
  std::vector<Gap> Gaps() const {
    std::vector<Gap> gaps;
    const auto busy = std::count(days_.begin(), days_.end(), true);
    if (static_cast<size_t>(busy) * 2 < days_.size()) return gaps;
    int64_t last_busy = 0;
    for (int64_t day = 0; day < static_cast<int64_t>(days_.size()); ++day) {
      if (!days_[static_cast<size_t>(day)]) continue;
      if (day - last_busy > kGapDays) {
        gaps.push_back(
            {(first_day_ + last_busy + 1) * text::kUsPerDay, (first_day_ + day) * text::kUsPerDay});
      }
      last_busy = day;
    }
    return gaps;
  }

 private:
  SentMessages::Ids IdsOf(Row row) const { return {deliveries_[row], messages_[row]}; }

  // True where the row belongs to a message.
  bool CountRow(Row row) {
    const TypeCode type = store_.types()[row];
    const int64_t time_us = store_.times_us()[row];
    ++by_type_[type];
    days_[static_cast<size_t>(text::FloorDivide(time_us, text::kUsPerDay) - first_day_)] = true;
    const uint32_t currency = store_.column(Field::kCurrency)[row];
    used_currencies_[currency] = true;
    const uint32_t amount = store_.column(Field::kRevenue)[row];
    unreadable_amounts += unreadable_amounts_[amount];
    if (type == store::kOrderPlaced) {
      orders_without_id += store_.column(Field::kOrder)[row] == kAbsent;
      orders_without_currency += amount != kAbsent && currency == kAbsent;
    }
    if (!BelongsToMessage(type)) return false;
    if (type >= store::kEmailOpened) {
      ++opens_and_clicks;
      const uint32_t verdict = store_.column(Field::kMachine)[row];
      machine_events += verdict != kAbsent && verdict != human_;
    }
    if (IsSend(type)) sends_.Add(IdsOf(row), time_us);
    if (IsDelivered(type)) delivered_.Add(IdsOf(row), time_us);
    if (type == store::kEmailOpened) opens_.Add(IdsOf(row), time_us);
    return true;
  }

  void CheckRow(Row row) {
    const TypeCode type = store_.types()[row];
    if (!BelongsToMessage(type)) return;
    const SentMessages::Ids ids = IdsOf(row);
    if (ids.message == kAbsent) ++without_message;
    if (ids.message == kAbsent && ids.delivery == kAbsent) return;
    int64_t time_us = 0;
    const bool was_sent = sends_.FirstTime(ids, &time_us);
    if (was_sent && !IsSend(type) && store_.times_us()[row] < time_us) ++clock_inversions;
    if (type == store::kEmailOpened && !was_sent && !delivered_.FirstTime(ids, &time_us)) {
      ++opens_without_send;
    }
    if (type == store::kEmailClicked && !opens_.FirstTime(ids, &time_us)) ++clicks_without_open;
  }

  const EventStore& store_;
  const store::CodeColumn& messages_;
  const store::CodeColumn& deliveries_;
  const uint32_t human_;  // the verdict's code
  std::vector<uint64_t> by_type_;
  std::vector<bool> used_currencies_;
  std::vector<bool> unreadable_amounts_;
  int64_t first_day_;
  std::vector<bool> days_;
  SentMessages sends_;
  SentMessages delivered_;
  SentMessages opens_;
};

// What was found of `doctor`, whose lists are whole, and beside it.
std::vector<Finding> FindingsOf(const Doctor& doctor, const Examiner& examiner,
                                uint64_t currencies) {
  const Reading& reading = doctor.reading;
  uint64_t skipped = 0;
  for (const auto& [reason, count] : reading.skipped) skipped += count;
  uint64_t unknown = 0;
  for (const UnknownType& type : doctor.unknown_types) unknown += type.events;
  struct Candidate {
    std::string_view code;
    uint64_t count;
    std::initializer_list<std::string_view> affects;
  };
  const Candidate candidates[] = {
      {"rows-skipped", skipped, {"sends", "opened", "clicked", "orders", "funnel"}},
      {"duplicates", doctor.duplicates, {}},
      {"orders-without-contact",
       reading.orders_without_contact,
       {"orders", "revenue", "orderRate", "funnel"}},
      {"times-without-zone", reading.times_without_zone, {"orders", "orderRate", "funnel"}},
      {"dates-assumed", reading.assumed_dates, {"sends", "orders", "orderRate", "funnel"}},
      {"time-gaps", doctor.gaps.size(), {"sends", "opened", "clicked", "orders", "funnel"}},
      {"clock-inversions", examiner.clock_inversions, {"openRate", "clickRate", "funnel"}},
      {"opens-without-send", examiner.opens_without_send, {"sends", "deliveries", "openRate"}},
      {"clicks-without-open", examiner.clicks_without_open, {"opened", "openRate"}},
      {"events-without-message",
       examiner.without_message,
       {"sends", "openRate", "clickRate", "orderRate"}},
      {"orders-without-id", examiner.orders_without_id, {"orders", "revenue"}},
      {"orders-without-currency",
       currencies == 0 ? 0 : examiner.orders_without_currency,
       {"revenue", "averageOrderRevenue"}},
      {"amounts-unreadable",
       examiner.unreadable_amounts,
       {"revenue", "averageOrderRevenue", "revenuePerRecipient"}},
      {"amounts-assumed",
       reading.assumed_amounts,
       {"revenue", "averageOrderRevenue", "revenuePerRecipient"}},
      {"several-currencies", currencies > 1 ? currencies : 0, {"revenue"}},
      {"machine-events", doctor.machine_events, {"openRate", "clickRate"}},
      {"anonymous-events", doctor.identity.anonymous_events, {"orders", "orderRate", "funnel"}},
      {"unknown-types", unknown, {}},
      {"unknown-statuses", reading.unknown_statuses, {}},
  };
  std::vector<Finding> findings;
  for (const Candidate& candidate : candidates) {
    if (candidate.count != 0) {
      findings.push_back({candidate.code, candidate.count, candidate.affects});
    }
  }
  return findings;
}

}  // namespace

Doctor Examine(const EventStore& store, const Reading& reading) {
  Examiner examiner(store);
  examiner.Run();
  const std::vector<uint32_t> currencies = examiner.Currencies();
  Doctor doctor;
  doctor.events = store.row_count();
  doctor.contacts = store.contact_count();
  doctor.duplicates = store.duplicate_count();
  doctor.first_time_us = store.first_time_us();
  doctor.last_time_us = store.last_time_us();
  doctor.opens_and_clicks = examiner.opens_and_clicks;
  doctor.machine_events = examiner.machine_events;
  doctor.unknown_types = examiner.UnknownTypes();
  doctor.currencies = CurrencyNames(store.values(Field::kCurrency), currencies);
  doctor.gaps = examiner.Gaps();
  doctor.reading = reading;
  doctor.identity = CountIdentity(store);
  doctor.findings = FindingsOf(doctor, examiner, currencies.size());
  if (doctor.unknown_types.size() > kMaxUnknownTypes) doctor.unknown_types.resize(kMaxUnknownTypes);
  text::StableSort(doctor.gaps, [](const Gap& a, const Gap& b) {
    return a.to_us - a.from_us > b.to_us - b.from_us;
  });
  if (doctor.gaps.size() > kMaxGaps) doctor.gaps.resize(kMaxGaps);
  return doctor;
}

}  // namespace parcours::catalog
