// How values are written in every answer: one spelling for ratios, times, money, warnings. Each
// function writes the member `key` of the object that is open in `out`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/writer.h"
#include "parcours/error.h"

namespace parcours::report {

using json::Writer;

// Money by currency code, in text::kMoneyScale units. "" is "no currency told".
using Money = std::map<std::string, int64_t>;
// What money is divided by, by currency code.
using Divisors = std::map<std::string, double>;

// The quotient, null where `denominator` is 0.
void WriteQuotient(uint64_t numerator, uint64_t denominator, Writer* out);
// One amount: a whole number where it is whole, else the nearest double.
void WriteAmount(int64_t units, Writer* out);
// One amount, or where there are divisors its quotient, a double: null without a divisor for it.
void WriteMoney(const Money::value_type& money, const Divisors* divisors, Writer* out);
// {"value": a / b or null, "numerator": a, "denominator": b}
void AddRatio(const char* key, uint64_t numerator, uint64_t denominator, Writer* out);
// {"value": null, "reason": "tracking-off"}
void AddUntracked(const char* key, Writer* out);
// {"EUR": 93.75}, each as WriteMoney writes it.
void AddMoney(const char* key, const Money& money, Writer* out, const Divisors* divisors = nullptr);
// A text, or null.
void AddText(const char* key, const std::optional<std::string_view>& text, Writer* out);
// ISO 8601 text, or null.
void AddTime(const char* key, std::optional<int64_t> time_us, Writer* out);
// Microseconds as milliseconds, whole where they are whole.
void WriteMilliseconds(int64_t duration_us, Writer* out);
// The same, or null.
void AddMilliseconds(const char* key, std::optional<int64_t> duration_us, Writer* out);
void AddTexts(const char* key, const std::vector<std::string>& texts, Writer* out);
void AddTexts(const char* key, const std::vector<std::string_view>& texts, Writer* out);
// {"code", "path", "message"} each; of a problem also as members of the open object.
void AddProblem(const Problem& problem, Writer* out);
void AddProblems(const std::vector<Problem>& problems, Writer* out);
void AddWarnings(const std::vector<Warning>& warnings, Writer* out);

}  // namespace parcours::report
