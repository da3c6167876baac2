// How values are written in every answer: one spelling for ratios, times, money, warnings.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "json/json.h"
#include "parcours/error.h"

namespace parcours::report {

using OrderedJson = json::Json;

// Money by currency code, in text::kMoneyScale units. "" is "no currency told".
using Money = std::map<std::string, int64_t>;

// {"value": a / b or null, "numerator": a, "denominator": b}
OrderedJson RatioJson(uint64_t numerator, uint64_t denominator);
// {"EUR": 93.75}
OrderedJson MoneyJson(const Money& money);
// A number as a whole one where it is whole.
OrderedJson NumberJson(double number);
// One amount: a whole number where it is whole, else the nearest double.
OrderedJson AmountJson(int64_t units);
// {"EUR": amount / count}: quotients are doubles, sums are exact.
OrderedJson MoneyQuotientJson(const Money& money, const std::map<std::string, double>& counts);
// ISO 8601 text, or null.
OrderedJson TimeJson(std::optional<int64_t> time_us);
// Microseconds as milliseconds, whole where they are whole.
OrderedJson MillisecondsJson(int64_t duration_us);
OrderedJson WarningsJson(const std::vector<Warning>& warnings);

}  // namespace parcours::report
