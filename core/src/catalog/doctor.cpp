#include "catalog/doctor.h"

#include <algorithm>
#include <string_view>

namespace parcours::catalog {
namespace {

using store::ContactIndex;
using store::EventStore;
using store::Field;
using store::kAbsent;
using store::Row;
using store::TypeCode;

// For each message the last contact that was sent it, or opened it: a set per contact that needs no
// clearing between contacts.
class PerContactSet {
 public:
  explicit PerContactSet(uint32_t value_count) : contact_of_(size_t{value_count} + 1, kNobody) {}
  void Add(uint32_t value, ContactIndex contact) { contact_of_[value] = contact; }
  bool Has(uint32_t value, ContactIndex contact) const { return contact_of_[value] == contact; }

 private:
  static constexpr ContactIndex kNobody = 0xFFFFFFFFu;
  std::vector<ContactIndex> contact_of_;
};

bool IsMessaging(std::string_view type) {
  bool from_prefix = false;
  store::ChannelOfType(type, &from_prefix);
  return from_prefix;
}

// Events of a message that was never sent, or was clicked without having been opened, to a contact.
struct MessageChecks {
  uint64_t opens_without_send = 0;
  uint64_t clicks_without_open = 0;
  uint64_t without_message = 0;
  uint64_t orders_without_id = 0;
};

MessageChecks CheckMessages(const EventStore& store) {
  MessageChecks checks;
  const store::CodeColumn& messages = store.column(Field::kMessage);
  const store::CodeColumn& orders = store.column(Field::kOrder);
  PerContactSet sent(store.values(Field::kMessage).size());
  PerContactSet opened(store.values(Field::kMessage).size());
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    const Row begin = store.contact_begin(contact);
    const Row end = store.contact_begin(contact + 1);
    for (Row row = begin; row < end; ++row) {  // a send may stand behind its open in a bad clock
      const TypeCode type = store.types()[row];
      if (type == store::kEmailSent || type == store::kEmailDelivered || type == store::kSmsSent ||
          type == store::kSmsDelivered) {
        sent.Add(messages[row], contact);
      }
      if (type == store::kEmailOpened) opened.Add(messages[row], contact);
    }
    for (Row row = begin; row < end; ++row) {
      const TypeCode type = store.types()[row];
      if (type == store::kOrderPlaced && orders[row] == kAbsent) ++checks.orders_without_id;
      if (type < store::kEmailSent || type > store::kPushClicked) continue;
      const uint32_t message = messages[row];
      if (message == kAbsent) {
        ++checks.without_message;
        continue;
      }
      if (type == store::kEmailOpened && !sent.Has(message, contact)) ++checks.opens_without_send;
      if (type == store::kEmailClicked && !opened.Has(message, contact)) {
        ++checks.clicks_without_open;
      }
    }
  }
  return checks;
}

void AddFinding(std::string code, uint64_t count, std::vector<std::string> affects,
                std::vector<Finding>* findings) {
  if (count != 0) findings->push_back({std::move(code), count, std::move(affects)});
}

}  // namespace

Doctor Examine(const EventStore& store) {
  Doctor doctor;
  doctor.events = store.row_count();
  doctor.contacts = store.contact_count();
  doctor.duplicates = store.duplicate_count();
  doctor.first_time_us = store.first_time_us();
  doctor.last_time_us = store.last_time_us();

  std::vector<uint64_t> by_type(size_t{store.vocabulary().types.size()} + 1, 0);
  const store::CodeColumn& machine = store.column(Field::kMachine);
  const uint32_t human = store.values(Field::kMachine).Find("false");
  for (Row row = 0; row < store.row_count(); ++row) {
    const TypeCode type = store.types()[row];
    ++by_type[type];
    if (type >= store::kEmailOpened && type <= store::kPushClicked) {
      ++doctor.opens_and_clicks;
      const uint32_t verdict = machine[row];
      if (verdict != kAbsent && verdict != human) ++doctor.machine_events;
    }
  }
  for (uint32_t type = store::kWellKnownTypeCount; type < by_type.size(); ++type) {
    const std::string_view name = store.vocabulary().types.Text(type);
    if (by_type[type] != 0 && IsMessaging(name)) {
      doctor.unknown_types.push_back({std::string(name), by_type[type]});
    }
  }
  const store::CodeColumn& currency = store.column(Field::kCurrency);
  std::vector<bool> used(size_t{store.values(Field::kCurrency).size()} + 1);
  for (Row row = 0; row < store.row_count() && !currency.empty(); ++row) used[currency[row]] = true;
  for (uint32_t code = 1; code < used.size(); ++code) {
    if (used[code]) doctor.currencies.emplace_back(store.values(Field::kCurrency).Text(code));
  }
  std::sort(doctor.currencies.begin(), doctor.currencies.end());

  const MessageChecks checks = CheckMessages(store);
  std::vector<Finding>& findings = doctor.findings;
  AddFinding("opens-without-send", checks.opens_without_send, {"sends", "deliveries", "openRate"},
             &findings);
  AddFinding("clicks-without-open", checks.clicks_without_open, {"opened", "openRate"}, &findings);
  AddFinding("events-without-message", checks.without_message, {"messages"}, &findings);
  AddFinding("orders-without-id", checks.orders_without_id, {"orders", "revenue"}, &findings);
  AddFinding("machine-events", doctor.machine_events, {"openRate", "clickRate"}, &findings);
  uint64_t unknown = 0;
  for (const UnknownType& type : doctor.unknown_types) unknown += type.events;
  AddFinding("unknown-types", unknown, {}, &findings);
  if (doctor.currencies.size() > 1) {
    AddFinding("several-currencies", doctor.currencies.size(), {"revenue"}, &findings);
  }
  return doctor;
}

}  // namespace parcours::catalog
