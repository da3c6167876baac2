// Why a record was not taken. The names are part of the ingest summary (docs/events.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parcours::ingest {

enum class SkipReason : uint8_t {
  kNone,
  kNotJson,    // not a JSON object
  kNotCsv,     // a row whose quotes do not fit, or with a NUL byte
  kCellCount,  // a row of more or fewer cells than the header
  kBadUtf8,
  kTooDeep,
  kTooLong,
  kNoContact,
  kNoTime,
  kTimeOutOfBounds,
  kNoType,
};
inline constexpr size_t kSkipReasonCount = 11;

inline constexpr std::array<std::string_view, kSkipReasonCount> kSkipReasonNames = {
    "",         "not-json",   "not-csv", "cell-count",         "bad-utf8", "too-deep",
    "too-long", "no-contact", "no-time", "time-out-of-bounds", "no-type"};

inline constexpr int kMaxDepth = 64;                        // the record itself is depth 1
inline constexpr size_t kMaxRecordBytes = size_t{1} << 24;  // 16 MiB

}  // namespace parcours::ingest
