// What the keys of event exports are called: how well a key's name fits a field of an event.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace parcours::ingest {

// The fields that are guessed, by their name in a mapping. The first three are required.
enum class GuessTarget : uint8_t {
  kContact,
  kTime,
  kType,
  kRevenue,
  kCurrency,
  kId,
  kMessage,
  kJourney,
  kUrl,
  kOrder,
  kChannel,
  kDelivery,
  kDeal,
  kCompany,
  kReasonClass,
  kClock,  // the time of day, where kTime is a date
};
inline constexpr std::array<std::string_view, 16> kGuessFields = {
    "contact", "time",  "type",    "revenue",  "currency", "id",      "message",     "journey",
    "url",     "order", "channel", "delivery", "deal",     "company", "reasonClass", "clock"};

// "Événement_ID" -> "evenementid": what is the same in all spellings of a name.
std::string PlainName(std::string_view name);

// 0: the name says nothing; 60: it may be meant; 100: it is the usual name. Case, blanks, dashes,
// underscores and accents make no difference. Of a dotted path the last key counts, or the last
// ones together ("user.id" is "userid", "who.ref" is "who"); for fields that are not required only
// those together. A time may also be the date of what a type is called: "Action Date", "Date
// d'envoi"; any other date is possible.
uint32_t NameFit(GuessTarget target, std::string_view path);

// Of a date that is no event's: somebody's birth, an expiry.
bool IsDateOfNoEvent(std::string_view path);

}  // namespace parcours::ingest
