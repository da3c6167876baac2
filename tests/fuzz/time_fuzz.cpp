// Times as text: whatever is read as a time is written as one that is read as the same.
#include "fuzz/fuzz_target.h"
#include "text/time_text.h"
#include "text/time_zone.h"

namespace {

// Four digits of a year are what is written and read.
constexpr int64_t kYearOneUs = -62'135'596'800 * parcours::text::kUsPerSecond;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace parcours;
  const HeapText block(fuzz::View(data, size));
  const std::string_view bytes = block.view();
  const auto time_us = text::ParseTime(bytes);
  if (time_us && *time_us >= kYearOneUs) {
    const std::string written = text::FormatTime(*time_us);
    const auto again = text::ParseTime(written);
    FUZZ_CHECK(again && *again == *time_us, std::string(bytes) + " -> " + written);
  }
  static const text::TimeZone* const kZone = text::FindTimeZone("Europe/Paris");
  const auto local_us = text::ParseTime(bytes, kZone);
  FUZZ_CHECK(local_us.has_value() == time_us.has_value(), std::string(bytes));
  if (local_us) {
    // Paris was never a day away from UTC.
    const int64_t away_us = *local_us - *time_us;
    FUZZ_CHECK(away_us < text::kUsPerDay && away_us > -text::kUsPerDay, std::string(bytes));
  }
  const auto duration_us = text::ParseDuration(bytes);
  FUZZ_CHECK(!duration_us || *duration_us >= 0, std::string(bytes));
  if (text::IsDay(bytes)) FUZZ_CHECK(bytes.size() == 10, std::string(bytes));
  return 0;
}
