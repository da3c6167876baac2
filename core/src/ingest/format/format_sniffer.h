// FormatSniffer: which format the first records of a source are in (docs/formats.md, section 1).
//
//   FormatSniffer sniffer(formats, container, sample, whole);  // the source's first bytes
//   sniffer.Decide() -> the format, nullptr where the records are in none
//
// Looks at kSampleRecords records spread evenly over the sample. A record is in the first of the
// formats that has a signature it matches, and of those behind it no table is read; one format must
// have kAgreement of the recognised ones.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/container/container.h"
#include "ingest/format/format_ref.h"
#include "ingest/format/signature.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

inline constexpr size_t kSampleRecords = 64;
inline constexpr double kAgreement = 0.9;

class FormatSniffer : private RecordSink {
 public:
  // The sample may end anywhere; `whole`: it is all there is.
  FormatSniffer(std::vector<FormatRef> formats, const Container& container, std::string_view sample,
                bool whole);
  // Of records that stand under the key `envelope` (envelope.h).
  FormatSniffer(std::vector<FormatRef> formats, const Container& container, std::string_view sample,
                bool whole, std::string_view envelope);

  const Format* Decide();

  // After Decide().
  uint32_t sampled() const { return sampled_; }
  uint32_t recognised() const { return recognised_; }
  uint32_t agreed() const { return agreed_; }  // with the most frequent format
  size_t record_count() const { return records_.size() + empty_count_; }
  size_t bad_count() const { return bad_count_; }  // what is no record
  bool all_bad_utf8() const { return bad_count_ != 0 && bad_utf8_count_ == bad_count_; }
  // "20 sendgrid, 3 postmark": of the sampled records, the most frequent first, for a message.
  std::string FormatsSeen() const;
  // The keys of records in no format, in the order of first sight, for a message; not all where
  // there are many.
  std::string KeysSeen() const;

 private:
  void Read(const Container& container, std::string_view sample, bool whole, RecordSink* sink);
  SkipReason Take(const FlatRecord& record) override;
  bool IsForeign(FlatRecord record) override { return FormatOf(record) == nullptr; }
  void Skip(SkipReason reason, const RecordPlace& place) override;

  // Of a layout: the formats whose signatures its keys could match, whatever the values, as far as
  // they were asked for.
  struct Candidates {
    size_t asked = 0;  // so many of formats_
    std::vector<const Format*> formats;
  };

  [[gnu::always_inline]] const Format* FormatOf(FlatRecord record) {
    const LayoutId layout = record.layout();
    if (layout < candidates_.size() && candidates_[layout].asked != 0) return FormatOfKeys(record);
    const Format& first = formats_[0].Get();
    return MatchesFormat(record, paths_, first) ? &first : FormatOfKeys(record);
  }
  const Format* DecideEmpty();
  // One that its keys could match.
  const Format* FormatOfKeys(FlatRecord record);

  PathTable paths_;
  std::vector<FormatRef> formats_;      // to choose from, in order
  std::vector<Candidates> candidates_;  // by LayoutId
  std::vector<const Format*> records_;  // by record: its format; nullptr: none
  std::vector<std::string> keys_;
  std::vector<PathId> last_keys_;            // of the record taken last
  std::map<const Format*, uint32_t> votes_;  // of the sampled records
  size_t empty_count_ = 0;  // lists of nothing under an address, which tell no format
  size_t bad_count_ = 0;
  size_t bad_utf8_count_ = 0;
  uint32_t sampled_ = 0;
  uint32_t recognised_ = 0;
  uint32_t agreed_ = 0;
};

}  // namespace parcours::ingest
