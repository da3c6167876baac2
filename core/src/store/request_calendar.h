// The calendar that a request asks for, in the terms of text/time_zone.h.
#pragma once

#include <string_view>

#include "parcours/definition.h"
#include "parcours/error.h"
#include "text/time_zone.h"

namespace parcours::store {

static_assert(static_cast<int>(TrendUnit::kHour) == static_cast<int>(text::CalendarUnit::kHour) &&
              static_cast<int>(TrendUnit::kDay) == static_cast<int>(text::CalendarUnit::kDay) &&
              static_cast<int>(TrendUnit::kWeek) == static_cast<int>(text::CalendarUnit::kWeek) &&
              static_cast<int>(TrendUnit::kMonth) == static_cast<int>(text::CalendarUnit::kMonth));

inline text::CalendarUnit CalendarUnitOf(TrendUnit unit) {
  return static_cast<text::CalendarUnit>(unit);
}

// Of TimeRange::time_zone: a request that names an unknown zone was refused when it was read.
inline const text::TimeZone& ZoneOf(std::string_view name) {
  const text::TimeZone* const zone = text::FindTimeZone(name);
  PARCOURS_CHECK(zone != nullptr);
  return *zone;
}

}  // namespace parcours::store
