// Source: one file or stream on its way into the store. Contract: docs/events.md, docs/formats.md.
//
//   Source source(options, &builder);
//   source.Append(bytes);   // as often as there are chunks, cut anywhere
//   source.End();
//   source.summary();       // what became of it; counts are right after each Append
//
// Unless format or mapping is given, the first kSampleBytes are held back until the format is
// decided from them. Throws Error{kUnusableInput} where there are records and no format fits or
// none can be used, Error{kUnsupported} for files that are no text, Error{kTooLarge} past the
// limits of the store; the rows that were appended until then are still in the builder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/format_sniffer.h"
#include "ingest/record_reader.h"
#include "ingest/record_shaper.h"
#include "ingest/row_writer.h"
#include "ingest/source_options.h"
#include "ingest/summary.h"

namespace parcours::ingest {

inline constexpr size_t kSampleBytes = size_t{1} << 18;

class Source : private RecordSink {
 public:
  // The builder must outlive the source.
  Source(SourceOptions options, store::EventStoreBuilder* builder);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  void Append(std::string_view bytes);
  void End();
  const SourceSummary& summary() const { return summary_; }

 private:
  SkipReason Take(FlatRecord record) override;
  bool IsForeign(FlatRecord record) override { return writer_->IsForeign(record); }
  void Skip(SkipReason reason, const RecordPlace& place) override;

  void Begin(const Format& format);
  // Decides from the sample, or asks for a longer one.
  void Sniff(bool whole);
  [[noreturn]] void RefuseAll() const;

  SourceOptions options_;
  store::EventStoreBuilder* builder_;
  SourceSummary summary_;
  std::string sample_;                 // while the format is not decided
  size_t sample_size_ = kSampleBytes;  // how much of it is wanted
  PathTable paths_;
  std::optional<RowWriter> writer_;     // once the format is decided
  std::optional<RecordShaper> shaper_;  // of a format with shapes
  std::optional<RecordReader> reader_;
};

}  // namespace parcours::ingest
