// Dates as people write them: 5/24/2019 5:44 PM, 24/05/2019 17:44, 24.05.2019, 2019/05/24, 5/24/19,
// 24.05.19, 2019-5-24 5:44 PM, and with the month's name in English or French, in full or its first
// three letters or more: May 24, 2019, 24-May-19, Fri May 24 2019, ven. 24 mai 2019.
//
// Whether the month or the day stands first cannot be told from most numbers, so the caller says.
#pragma once

#include <cstddef>
#include <string_view>

namespace parcours::text {

enum class DateOrder { kUnknown, kMonthFirst, kDayFirst };

// Room for the longest text that a date is rewritten to.
inline constexpr size_t kIsoBufferBytes = 64;

// Rewrites the date and the clock in front of `text` as ISO 8601 ("2019-05-24 17:44") and keeps
// what follows them (seconds' fraction, zone); a view into `buffer`. Empty where the text begins
// with no such date, or the date is none in this order (kUnknown: month first). With points between
// them the day always stands first. One or two digits for day, month and hour, four for the year,
// or behind a slash, a month's name or two digits each for day and month two, of 1990 to 2089.
std::string_view RewriteSlashDate(std::string_view text, DateOrder order,
                                  char (&buffer)[kIsoBufferBytes]);

// The order that the text tells by a number above 12, kUnknown where it tells none or is no such
// date.
DateOrder OrderOf(std::string_view text);

// True where the text begins with a date that is another one in the other order.
bool IsAmbiguousDate(std::string_view text);

}  // namespace parcours::text
