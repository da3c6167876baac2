#include "report/values.h"

#include "text/decimal.h"
#include "text/time_text.h"

namespace parcours::report {

OrderedJson RatioJson(uint64_t numerator, uint64_t denominator) {
  OrderedJson value = nullptr;
  if (denominator != 0) {
    value = static_cast<double>(numerator) / static_cast<double>(denominator);
  }
  return {{"value", value}, {"numerator", numerator}, {"denominator", denominator}};
}

OrderedJson NumberJson(double number) {
  const auto whole = static_cast<int64_t>(number);
  return static_cast<double>(whole) == number ? OrderedJson(whole) : OrderedJson(number);
}

OrderedJson AmountJson(int64_t units) {
  if (units % text::kMoneyScale == 0) return units / text::kMoneyScale;
  return text::MoneyToDouble(units);
}

OrderedJson MoneyJson(const Money& money) {
  OrderedJson json = OrderedJson::object();
  for (const auto& [currency, units] : money) json[currency] = AmountJson(units);
  return json;
}

OrderedJson MoneyQuotientJson(const Money& money, const std::map<std::string, double>& counts) {
  OrderedJson json = OrderedJson::object();
  for (const auto& [currency, units] : money) {
    const auto count = counts.find(currency);
    if (count == counts.end() || count->second == 0) {
      json[currency] = nullptr;
    } else {
      json[currency] = text::MoneyToDouble(units) / count->second;
    }
  }
  return json;
}

OrderedJson TimeJson(std::optional<int64_t> time_us) {
  if (!time_us) return nullptr;
  return text::FormatTime(*time_us);
}

OrderedJson MillisecondsJson(int64_t duration_us) {
  if (duration_us % 1000 == 0) return duration_us / 1000;
  return static_cast<double>(duration_us) / 1000.0;
}

OrderedJson WarningsJson(const std::vector<Warning>& warnings) {
  OrderedJson json = OrderedJson::array();
  for (const Warning& warning : warnings) {
    json.push_back({{"code", warning.code}, {"path", warning.path}, {"message", warning.message}});
  }
  return json;
}

}  // namespace parcours::report
