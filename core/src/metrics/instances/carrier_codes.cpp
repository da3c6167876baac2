#include "metrics/instances/carrier_codes.h"

#include <algorithm>
#include <string>

#include "text/any_case.h"

namespace parcours::metrics {
namespace {

constexpr std::string_view kNames[kCarrierClassCount] = {
    "unknown", "unreachable", "invalid", "landline", "filtered", "opted-out", "expired", "balance"};

// Sources: the vendors' own lists of delivery errors. Codes that say nothing of the kind (a queue
// that was full, a wrong character) are in no row: unknown.
struct CodeRow {
  std::string_view vendor;
  CarrierClass carrier_class;
  std::string_view codes;  // with a blank before and after each
};
constexpr CodeRow kCodes[] = {
    {"twilio", CarrierClass::kUnreachable, " 21214 21612 30003 30017 30042 30410 "},
    {"twilio", CarrierClass::kInvalid, " 21211 21217 21265 30005 "},
    {"twilio", CarrierClass::kLandline, " 21614 21635 30006 "},
    {"twilio", CarrierClass::kFiltered,
     " 21408 30004 30007 30022 30023 30024 30032 30034 30035 30038 30450 "},
    {"twilio", CarrierClass::kOptedOut, " 21610 "},
    {"twilio", CarrierClass::kExpired, " 30036 "},
    {"twilio", CarrierClass::kBalance, " 30002 30010 "},

    {"telnyx", CarrierClass::kUnreachable, " 40006 "},
    {"telnyx", CarrierClass::kInvalid, " 40012 40310 "},
    {"telnyx", CarrierClass::kLandline, " 40001 "},
    {"telnyx", CarrierClass::kFiltered, " 40002 40003 40010 40015 40309 "},
    {"telnyx", CarrierClass::kOptedOut, " 40300 "},
    {"telnyx", CarrierClass::kExpired, " 40005 40014 "},
    {"telnyx", CarrierClass::kBalance, " 20100 "},

    {"bandwidth", CarrierClass::kUnreachable, " 4401 4420 4421 4701 4702 4730 "},
    {"bandwidth", CarrierClass::kInvalid, " 4303 4350 4404 4406 4408 4720 4721 "},
    {"bandwidth", CarrierClass::kFiltered,
     " 4431 4432 4434 4470 4476 4482 4770 4780 4781 4790 4791 4792 4793 4795 "},
    {"bandwidth", CarrierClass::kOptedOut, " 4475 4775 "},
    {"bandwidth", CarrierClass::kExpired, " 4360 "},

    {"vonage", CarrierClass::kUnreachable, " 2 7 8 11 12 "},
    {"vonage", CarrierClass::kInvalid, " 3 "},
    {"vonage", CarrierClass::kFiltered, " 4 6 13 14 "},
    {"vonage", CarrierClass::kOptedOut, " 9 "},
    {"vonage", CarrierClass::kBalance, " 15 "},
};
constexpr size_t kLeastDigitsAlone = 4;

// The text up to the next colon, without blanks around it; takes it and the colon off.
std::string_view TakeWord(std::string_view* text) {
  std::string_view word = text->substr(0, text->find(':'));
  text->remove_prefix(std::min(text->size(), word.size() + 1));
  while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
  while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
  return word;
}

bool Holds(std::string_view codes, std::string_view code) {
  return codes.find(" " + std::string(code) + " ") != std::string_view::npos;
}

CarrierClass LookUp(std::string_view vendor, std::string_view code) {
  const bool digits =
      !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits || (vendor.empty() && code.size() < kLeastDigitsAlone)) return CarrierClass::kUnknown;
  for (const CodeRow& row : kCodes) {
    if ((vendor.empty() || row.vendor == vendor) && Holds(row.codes, code)) {
      return row.carrier_class;
    }
  }
  return CarrierClass::kUnknown;
}

}  // namespace

CarrierClass CarrierClassOf(std::string_view reason) {
  const std::string_view word = TakeWord(&reason);
  for (size_t i = 0; i < kCarrierClassCount; ++i) {
    if (text::EqualsAnyCase(word, kNames[i])) return static_cast<CarrierClass>(i);
  }
  for (const CodeRow& row : kCodes) {
    if (text::EqualsAnyCase(word, row.vendor)) return LookUp(row.vendor, TakeWord(&reason));
  }
  return LookUp("", word);
}

std::string_view CarrierClassName(CarrierClass carrier_class) {
  return kNames[static_cast<size_t>(carrier_class)];
}

}  // namespace parcours::metrics
