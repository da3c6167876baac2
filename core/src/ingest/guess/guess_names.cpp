#include "ingest/guess/guess_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ingest/format/vendor_tables.h"
#include "ingest/format/word_list.h"
#include "ingest/guess/event_words.h"
#include "text/ascii.h"

namespace parcours::ingest {
namespace {

constexpr uint32_t kUsual = 100;
constexpr uint32_t kPossible = 60;

struct Names {
  std::string_view usual;
  std::string_view possible;
};

const Names& NamesOf(GuessTarget target) {
  static const auto all = [] {
    std::array<Names, kGuessFields.size()> names;
    for (size_t i = 0; i < names.size(); ++i) {
      names[i].usual = kGuessWords(kGuessFields[i]);
      names[i].possible = kGuessWords(std::string(kGuessFields[i]) + "?");
    }
    return names;
  }();
  return all[static_cast<size_t>(target)];
}

// U+00C0 to U+00FF without accents; '-' where there is no letter to stand for it.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo-ouuuuy-saaaaaaaceeeeiiiidnooooo-ouuuuy-y";

uint32_t ListedFit(GuessTarget target, std::string_view plain) {
  const Names& names = NamesOf(target);
  if (IsListed(plain, names.usual)) return kUsual;
  return IsListed(plain, names.possible) ? kPossible : 0;
}

bool IsNameOfNoEvent(std::string_view plain) {
  static const std::string_view names = kGuessWords("nodates");
  return IsListed(plain, names);
}

bool NamesAnEvent(std::string_view plain) { return !EventTypeOf(plain, "email").empty(); }

// Of a name that says what the time is of, as PlainName writes it.
uint32_t TimeOfFit(std::string_view plain) {
  const auto is_event = [](std::string_view name) {
    return ListedFit(GuessTarget::kType, name) != 0 || NamesAnEvent(name);
  };
  for (const std::string_view end :
       {"timestamp", "datetime", "date", "datum", "time", "zeitpunkt", "zeit", "uhrzeit", "tijd",
        "at", "on", "am", "um", "le", "el", "il", "op", "em"}) {
    if (plain.ends_with(end) && is_event(plain.substr(0, plain.size() - end.size()))) return kUsual;
  }
  std::string_view rest;
  for (const std::string_view begin : {"date", "data", "datum", "heure", "fecha"}) {
    if (plain.starts_with(begin)) rest = plain.substr(begin.size());
  }
  if (rest.data() == nullptr) {
    for (const std::string_view end : {"date", "datum", "timestamp"}) {
      if (plain.ends_with(end)) return kPossible;
    }
    return 0;
  }
  for (const std::string_view of : {"", "d", "de", "di", "do", "du", "del", "dela", "of"}) {
    if (rest.starts_with(of) && is_event(rest.substr(of.size()))) return kUsual;
  }
  return plain.starts_with("data") ? 0 : kPossible;  // in English whatever an event has
}

// The number, the code or the name of what is called so: "Person Ref", "Blast Name".
uint32_t ReferenceFit(GuessTarget target, std::string_view plain) {
  uint32_t fit = 0;
  for (const std::string_view end : {"id", "ref", "reference", "referenz", "code", "key", "number",
                                     "nummer", "no", "nr", "name", "title"}) {
    const bool is_name = end == "name" || end == "title";
    if (is_name && target != GuessTarget::kMessage && target != GuessTarget::kJourney) continue;
    if (!plain.ends_with(end)) continue;
    fit = std::max(fit, ListedFit(target, plain.substr(0, plain.size() - end.size())));
  }
  return fit;
}

// Of a name with a currency's sign or code: an amount of what the rest names ("Order £").
uint32_t AmountFit(std::string_view plain, bool has_sign) {
  bool names_currency = has_sign;
  for (const std::string_view code : {"euros", "euro", "eur", "usd", "gbp", "chf", "cad", "aud"}) {
    if (!plain.ends_with(code)) continue;
    plain.remove_suffix(code.size());
    names_currency = true;
    break;
  }
  if (!names_currency) return 0;
  const bool is_amount = plain.empty() || ListedFit(GuessTarget::kRevenue, plain) != 0 ||
                         ListedFit(GuessTarget::kOrder, plain) != 0 || NamesAnEvent(plain);
  return is_amount ? kUsual : 0;
}

uint32_t Fit(GuessTarget target, std::string_view plain, bool has_sign) {
  if (has_sign && target != GuessTarget::kRevenue) return 0;
  const uint32_t fit = ListedFit(target, plain);
  if (fit == kUsual) return fit;
  switch (target) {
    case GuessTarget::kTime:
      return std::max(fit, TimeOfFit(plain));
    case GuessTarget::kRevenue:
      return std::max(fit, AmountFit(plain, has_sign));
    case GuessTarget::kContact:
    case GuessTarget::kMessage:
    case GuessTarget::kJourney:
    case GuessTarget::kOrder:
      return std::max(fit, ReferenceFit(target, plain));
    default:
      return fit;
  }
}

// One that stands for an amount: not the "$" that begins a tool's own keys.
bool HasCurrencySign(std::string_view name) {
  for (const std::string_view sign : {"\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC"}) {  // £ ¥ €
    if (name.find(sign) != name.npos) return true;
  }
  const size_t dollar = name.find('$');
  if (dollar == name.npos) return false;
  const char next = dollar + 1 < name.size() ? name[dollar + 1] : ' ';
  return !text::IsLetter(next) && !text::IsDigit(next) && next != '_';
}

}  // namespace

std::string PlainName(std::string_view name) {
  std::string plain;
  for (size_t i = 0; i < name.size(); ++i) {
    const char byte = name[i];
    if (text::IsLetter(byte) || text::IsDigit(byte)) {
      plain += text::LowerAscii(byte);
    } else if (byte == '\xC3' && i + 1 < name.size()) {
      const size_t letter = static_cast<uint8_t>(name[++i]) - size_t{0x80};
      if (letter < kLatin.size()) plain += kLatin[letter];
    }
  }
  return plain;
}

uint32_t NameFit(GuessTarget target, std::string_view path) {
  std::vector<std::string> keys;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('.', begin), path.size());
    keys.push_back(PlainName(path.substr(begin, end - begin)));
    begin = end + 1;
  }
  if (target == GuessTarget::kTime && IsNameOfNoEvent(keys.back())) return 0;
  const bool has_sign = HasCurrencySign(path.substr(path.rfind('.') + 1));
  const uint32_t depth = static_cast<uint32_t>(keys.size());
  const bool required = target <= GuessTarget::kType;
  const uint32_t last = Fit(target, keys.back(), has_sign);
  if (depth == 1) return last;
  const uint32_t together = Fit(target, keys[depth - 2] + keys.back(), has_sign);
  const uint32_t alone = required ? last : 0;
  // The deeper inside others, the less it is the record's own.
  const uint32_t levels = std::min<uint32_t>(depth - 1, 9);
  return std::max(together * (20 - levels) / 20, alone * (10 - levels) / 10);
}

bool IsDateOfNoEvent(std::string_view path) {
  return IsNameOfNoEvent(PlainName(path.substr(path.rfind('.') + 1)));
}

}  // namespace parcours::ingest
