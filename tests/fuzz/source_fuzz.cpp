// A whole source, whatever it holds (the formats are told from it, and what is in none is read as
// it is guessed): every record is counted once, and neither the counts nor the store depend on
// where the bytes are cut.
#include "core/ingest_load.h"
#include "fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace parcours;
  const std::string_view bytes = fuzz::View(data, size);
  constexpr const char* kGuess = R"({"mapping":"guess"})";
  const test::Loaded whole = test::Load(bytes, kGuess);
  const ingest::SourceSummary& summary = whole.summary;
  FUZZ_CHECK(summary.rows == summary.events + summary.contacts + summary.journeys +
                                 summary.ignored + summary.skipped_total(),
             test::SummaryText(summary));
  const test::Loaded cut = test::Load(bytes, kGuess, {fuzz::CutOf(bytes)});
  FUZZ_CHECK(cut.error == whole.error, whole.error + " / " + cut.error);
  FUZZ_CHECK(cut.store == whole.store, whole.store + " / " + cut.store);
  // Of a source that is refused as it is read, how much of it had come by then hangs on the cut.
  FUZZ_CHECK(!whole.error.empty() || test::SummaryText(cut.summary) == test::SummaryText(summary),
             cut.store);
  return 0;
}
