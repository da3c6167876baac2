#include "catalog/doctor.h"

#include <algorithm>
#include <initializer_list>

#include "catalog/currencies.h"
#include "catalog/examiner.h"
#include "text/calendar.h"
#include "text/sort.h"
#include "text/time_text.h"
#include "text/utf8.h"

namespace parcours::catalog {
namespace {

using store::EventStore;
using store::Field;

// Weekends of two days are none; neither are the quiet days of data that has few busy ones.
constexpr int64_t kGapDays = 3;

bool IsMessaging(std::string_view type) {
  bool from_prefix = false;
  store::ChannelOfType(type, &from_prefix);
  return from_prefix;
}

// The most frequent first.
std::vector<UnknownType> UnknownTypes(const EventStore& store,
                                      const std::vector<uint64_t>& by_type) {
  std::vector<UnknownType> types;
  for (uint32_t type = store::kWellKnownTypeCount; type < by_type.size(); ++type) {
    const std::string_view name = store.vocabulary().types.Text(type);
    if (by_type[type] != 0 && IsMessaging(name)) {
      types.push_back({text::CutUtf8(name, kMaxTypeBytes), by_type[type]});
    }
  }
  text::StableSort(types,
                   [](const UnknownType& a, const UnknownType& b) { return a.events > b.events; });
  return types;
}

// All gaps of data that has events on most days; in the order of time.
std::vector<Gap> Gaps(int64_t first_day, const std::vector<uint8_t>& days) {
  std::vector<Gap> gaps;
  const auto busy = std::count(days.begin(), days.end(), 1);
  if (static_cast<size_t>(busy) * 2 < days.size()) return gaps;
  int64_t last_busy = 0;
  for (int64_t day = 0; day < static_cast<int64_t>(days.size()); ++day) {
    if (days[static_cast<size_t>(day)] == 0) continue;
    if (day - last_busy > kGapDays) {
      gaps.push_back(
          {(first_day + last_busy + 1) * text::kUsPerDay, (first_day + day) * text::kUsPerDay});
    }
    last_busy = day;
  }
  return gaps;
}

// What was found of `doctor`, whose lists are whole, and beside it.
std::vector<Finding> FindingsOf(const Doctor& doctor, const Examiner& examiner) {
  const uint64_t currencies = examiner.currencies.size();
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
  const Examiner examiner(store);
  Doctor doctor;
  doctor.events = store.row_count();
  doctor.contacts = store.contact_count();
  doctor.duplicates = store.duplicate_count();
  doctor.first_time_us = store.first_time_us();
  doctor.last_time_us = store.last_time_us();
  doctor.opens_and_clicks = examiner.opens_and_clicks;
  doctor.machine_events = examiner.machine_events;
  doctor.unknown_types = UnknownTypes(store, examiner.by_type);
  doctor.currencies = CurrencyNames(store.values(Field::kCurrency), examiner.currencies);
  doctor.gaps = Gaps(examiner.first_day, examiner.days);
  doctor.reading = reading;
  doctor.identity = CountIdentity(store);
  doctor.findings = FindingsOf(doctor, examiner);
  if (doctor.unknown_types.size() > kMaxUnknownTypes) doctor.unknown_types.resize(kMaxUnknownTypes);
  text::StableSort(doctor.gaps, [](const Gap& a, const Gap& b) {
    return a.to_us - a.from_us > b.to_us - b.from_us;
  });
  if (doctor.gaps.size() > kMaxGaps) doctor.gaps.resize(kMaxGaps);
  return doctor;
}

}  // namespace parcours::catalog
