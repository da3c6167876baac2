#include "report/values.h"

#include "text/decimal.h"
#include "text/time_text.h"

namespace parcours::report {
namespace {

template <class Texts>
void AddAll(const char* key, const Texts& texts, Writer* out) {
  out->BeginArray(key);
  for (const auto& text : texts) out->Text(text);
  out->End();
}

void AddNote(const std::string_view& code, const std::string& path, const std::string& message,
             Writer* out) {
  out->Text("code", code);
  out->Text("path", path);
  out->Text("message", message);
}

}  // namespace

void WriteQuotient(uint64_t numerator, uint64_t denominator, Writer* out) {
  if (denominator == 0) return out->Null();
  out->Double(static_cast<double>(numerator) / static_cast<double>(denominator));
}

void WriteAmount(int64_t units, Writer* out) {
  if (units % text::kMoneyScale == 0) return out->Integer(units / text::kMoneyScale);
  out->Double(text::MoneyToDouble(units));
}

void WriteMoney(const Money::value_type& money, const Divisors* divisors, Writer* out) {
  const auto& [currency, units] = money;
  if (divisors == nullptr) return WriteAmount(units, out);
  const auto divisor = divisors->find(currency);
  if (divisor == divisors->end() || divisor->second == 0) return out->Null();
  out->Double(text::MoneyToDouble(units) / divisor->second);
}

void AddRatio(const char* key, uint64_t numerator, uint64_t denominator, Writer* out) {
  out->BeginObject(key);
  out->Key("value");
  WriteQuotient(numerator, denominator, out);
  out->Count("numerator", numerator);
  out->Count("denominator", denominator);
  out->End();
}

void AddUntracked(const char* key, Writer* out) {
  out->BeginObject(key);
  out->Null("value");
  out->Text("reason", "tracking-off");
  out->End();
}

void AddMoney(const char* key, const Money& money, Writer* out, const Divisors* divisors) {
  out->BeginObject(key);
  for (const Money::value_type& entry : money) {
    out->Key(entry.first);
    WriteMoney(entry, divisors, out);
  }
  out->End();
}

void AddText(const char* key, const std::optional<std::string_view>& text, Writer* out) {
  if (!text) return out->Null(key);
  out->Text(key, *text);
}

void AddTime(const char* key, std::optional<int64_t> time_us, Writer* out) {
  if (!time_us) return out->Null(key);
  out->Text(key, text::FormatTime(*time_us));
}

void WriteMilliseconds(int64_t duration_us, Writer* out) {
  if (duration_us % 1000 == 0) return out->Integer(duration_us / 1000);
  out->Double(static_cast<double>(duration_us) / 1000.0);
}

void AddMilliseconds(const char* key, std::optional<int64_t> duration_us, Writer* out) {
  if (!duration_us) return out->Null(key);
  out->Key(key);
  WriteMilliseconds(*duration_us, out);
}

void AddTexts(const char* key, const std::vector<std::string>& texts, Writer* out) {
  AddAll(key, texts, out);
}

void AddTexts(const char* key, const std::vector<std::string_view>& texts, Writer* out) {
  AddAll(key, texts, out);
}

void AddProblem(const Problem& problem, Writer* out) {
  AddNote(ErrorCodeName(problem.code), problem.path, problem.message, out);
}

void AddProblems(const std::vector<Problem>& problems, Writer* out) {
  out->BeginArray("problems");
  for (const Problem& problem : problems) {
    out->BeginObject();
    AddProblem(problem, out);
    out->End();
  }
  out->End();
}

void AddWarnings(const std::vector<Warning>& warnings, Writer* out) {
  out->BeginArray("warnings");
  for (const Warning& warning : warnings) {
    out->BeginObject();
    AddNote(warning.code, warning.path, warning.message, out);
    out->End();
  }
  out->End();
}

}  // namespace parcours::report
