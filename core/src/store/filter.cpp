#include "store/filter.h"

#include <algorithm>
#include <optional>

#include "store/property_ref.h"
#include "text/decimal.h"
#include "text/pattern.h"
#include "text/time_text.h"

namespace parcours::store {
namespace {

// Negative, zero, positive; nothing where a number is compared with a text that is not one.
std::optional<int> Compare(std::string_view value, const FilterValue& with) {
  if (!with.is_number) return value.compare(with.text);
  if (!text::IsDecimal(value)) return std::nullopt;
  return text::CompareDecimals(value, with.text);
}

bool Equals(std::string_view value, const FilterValue& with) { return Compare(value, with) == 0; }

bool EqualsAny(std::string_view value, const std::vector<FilterValue>& values) {
  return std::any_of(values.begin(), values.end(),
                     [&](const FilterValue& with) { return Equals(value, with); });
}

bool PassesTime(Operator op, int64_t time_us, const std::vector<int64_t>& with) {
  const auto is = [&](int64_t other_us) { return time_us == other_us; };
  switch (op) {
    case Operator::kExists:
      return true;
    case Operator::kEq:
    case Operator::kIn:
      return std::any_of(with.begin(), with.end(), is);
    case Operator::kNe:
    case Operator::kNotIn:
      return std::none_of(with.begin(), with.end(), is);
    case Operator::kLt:
    case Operator::kBefore:
      return time_us < with.at(0);
    case Operator::kLte:
      return time_us <= with.at(0);
    case Operator::kGt:
    case Operator::kAfter:
      return time_us > with.at(0);
    case Operator::kGte:
      return time_us >= with.at(0);
    case Operator::kBetween:
      return time_us >= with.at(0) && time_us <= with.at(1);
    default:
      return false;  // a time is not a text: contains, like, ... never hold
  }
}

// The filter's values as times; nothing where one of them is not a time.
std::optional<std::vector<int64_t>> TimesOf(const Filter& filter) {
  std::vector<int64_t> times_us;
  for (const FilterValue& value : filter.values) {
    const std::optional<int64_t> time_us = text::ParseTime(value.text);
    if (!time_us) return std::nullopt;
    times_us.push_back(*time_us);
  }
  return times_us;
}

// By code: whether the value passes. A part that is empty is absent.
std::vector<uint8_t> PassesByCode(const Filter& filter, const PropertyRef& property) {
  const Dictionary& values = *property.values;
  std::vector<uint8_t> passes(size_t{values.size()} + 1);
  passes[kAbsent] = PassesFilter(filter, false, {});
  for (uint32_t code = 1; code <= values.size(); ++code) {
    std::string_view text = values.Text(code);
    if (property.part != nullptr) text = property.part(text);
    passes[code] = PassesFilter(filter, property.part == nullptr || !text.empty(), text);
  }
  return passes;
}

}  // namespace

bool PassesFilter(const Filter& filter, bool present, std::string_view value) {
  if (!filter.any.empty()) {
    return std::any_of(filter.any.begin(), filter.any.end(), [&](const Filter& alternative) {
      return PassesFilter(alternative, present, value);
    });
  }
  const std::vector<FilterValue>& with = filter.values;
  switch (filter.op) {
    case Operator::kExists:
      return present;
    case Operator::kMissing:
      return !present;
    case Operator::kNe:
      return !present || !Equals(value, with.at(0));
    case Operator::kNotIn:
      return !present || !EqualsAny(value, with);
    case Operator::kNotContains:
      return !present || value.find(with.at(0).text) == std::string_view::npos;
    default:
      break;
  }
  if (!present) return false;
  switch (filter.op) {
    case Operator::kEq:
      return Equals(value, with.at(0));
    case Operator::kIn:
      return EqualsAny(value, with);
    case Operator::kContains:
      return value.find(with.at(0).text) != std::string_view::npos;
    case Operator::kStartsWith:
      return value.starts_with(with.at(0).text);
    case Operator::kEndsWith:
      return value.ends_with(with.at(0).text);
    case Operator::kLike:
      return text::MatchesLike(value, with.at(0).text);
    case Operator::kLt:
    case Operator::kLte:
    case Operator::kGt:
    case Operator::kGte: {
      const std::optional<int> order = Compare(value, with.at(0));
      if (!order) return false;
      if (filter.op == Operator::kLt) return *order < 0;
      if (filter.op == Operator::kLte) return *order <= 0;
      if (filter.op == Operator::kGt) return *order > 0;
      return *order >= 0;
    }
    case Operator::kBetween: {
      const std::optional<int> low = Compare(value, with.at(0));
      const std::optional<int> high = Compare(value, with.at(1));
      return low && high && *low >= 0 && *high <= 0;
    }
    case Operator::kBefore:
    case Operator::kAfter: {
      const std::optional<int64_t> time_us = text::ParseTime(value);
      const std::optional<std::vector<int64_t>> times_us = TimesOf(filter);
      return time_us && times_us && PassesTime(filter.op, *time_us, *times_us);
    }
    default:
      return false;
  }
}

RowFilter::RowFilter(const EventStore& store, const std::vector<Filter>& filters) : store_(&store) {
  for (const Filter& filter : filters) tests_.push_back(Compile(store, filter));
}

// What passes by code of a contact's property, by contact: a person's value may stand with any of
// many joined ids, and is not looked for again at every row.
std::vector<uint8_t> RowFilter::ByContact(const EventStore& store, const Test& by_code) {
  std::vector<uint8_t> passes(store.contact_count());
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    passes[contact] =
        by_code.passes[store.contact_table().Property(store.contact_code(contact), by_code.column)];
  }
  return passes;
}

