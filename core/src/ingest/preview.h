// Preview: how a source would be read, told from its first bytes without loading it: the format or
// a guessed mapping, the keys with what they could be, what became of the sample's records.
// Contract: docs/formats.md. Tested by tests/core/ingest_preview_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "ingest/container/record_reader.h"
#include "ingest/format/source_options.h"
#include "json/writer.h"
#include "parcours/error.h"
#include "store/event_store_builder.h"

namespace parcours::ingest {

// Bytes of a source that a preview looks at; further ones are passed over. Enough to tell a page
// that is longer.
inline constexpr size_t kPreviewBytes = kPageProbeBytes + (size_t{1} << 16);

struct PreviewSample {
  SourceOptions options;
  std::string bytes;  // the source's first
  bool whole = true;  // and all of them
};

// The records are in no known format, and no mapping was given; the sample says what they are like.
class UnknownShape : public Error {
 public:
  UnknownShape(std::string message, PreviewSample sample)
      : Error(ErrorCode::kUnusableInput, "", std::move(message)), sample_(std::move(sample)) {}
  const PreviewSample& sample() const { return sample_; }

 private:
  PreviewSample sample_;
};

// Reads the sample's events into `builder`, by the mapping or format of its options, by the format
// its records are in, or by the guessed mapping, and writes members of the object that is open in
// `out`. Throws as Source does for files that are no text.
void WritePreview(const PreviewSample& sample, store::EventStoreBuilder* builder,
                  json::Writer* out);

}  // namespace parcours::ingest
