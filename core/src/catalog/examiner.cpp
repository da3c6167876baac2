#include "catalog/examiner.h"

#include "store/value_counts.h"
#include "text/calendar.h"
#include "text/decimal.h"
#include "text/time_text.h"

namespace parcours::catalog {

using store::ContactIndex;
using store::Field;
using store::kAbsent;
using store::Row;
using store::TypeCode;

namespace {

// sent .. clicked, of every channel.
bool BelongsToMessage(TypeCode type) {
  return type >= store::kEmailSent && type <= store::kPushClicked;
}
bool IsOpenOrClick(TypeCode type) {
  return type >= store::kEmailOpened && type <= store::kPushClicked;
}

}  // namespace

Examiner::Examiner(const store::EventStore& store)
    : by_type(size_t{store.vocabulary().types.size()} + 1),
      store_(store),
      messages_(store.column(Field::kMessage)),
      deliveries_(store.column(Field::kDelivery)),
      of_message_(size_t{store.values(Field::kMessage).size()} + 1),
      of_delivery_(size_t{store.values(Field::kDelivery).size()} + 1) {
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    ExamineContact(contact);
  }
  CountValues();
  FindDays();
}

// What proves that a message was sent, a delivery where the export has no sends, or opened.
Examiner::Proof Examiner::ProofOf(TypeCode type) {
  if (type <= store::kPushSent) return kSent;
  if (type >= store::kEmailDelivered && type <= store::kPushDelivered) return kDelivered;
  return type == store::kEmailOpened ? kOpened : kNoProof;
}

void Examiner::ExamineContact(ContactIndex contact) {
  const auto types = store_.types();
  contact_begin_ = store_.contact_begin(contact);
  waiting_.clear();
  const Row end = store_.contact_begin(contact + 1);
  for (Row row = contact_begin_; row < end; ++row) {
    const TypeCode type = types[row];
    ++by_type[type];
    if (!BelongsToMessage(type)) continue;
    Take(row, type, {deliveries_[row], messages_[row]});
  }
  for (const Waiting& event : waiting_) Check(event);
}

void Examiner::Take(Row row, TypeCode type, const Ids& ids) {
  without_message += ids.message == kAbsent;
  if (ids.message == kAbsent && ids.delivery == kAbsent) return;
  const Proof proof = ProofOf(type);
  if (proof != kNoProof) {
    if (ids.delivery != kAbsent) NoteFirst(row, &of_delivery_[ids.delivery][proof]);
    if (ids.message != kAbsent) {
      MessageFirsts& message = of_message_[ids.message];
      NoteFirst(row, &message.any[proof]);
      if (ids.delivery == kAbsent) NoteFirst(row, &message.bare[proof]);
    }
  }
  if (proof == kSent) return;
  const bool settled =
      HadBefore(kSent, ids) && (type != store::kEmailClicked || HadBefore(kOpened, ids));
  if (!settled) waiting_.push_back({row, type, ids});
}

bool Examiner::HadBefore(Proof proof, const Ids& ids) const {
  return IsOfContact(ids.delivery != kAbsent ? of_delivery_[ids.delivery][proof]
                                             : of_message_[ids.message].any[proof]);
}

Row Examiner::FirstOf(Proof proof, const Ids& ids) const {
  const MessageFirsts& message = of_message_[ids.message];
  if (ids.delivery == kAbsent) return message.any[proof];
  const Row first = of_delivery_[ids.delivery][proof];
  return IsOfContact(first) ? first : message.bare[proof];
}

void Examiner::Check(const Waiting& event) {
  const auto times = store_.times_us();
  const Row sent = FirstOf(kSent, event.ids);
  const bool was_sent = IsOfContact(sent);
  clock_inversions += was_sent && times[event.row] < times[sent - 1];
  if (event.type == store::kEmailOpened && !was_sent) {
    opens_without_send += !IsOfContact(FirstOf(kDelivered, event.ids));
  }
  if (event.type == store::kEmailClicked) {
    clicks_without_open += !IsOfContact(FirstOf(kOpened, event.ids));
  }
}

void Examiner::CountValues() {
  const auto types = store_.types();
  for (TypeCode type = store::kEmailOpened; type <= store::kPushClicked; ++type) {
    opens_and_clicks += by_type[type];
  }
  const std::vector<uint32_t> used = store::CountValues(store_, ColumnOf(Field::kCurrency));
  for (uint32_t code = 1; code < used.size(); ++code) {
    if (used[code] != 0) currencies.push_back(code);
  }
  const store::Dictionary& amounts = store_.values(Field::kRevenue);
  const std::vector<uint32_t> of_amount = store::CountValues(store_, ColumnOf(Field::kRevenue));
  for (uint32_t code = 1; code < of_amount.size(); ++code) {
    if (of_amount[code] == 0 || text::ParseMoney(amounts.Text(code))) continue;
    unreadable_amounts += of_amount[code];
  }
  // visit(row, code) for the rows of the field; none of those set aside.
  const auto for_each = [&](Field field, const auto& visit) {
    store_.column(field).ForEach([&](Row row, uint32_t code) {
      if (row < types.size()) visit(row, code);
    });
  };
  const uint32_t human = store_.values(Field::kMachine).Find("false");
  for_each(Field::kMachine, [&](Row row, uint32_t verdict) {
    machine_events += IsOpenOrClick(types[row]) && verdict != human;
  });
  orders_without_id = by_type[store::kOrderPlaced];
  for_each(Field::kOrder,
           [&](Row row, uint32_t) { orders_without_id -= types[row] == store::kOrderPlaced; });
  const store::CodeColumn& column = store_.column(Field::kCurrency);
  for_each(Field::kRevenue, [&](Row row, uint32_t) {
    if (types[row] == store::kOrderPlaced) orders_without_currency += column[row] == kAbsent;
  });
}

void Examiner::FindDays() {
  if (store_.row_count() == 0) return;
  first_day = text::FloorDivide(store_.first_time_us(), text::kUsPerDay);
  const int64_t last_day = text::FloorDivide(store_.last_time_us(), text::kUsPerDay);
  days.resize(static_cast<size_t>(last_day - first_day + 1));
  const int64_t begin_us = first_day * text::kUsPerDay;
  size_t quiet = days.size();
  for (const int64_t time_us : store_.times_us()) {
    uint8_t& day = days[static_cast<size_t>(static_cast<uint64_t>(time_us - begin_us) /
                                            static_cast<uint64_t>(text::kUsPerDay))];
    if (day != 0) continue;
    day = 1;
    if (--quiet == 0) return;
  }
}

}  // namespace parcours::catalog