RowFilter::Test RowFilter::Compile(const EventStore& store, const Filter& filter) {
  Test test;
  if (!filter.any.empty()) {
    test.source = Source::kAny;
    for (const Filter& alternative : filter.any) test.any.push_back(Compile(store, alternative));
    return test;
  }
  const PropertyRef property = ResolveProperty(store, filter.property);
  test.column = property.column;
  switch (property.source) {
    case PropertyRef::Source::kTime:
      test.source = Source::kTime;
      if (const std::optional<std::vector<int64_t>> times_us = TimesOf(filter)) {
        test.op = filter.op;
        test.times_us = *times_us;
      } else {
        test.op = Operator::kMissing;  // no time: never passes
      }
      return test;
    case PropertyRef::Source::kNothing:  // no event and no contact has it
      test.column = static_cast<ColumnId>(store.vocabulary().columns.size());
      test.passes = {PassesFilter(filter, false, {})};
      return test;
    case PropertyRef::Source::kType:
      test.source = Source::kType;
      break;
    case PropertyRef::Source::kContactId:
      test.source = Source::kContactId;
      break;
    case PropertyRef::Source::kColumn:
      break;
    case PropertyRef::Source::kContactProperty:
      test.source = Source::kContactProperty;
      break;
  }
  test.passes = PassesByCode(filter, property);
  if (test.source == Source::kContactProperty) test.passes = ByContact(store, test);
  return test;
}

bool RowFilter::Passes(const Test& test, Row row, ContactIndex contact) const {
  switch (test.source) {
    case Source::kColumn:
      return test.passes[store_->column(test.column)[row]] != 0;
    case Source::kType:
      return test.passes[store_->types()[row]] != 0;
    case Source::kTime:
      return PassesTime(test.op, store_->times_us()[row], test.times_us);
    case Source::kContactId:
      return test.passes[store_->contact_code(contact)] != 0;
    case Source::kContactProperty:
      return test.passes[contact] != 0;
    case Source::kAny:
      return std::any_of(test.any.begin(), test.any.end(), [&](const Test& alternative) {
        return Passes(alternative, row, contact);
      });
  }
  return false;
}

bool RowFilter::Matches(Row row, ContactIndex contact) const {
  for (const Test& test : tests_) {
    if (!Passes(test, row, contact)) return false;
  }
  return true;
}

namespace {

// A plain name means the contact record's property here.
Filter OnContact(Filter filter) {
  for (Filter& alternative : filter.any) alternative = OnContact(alternative);
  if (filter.any.empty()) filter.property = NameOnContact(filter.property);
  return filter;
}

std::vector<Filter> OnContact(std::vector<Filter> filters) {
  for (Filter& filter : filters) filter = OnContact(std::move(filter));
  return filters;
}

}  // namespace

ContactFilter::ContactFilter(const EventStore& store, const std::vector<Filter>& filters,
                             const std::vector<std::string>& lists)
    : store_(&store), rows_(store, OnContact(filters)), by_list_(!lists.empty()) {
  for (const std::string& list : lists) {
    const uint32_t code = store.vocabulary().lists.Find(list);
    if (code != kAbsent) lists_.push_back(code);
  }
}

bool ContactFilter::Matches(ContactIndex contact) const {
  if (by_list_) {
    const ContactCode code = store_->contact_code(contact);
    const bool member = std::any_of(lists_.begin(), lists_.end(), [&](uint32_t list) {
      return store_->contact_table().InList(code, list);
    });
    if (!member) return false;
  }
  return rows_.Matches(0, contact);
}

}  // namespace parcours::store
