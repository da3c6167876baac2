// The CSV reader, whole and in pieces, against the slow one. The first byte chooses the delimiter.
#include "core/csv_rows.h"
#include "fuzz/fuzz_target.h"
#include "reference/slow_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace parcours;
  if (size == 0) return 0;
  const char delimiter = ",;\t|"[data[0] % 4];
  const std::string_view bytes = fuzz::View(data + 1, size - 1);
  const std::string expected = reference::SlowCsv(bytes, delimiter);
  FUZZ_CHECK(test::ReadCsv(bytes, delimiter) == expected, expected);
  const size_t cut = fuzz::CutOf(bytes);
  test::CsvRows rows(delimiter);
  rows.Append(bytes.substr(0, cut));
  rows.Append(bytes.substr(cut));
  FUZZ_CHECK(rows.Finish() == expected, "cut at " + std::to_string(cut));
  if (size < 200) FUZZ_CHECK(test::ReadCsv(bytes, delimiter, 1) == expected, "byte by byte");
  return 0;
}
