// What a sample shows of one key: how many values of which kinds, and so what field it may be.
// Tested by tests/core/ingest_guess_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/guess/guess.h"
#include "ingest/guess/guess_names.h"
#include "ingest/record/flat_record.h"

namespace parcours::ingest {

// Whether a text can be read as a time between 1990 and 2100.
bool IsTime(std::string_view text);
// A time of day: "14:30", "2:30 PM".
bool IsClock(std::string_view text);
bool IsEmail(std::string_view text);

// What was seen under one key.
struct Facts {
  uint32_t records = 0;
  uint32_t texts = 0;
  uint32_t numbers = 0;
  uint32_t booleans = 0;
  uint32_t lists = 0;
  uint32_t times = 0;
  uint32_t clocks = 0;  // times of day
  uint32_t emails = 0;
  uint32_t phones = 0;
  uint32_t urls = 0;
  uint32_t amounts = 0;    // as JSON spells numbers
  uint32_t money = 0;      // or as people do
  uint32_t negatives = 0;  // that begin with a minus
  uint32_t currencies = 0;
  uint32_t channels = 0;
  uint32_t classes = 0;  // of bounces
  uint32_t bounces = 0;  // of them those that say so
  uint32_t long_texts = 0;
  uint32_t flags = 0;   // yes and no, as JSON or people write them
  uint32_t counts = 0;  // whole numbers of four digits at most
  uint32_t noes = 0;    // of a column for an event: that it did not happen (event_value.h)
  std::unordered_map<std::string, uint32_t> distinct;  // with how often each was seen
  std::vector<std::string> samples;

  uint32_t Share(uint32_t count) const { return count * 100 / records; }
  bool IsPlain() const { return booleans == 0 && lists == 0; }
  // A text or number that stands for somebody or something.
  bool IsIdLike() const;

  // A value came again, or there are too few records for that.
  bool MayRepeat() const { return distinct.size() < records || records <= 3; }

  // Numbers with two decimals, however written: 12.50, "1.000,00".
  bool ArePrices() const;
  // Times that are days alone, or each at midnight.
  bool AreDates() const;
  // Nothing but codes of the currencies that are met most.
  bool AreUsualCurrencies() const;

  void Add(const Entry& entry);

  void AddSample(std::string_view text);

  // The most frequent; none of a key that is no type.
  std::vector<ValueCount> Values() const;

  std::string_view Kind() const;

  // How well the values fit, 0 to 100; 0 rules the field out.
  uint32_t ValueFit(GuessTarget target) const;
};

}  // namespace parcours::ingest
