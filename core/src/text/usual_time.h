// UsualTime: the forms that nearly all times of exports have, read by words.
//
// Tested by tests/core/time_text_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace parcours::text {

class TimeZone;

inline constexpr int64_t kNoDay = std::numeric_limits<int64_t>::min();

// YYYY-MM-DD, the 10 bytes at `at`, as a day number (calendar.h); kNoDay where it is not one.
int64_t ReadDay(const char* at);

class UsualTime {
 public:
  UsualTime();

  // Whole seconds or milliseconds, and YYYY-MM-DDTHH:MM:SS[.f]Z, also with a blank for the T and
  // for the Z the offset that ReadFurther() read last, +00:00 before, as epoch microseconds.
  // Nothing: not one of these, which says nothing about the text. Cost: a few words; a day other
  // than that of the text before costs as much again.
  std::optional<int64_t> Read(std::string_view text) {
    int64_t time_us = 0;
    return Read(text.data(), text.size(), &time_us) ? std::optional(time_us) : std::nullopt;
  }
  // The same; false where there is nothing.
  bool Read(const char* at, size_t size, int64_t* time_us);
  // YYYY-MM-DDTHH:MM:SS without a zone, which is `zone` then, also with a blank for the T. False:
  // not that.
  bool ReadLocal(const char* at, size_t size, const TimeZone& zone, int64_t* time_us);
  // Forms that fewer exports have: a date and a clock as above, perhaps without its seconds, with
  // an offset ("-05:00" or "-0500", also behind a blank) or without a zone, which is `zone` then;
  // seconds with a fraction; whole microseconds. False: not one of these.
  bool ReadFurther(std::string_view text, const TimeZone& zone, int64_t* time_us, bool* no_zone);

 private:
  // How many bytes at the end are "Z" or the last offset; 0 where they are neither. Of at least 20.
  size_t ZoneBytes(const char* at, size_t size) const;
  // YYYY-MM-DDTHH:MM:SS, also with a blank for the T, the 19 bytes at `at`.
  bool ReadSeconds(const char* at, int64_t* time_us);
  // Of a local time of the last text's day.
  int64_t InZone(int64_t local_us, const TimeZone& zone);

  // Of the last text with a date: "YYYY-MM-", "Y-MM-DDT" or with a blank, and that day's first
  // microsecond.
  uint64_t date_begin_;
  uint64_t date_end_;
  int64_t day_us_ = 0;

  // The offset of six bytes that was read last.
  uint64_t offset_text_;
  int64_t offset_us_ = 0;

  // What InZone() found out last, the rest once there is a zone.
  const TimeZone* zone_ = nullptr;
  int64_t zone_day_us_ = 0;
  int64_t zone_offset_us_ = 0;
  bool has_one_offset_ = false;
};

}  // namespace parcours::text
