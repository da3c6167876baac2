// Source: one file or stream on its way into the store. Contract: docs/events.md, docs/formats.md.
//
//   Source source(options, &builder);
//   source.Append(bytes);   // as often as there are chunks, cut anywhere
//   source.End();           // or Fail()
//   source.summary();       // what became of it; counts are right after each Append
//
// The first kSampleBytes are held back until container and format are decided from them. Throws
// Error{kUnusableInput} where there are records and no format fits or none can be used,
// Error{kUnsupported} for files that are no text, Error{kTooLarge} past the limits of the store;
// the rows that were appended until then are still in the builder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/container/container.h"
#include "ingest/container/csv_encoding.h"
#include "ingest/format/format_sniffer.h"
#include "ingest/format/source_options.h"
#include "ingest/guess/guess.h"
#include "ingest/row/record_shaper.h"
#include "ingest/row/row_writer.h"
#include "ingest/summary/summary.h"
#include "text/utf16.h"

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
  // Instead of End(), or after Append() or End() threw an Error: the source cannot be read on. What
  // is at hand is still read, unless it was that which could not be; the error stands in the
  // summary.
  void Fail(SourceError error);
  const SourceSummary& summary() const { return summary_; }

  // What becomes of a source's first bytes, UTF-8 or as they are, read as the format tells;
  // `whole`: they are all there is.
  static SourceSummary Rehearse(SourceOptions options, const Format& format, std::string_view bytes,
                                bool whole);

 private:
  SkipReason Take(const FlatRecord& record) override;
  bool IsForeign(FlatRecord record) override { return writer_->IsForeign(record); }
  void Forget() override { summary_.orders_without_contact = orders_before_refused_; }
  void BeginPage(FlatRecord page) override;
  void EndPage(FlatRecord rest) override;
  void BeginPageIn(FlatRecord record);
  void Skip(SkipReason reason, const RecordPlace& place) override;

  // Knows the kind of file and the encoding from its first bytes.
  void Open();
  void Read(std::string_view bytes);
  // Of UTF-8, or what may still turn out to be Windows-1252.
  void ReadText(std::string_view text);
  // Decides from the sample, or asks for a longer one.
  void Sniff(bool whole);
  // nullptr where a longer sample is needed, or there is nothing to decide from. `text`: the sample
  // as UTF-8.
  const Format* DecideFormat(const Container& container, std::string_view text, bool whole);
  void NoteDecision(const FormatSniffer& sniffer);
  // The format of records that stand in an envelope, whose key goes to the options; nullptr where
  // they are in none.
  const Format* SniffEnvelopes(const Container& container, std::string_view text, bool whole);
  void Begin(const Container& container, const Format& found);
  RecordSink* OpenedEnvelope();
  // Where none of the sample's records can be used in the format that they are in: that format,
  // with what it lacks as guessed; else the format itself.
  const Format* GuessOver(const Format& format, std::string_view text, bool whole);
  void TakeGuess(const Guess& guess, std::string mapping);
  FormCounts RehearsedForms(const Format& format) const;
  [[noreturn]] void RefuseAll() const;
  // To the reader. `final`: no more comes.
  void PassOn(std::string_view text, bool final);
  void TellEncoding();
  void FinishWriter();

  SourceOptions options_;
  store::EventStoreBuilder* builder_;
  SourceSummary summary_;
  uint64_t orders_before_refused_ = 0;  // summary_.orders_without_contact before the last record
  std::string head_;                    // the first kMagicBytes, while there are fewer
  bool opened_ = false;
  bool reading_ = false;  // in Append() or End(); still set after they threw
  std::optional<text::Utf16Decoder> utf16_;
  std::string decoded_;                      // scratch of utf16_
  std::optional<CsvEncoding> csv_encoding_;  // of CSV that is not UTF-16
  bool encoding_told_ = false;
  std::string sample_;                 // while the format is not decided
  size_t sample_size_ = kSampleBytes;  // how much of it is wanted
  PathTable paths_;
  OpenedLists lists_;
  bool writer_finished_ = false;
  std::optional<Format> named_format_;    // of one that asks for the source's name
  std::optional<RowWriter> writer_;       // once the format is decided
  std::optional<RecordShaper> shaper_;    // of a format with shapes
  bool takes_pages_ = false;              // it may take a page apart
  bool has_taken_ = false;                // it refused the record that is skipped next
  std::unique_ptr<RecordSink> envelope_;  // of records in one
  std::optional<ContainerReader> reader_;
};

}  // namespace parcours::ingest
