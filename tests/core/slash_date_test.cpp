#include "text/slash_date.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "core/heap_text.h"
#include "text/calendar.h"
#include "text/time_text.h"
#include "text/time_zone.h"

namespace parcours::text {
namespace {

std::string Rewrite(std::string_view text, DateOrder order = DateOrder::kUnknown) {
  char buffer[kIsoBufferBytes];
  return std::string(RewriteSlashDate(HeapText(text).view(), order, buffer));
}

TEST(SlashDate, BecomesIso) {
  const struct {
    const char* text;
    const char* month_first;
    const char* day_first;
  } cases[] = {
      {"5/4/2019", "2019-05-04", "2019-04-05"},
      {"05-04-2019", "2019-05-04", "2019-04-05"},
      {"5/24/2019 5:44", "2019-05-24 05:44", "2019-24-05 05:44"},
      {"5/4/2019 5:44 PM", "2019-05-04 17:44", "2019-04-05 17:44"},
      {"5/4/2019, 5:44:07.25 pm", "2019-05-04 17:44:07.25", "2019-04-05 17:44:07.25"},
      {"5/4/2019 12:00 AM", "2019-05-04 00:00", "2019-04-05 00:00"},
      {"5/4/2019 12:00 PM", "2019-05-04 12:00", "2019-04-05 12:00"},
      {"5/4/2019T05:44:07+02:00", "2019-05-04 05:44:07+02:00", "2019-04-05 05:44:07+02:00"},
      {"5/4/2019 5:44 AM UTC", "2019-05-04 05:44 UTC", "2019-04-05 05:44 UTC"},
      {"24.05.2019 17:44", "2019-05-24 17:44", "2019-05-24 17:44"},
      {"1.2.2019", "2019-02-01", "2019-02-01"},
      {"2019/05/04", "2019-05-04", "2019-05-04"},
      {"2019/5/4 1:02", "2019-05-04 01:02", "2019-05-04 01:02"},
      {"5/4/19", "2019-05-04", "2019-04-05"},
      {"5/4/26 10:00", "2026-05-04 10:00", "2026-04-05 10:00"},
      {"05/04/89, 1:00 PM", "2089-05-04 13:00", "2089-04-05 13:00"},
      {"05/04/90", "1990-05-04", "1990-04-05"},
      {"04.05.26 17:44", "2026-05-04 17:44", "2026-05-04 17:44"},
      {"2019-05-04 5:44 PM", "2019-05-04 17:44", "2019-05-04 17:44"},
      {"2019-5-4", "2019-05-04", "2019-05-04"},
      {"4-May-26 10:00", "2026-05-04 10:00", "2026-05-04 10:00"},
      {"4 mai 26", "2026-05-04", "2026-05-04"},
      {"May 4, 2019 5:44 pm", "2019-05-04 17:44", "2019-05-04 17:44"},
      {"September 4, 2019, 5:44:07 AM", "2019-09-04 05:44:07", "2019-09-04 05:44:07"},
      {"4-Dec-2019", "2019-12-04", "2019-12-04"},
      {"Sat May 04 2019 17:44:00 GMT+0200 (CEST)", "2019-05-04 17:44:00 GMT+0200 (CEST)",
       "2019-05-04 17:44:00 GMT+0200 (CEST)"},
      {"4 f\xC3\xA9vr. 2019 17:44", "2019-02-04 17:44", "2019-02-04 17:44"},
      {"4 F\xC3\x89V. 2019", "2019-02-04", "2019-02-04"},
      {"4 AO\xC3\x9BT 2019", "2019-08-04", "2019-08-04"},
      {"4 ao\xC3\xBBt 2019", "2019-08-04", "2019-08-04"},
      {"4 D\xC3\x89"
       "CEMBRE 2019",
       "2019-12-04", "2019-12-04"},
      {"4 mai 2019 \xC3\xA0 17:44", "2019-05-04 17:44", "2019-05-04 17:44"},
      {"May 4, 2019 at 5:44 PM", "2019-05-04 17:44", "2019-05-04 17:44"},
      {"4 mar 2019", "2019-03-04", "2019-03-04"},
      {"4 juil. 2019", "2019-07-04", "2019-07-04"},
      {"mar. 4 juin 2019", "2019-06-04", "2019-06-04"},
      {"Jeudi 4 juillet 2019", "2019-07-04", "2019-07-04"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Rewrite(c.text, DateOrder::kMonthFirst), c.month_first) << c.text;
    EXPECT_EQ(Rewrite(c.text), c.month_first) << c.text;
    EXPECT_EQ(Rewrite(c.text, DateOrder::kDayFirst), c.day_first) << c.text;
  }
}

TEST(SlashDate, IsToldFromWhatIsNone) {
  for (const char* const text : {"",
                                 "5",
                                 "5/4",
                                 "5/4/",
                                 "5/4/20190",
                                 "5/4/9",
                                 "5/4/019",
                                 "5-4-19",
                                 "05-04-19",
                                 "5.4.19",
                                 "05.4.19",
                                 "May 4 17:44",
                                 "May 4 17",
                                 "Dec 25 - 26",
                                 "4 May - 26",
                                 "4 mai 19h30",
                                 "4 May 9",
                                 "005/4/2019",
                                 "5/4-2019",
                                 "5:4:2019",
                                 "2019.05.04",
                                 "5/4/2019x",
                                 "5/4/2019 x",
                                 "5/4/2019 13:00 PM",
                                 "5/4/2019 0:30 AM",
                                 "5/4/2019 5 PM",
                                 "5/4/2019 123:00",
                                 "/5/2019",
                                 "a/b/cdef",
                                 "May 2019",
                                 "2019 May 4",
                                 "4 5 May 2019",
                                 "Ma 4 2019",
                                 "Mayor 4 2019",
                                 "Sale 4 May 2019",
                                 "4 May 2019 sale",
                                 "4 May 20190",
                                 "4 jui 2019",
                                 "4 d\xC3\xA0"
                                 "c 2019",
                                 "4 May 2019 at",
                                 "4 May 2019 at noon",
                                 "4 May 2019 at17:44",
                                 "4 May 2019 at at 17:44",
                                 "4 May 2019x",
                                 "May",
                                 "4 May",
                                 "Monday 4 2019"}) {
    EXPECT_EQ(Rewrite(text), "") << text;
  }
  const std::string_view long_rest =
      "5/4/2019 5:44 and more than any time has behind it, whatever its zone is called";
  EXPECT_EQ(Rewrite(long_rest), "");
}

TEST(SlashDate, AZoneThatOnlyARemarkTellsIsNotPassedOver) {
  const auto read = [](const char* text) {
    return ParseTime(HeapText(text).view(), TimeForm{nullptr, DateOrder::kDayFirst});
  };
  EXPECT_EQ(read("24/05/2019 17:44 (CET)"), std::nullopt);
  EXPECT_EQ(read("24 May 2019 17:44 (CET)"), std::nullopt);
  EXPECT_EQ(read("24/05/2019 17:44 +0200 (CET)"), ParseTime("2019-05-24T15:44:00Z"));
}

TEST(SlashDate, TellsItsOrderByANumberAboveTwelve) {
  EXPECT_EQ(OrderOf("5/24/2019 5:44"), DateOrder::kMonthFirst);
  EXPECT_EQ(OrderOf("24/5/2019"), DateOrder::kDayFirst);
  EXPECT_EQ(OrderOf("24-05-2019"), DateOrder::kDayFirst);
  for (const char* const text :
       {"5/4/2019", "24/25/2019", "24.05.2019", "2019/24/05", "2019-05-24", "x"}) {
    EXPECT_EQ(OrderOf(text), DateOrder::kUnknown) << text;
  }
  EXPECT_TRUE(IsAmbiguousDate("5/4/2019 1:02"));
  for (const char* const text : {"5/5/2019", "5/24/2019", "5.4.2019", "2019/04/05", "x"}) {
    EXPECT_FALSE(IsAmbiguousDate(text)) << text;
  }
}

TEST(SlashDate, EveryDayOfAnOrdinaryAndALeapYearIsReadInBothOrders) {
  const TimeZone* const paris = FindTimeZone("Europe/Paris");
  ASSERT_NE(paris, nullptr);
  for (int32_t year : {2023, 2024}) {
    for (int32_t month = 0; month <= 13; ++month) {
      for (int32_t day = 0; day <= 32; ++day) {
        const bool is_date =
            month >= 1 && month <= 12 && day >= 1 && day <= DaysInMonth(year, month);
        const int32_t hour = (day * 7 + month) % 24;
        char text[64];
        for (const DateOrder order : {DateOrder::kMonthFirst, DateOrder::kDayFirst}) {
          const bool month_first = order == DateOrder::kMonthFirst;
          std::snprintf(text, sizeof text, "%d/%d/%d %d:05:09 %s", month_first ? month : day,
                        month_first ? day : month, year, hour % 12 == 0 ? 12 : hour % 12,
                        hour < 12 ? "AM" : "PM");
          const auto read = ParseTime(HeapText(text).view(), TimeForm{paris, order});
          EXPECT_EQ(read.has_value(), is_date) << text;
          if (!is_date || !read) continue;
          const int64_t local = DaysFromCivil(year, month, day) * kUsPerDay +
                                (hour * 3600 + 5 * 60 + 9) * kUsPerSecond;
          EXPECT_EQ(*read, paris->LocalToUtc(local)) << text;
        }
      }
    }
  }
}

TEST(ParseTime, NotesWhatItHadToAssume) {
  const auto notes_of = [](const char* text) {
    TimeNotes notes;
    ParseTime(text, TimeForm{}, &notes);
    return std::string(notes.no_zone ? "zone " : "") + (notes.by_order ? "order" : "");
  };
  EXPECT_EQ(notes_of("2019-05-04T05:44:07Z"), "");
  EXPECT_EQ(notes_of("2019-05-04T05:44:07"), "zone ");
  EXPECT_EQ(notes_of("2019-05-04"), "zone ");
  EXPECT_EQ(notes_of("2019-05-04 05:44:07 +00:00"), "");
  EXPECT_EQ(notes_of("Fri, 24 May 2019 17:44:50 GMT"), "");
  EXPECT_EQ(notes_of("Fri, 24 May 2019 17:44:50"), "zone ");
  EXPECT_EQ(notes_of("1558719890"), "");
  EXPECT_EQ(notes_of("5/4/2019 5:44"), "zone order");
  EXPECT_EQ(notes_of("5/4/2019 5:44 UTC"), "order");
  EXPECT_EQ(notes_of("24.5.2019"), "zone ");
  EXPECT_EQ(notes_of("5/24/2019 1:00 UTC"), "");
}

}  // namespace
}  // namespace parcours::text
