#include "ingest/source.h"

#include <algorithm>
#include <utility>

#include "ingest/container/envelope.h"
#include "ingest/container/file_kind.h"
#include "ingest/container/next_page.h"
#include "ingest/format/source_name.h"
#include "ingest/guess/guess.h"
#include "ingest/preview.h"
#include "ingest/proposal.h"
#include "ingest/row/entity_records.h"
#include "ingest/row/mapping_warnings.h"
#include "parcours/error.h"
#include "text/time_zone.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

using text::QuoteUtf8;

constexpr std::string_view kAccepted =
    "; expected events with a contact, a time and a type, an export of a known format, or a "
    "mapping that says which key is what";

constexpr uint32_t kMaxKeysTold = 16;

// Whether the format's records may be pages, whose lists' elements stand alone.
bool TakesPages(const Format& format) {
  return std::any_of(format.shapes.begin(), format.shapes.end(), [](const Shape& shape) {
    return shape.kind == Shape::Kind::kExplode && shape.lift;
  });
}

bool IsBlank(std::string_view text) {
  return text::WithoutByteOrderMark(text).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Which keys, and which words for what happened, were read as what.
std::string GuessedText(const Guess& guess) {
  std::string text = "the mapping was guessed:";
  const auto add = [&](std::string_view field, const Guess::Choice& choice) {
    text += text.ends_with(':') ? " " : ", ";
    text += std::string(field) + " from ";
    text += choice.key.empty() ? QuoteUtf8(choice.value) + " for all" : QuoteUtf8(choice.key);
    text += " (" + std::to_string(choice.confidence) + " %)";
  };
  for (const Guess::Choice& choice : guess.choices) add(choice.field, choice);
  for (const Guess::Choice& event : guess.events) add(event.value, event);
  constexpr size_t kWords = 20;
  for (size_t i = 0; i < guess.types.size() && i < kWords; ++i) {
    const auto& [word, type] = guess.types[i];
    text += (i == 0 ? "; events named " : ", ") + QuoteUtf8(word) + " are read as " + type;
  }
  if (guess.types.size() > kWords) {
    text += " and " + std::to_string(guess.types.size() - kWords) + " more";
  }
  return text;
}

}  // namespace

Source::Source(SourceOptions options, store::EventStoreBuilder* builder)
    : options_(std::move(options)), builder_(builder) {
  summary_.name = options_.name;
  summary_.time_zone = options_.time_zone;
}

void Source::Append(std::string_view bytes) {
  reading_ = true;
  summary_.bytes += bytes.size();
  if (!opened_) {
    const size_t taken = std::min(bytes.size(), kMagicBytes - head_.size());
    head_.append(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
    if (head_.size() == kMagicBytes) Open();
  }
  Read(bytes);
  reading_ = false;
}

void Source::Open() {
  opened_ = true;
  RefuseKnownBinary(head_);
  if (const std::optional<text::Utf16Start> start = text::Utf16StartOf(head_)) {
    utf16_.emplace(start->big_endian);
    head_.erase(0, start->mark_bytes);
  }
  Read(head_);
}

void Source::Read(std::string_view bytes) {
  if (!utf16_) return ReadText(bytes);
  decoded_.clear();
  utf16_->Decode(bytes, &decoded_);
  ReadText(decoded_);
}

void Source::ReadText(std::string_view text) {
  while (!reader_ && !text.empty()) {
    const size_t taken = std::min(text.size(), sample_size_ - sample_.size());
    sample_.append(text.substr(0, taken));
    text.remove_prefix(taken);
    if (sample_.size() == sample_size_) Sniff(false);
  }
  if (reader_) PassOn(text, false);
}

void Source::Sniff(bool whole) {
  RefuseNoRecords(sample_);
  if (whole && IsBlank(sample_)) summary_.warnings.push_back("the file is empty");
  const Container container = SniffContainer(sample_, whole);
  csv_encoding_.reset();
  std::string_view text = sample_;
  if (container.kind == Container::Kind::kCsv && !utf16_) {
    csv_encoding_.emplace(sample_, whole);
    text = csv_encoding_->Decode(sample_, whole);
  }
  const Format* const format = DecideFormat(container, text, whole);
  if (format == nullptr) return;
  Begin(container, *format);
  TellEncoding();
  reader_->Append(text);
  std::string().swap(sample_);
}

void Source::PassOn(std::string_view text, bool final) {
  if (csv_encoding_) {
    text = csv_encoding_->Decode(text, final);
    TellEncoding();
  }
  reader_->Append(text);
}

void Source::TellEncoding() {
  if (encoding_told_ || !csv_encoding_ || !csv_encoding_->is_windows_1252()) return;
  encoding_told_ = true;
  summary_.warnings.push_back("read as Windows-1252, because it is not UTF-8");
}

const Format* Source::DecideFormat(const Container& container, std::string_view text, bool whole) {
  if (options_.mapping) {
    summary_.decided_by = SourceSummary::DecidedBy::kMapping;
    return &*options_.mapping;
  }
  const std::vector<FormatRef> formats = FormatsOf(options_);
  for (const FormatRef& format : formats) {
    if (format.name() != options_.format) continue;
    summary_.decided_by = SourceSummary::DecidedBy::kGiven;
    return &format.Get();
  }
  FormatSniffer sniffer(formats, container, text, whole);
  const Format* const format = sniffer.Decide();
  if (sniffer.record_count() == 0 && !whole && sample_size_ < 4 * kMaxRecordBytes) {
    // The first record is long, perhaps too long, or a page: that is told by little more than
    // kPageProbeBytes, which a preview has.
    sample_size_ = sample_size_ < kPreviewBytes ? kPreviewBytes : 4 * sample_size_;
    return nullptr;
  }
  if (sniffer.record_count() == 0 && sniffer.bad_count() == 0 && whole) {
    if (container.kind == Container::Kind::kCsv) {
      summary_.warnings.push_back("a header and no row: " +
                                  QuoteUtf8(text.substr(0, text.find_last_not_of(" \t\r\n") + 1)));
    }
    return nullptr;  // nothing in it, which is no error
  }
  if (format == nullptr) {
    const std::string expected(kAccepted);
    if (sniffer.record_count() == 0) {
      const std::string problem = sniffer.all_bad_utf8()
                                      ? "the text is not UTF-8, as JSON has to be"
                                      : "no JSON object and no CSV row found" + container.not_csv;
      throw Error(ErrorCode::kUnusableInput, "",
                  problem + "; it begins with " + QuoteUtf8(text) + expected);
    }
    if (sniffer.recognised() != 0) {
      throw Error(ErrorCode::kUnusableInput, "",
                  "the records are of several formats (" + sniffer.FormatsSeen() +
                      "); load them as one source a format, or say which it is");
    }
    if (const Format* const inside = SniffEnvelopes(container, text, whole)) return inside;
    const Guess guess = options_.guess ? GuessMapping(text, whole) : Guess();
    if (!guess.is_enough()) {
      const std::string refused =
          options_.guess ? "the guess was refused: " + guess.Shortfall() + "; " : "";
      throw UnknownShape(
          "unknown format; " + refused + "the records have " + sniffer.KeysSeen() + expected,
          {options_, std::move(sample_), whole});
    }
    TakeGuess(guess, MappingText(guess));
    options_.mapping = FormatOf(guess);
    return &*options_.mapping;
  }
  NoteDecision(sniffer);
  return options_.guess ? GuessOver(*format, text, whole) : format;
}

[[gnu::noinline]] const Format* Source::GuessOver(const Format& format, std::string_view text,
                                                  bool whole) {
  const std::optional<FormatProposal> proposal =
      ProposeOver(format, options_, GuessMapping(text, whole), sample_, whole);
  if (!proposal || !proposal->is_enough) return &format;
  TakeGuess(proposal->guess, proposal->mapping);
  options_.mapping = proposal->format;
  return &*options_.mapping;
}

[[gnu::noinline]] void Source::TakeGuess(const Guess& guess, std::string mapping) {
  summary_.guessed_mapping = std::move(mapping);
  summary_.warnings.push_back(GuessedText(guess));
  summary_.decided_by = SourceSummary::DecidedBy::kGuess;
  summary_.sample_records = 0;  // by their signatures
}

void Source::NoteDecision(const FormatSniffer& sniffer) {
  summary_.decided_by = SourceSummary::DecidedBy::kSignature;
  summary_.sample_records = sniffer.sampled();
  summary_.sample_recognised = sniffer.recognised();
  summary_.sample_agreed = sniffer.agreed();
}

[[gnu::noinline]] const Format* Source::SniffEnvelopes(const Container& container,
                                                       std::string_view text, bool whole) {
  for (std::string& key : EnvelopeKeys(container, text, whole)) {
    FormatSniffer sniffer(FormatsOf(options_), container, text, whole, key);
    const Format* const format = sniffer.Decide();
    if (format == nullptr || 2 * sniffer.recognised() < sniffer.sampled()) continue;
    options_.envelope = std::move(key);
    const SourceSummary rehearsed = Rehearse(options_, *format, sample_, whole);
    if (rehearsed.kept() == 0) {  // it does but look like it
      options_.envelope.clear();
      continue;
    }
    NoteDecision(sniffer);
    summary_.warnings.push_back("what is under " + QuoteUtf8(options_.envelope) +
                                " was read, and nothing beside it");
    return format;
  }
  return nullptr;
}

void Source::Begin(const Container& container, const Format& found) {
  if (AsksForSourceName(found)) named_format_ = WithSourceName(found, options_.name);
  const Format& format = named_format_ ? *named_format_ : found;
  if (!format.time_zone.empty()) summary_.time_zone = format.time_zone;
  ValueForms forms;
  forms.zone = text::FindTimeZone(summary_.time_zone);
  if (forms.zone == nullptr) {
    throw Error(ErrorCode::kBadRequest, "timeZone", "unknown time zone " + summary_.time_zone);
  }
  const bool unknown_order = format.date_order == text::DateOrder::kUnknown;
  forms.date_order = unknown_order ? options_.date_order : format.date_order;
  const bool unknown_mark = format.decimal == text::DecimalMark::kUnknown;
  forms.decimal = unknown_mark ? options_.decimal : format.decimal;
  if (!options_.is_rehearsal) {
    SettleForms(MayHoldForms(sample_) ? RehearsedForms(found) : FormCounts(), &forms,
                &summary_.forms);
  }
  summary_.format = format.name;
  summary_.format_title = format.title;
  if (container.kind == Container::Kind::kCsv) summary_.csv_delimiter = container.delimiter;
  writer_.emplace(format, forms, paths_, builder_, &summary_);
  if (RecordShaper::Needed(format)) {
    shaper_.emplace(format, &paths_, &lists_, &*writer_, &summary_);
    takes_pages_ = TakesPages(format);
  }
  reader_.emplace(container, &paths_, options_.envelope.empty() ? this : OpenedEnvelope(), &lists_);
}

[[gnu::noinline]] RecordSink* Source::OpenedEnvelope() {
  envelope_ = OpenEnvelope(options_.envelope, &paths_, this);
  return envelope_.get();
}

[[gnu::noinline]] FormCounts Source::RehearsedForms(const Format& format) const {
  return Rehearse(options_, format, sample_, false).forms;
}

[[gnu::noinline]] SourceSummary Source::Rehearse(SourceOptions options, const Format& format,
                                                 std::string_view bytes, bool whole) {
  options.mapping = format;
  options.named.reset();
  options.is_rehearsal = true;
  store::EventStoreBuilder builder;
  Source source(std::move(options), &builder);
  try {
    source.Append(bytes);
    if (whole || !source.reader_) source.End();
  } catch (const Error&) {  // told when the source itself is read
  }
  return source.summary_;
}

void Source::End() {
  reading_ = true;
  if (!opened_) Open();
  if (utf16_) {
    std::string rest;
    utf16_->Finish(&rest);
    ReadText(rest);
  }
  if (!reader_) Sniff(true);
  if (reader_) {
    PassOn({}, true);
    reader_->Finish();
    FinishWriter();
    AddFormWarnings(summary_.forms, &summary_.warnings);
    if (summary_.rows != 0 && options_.named) {
      AddMappingWarnings(*options_.named, paths_, writer_->types(), &summary_.warnings);
    }
    summary_.cut_off = reader_->EndsOpen();
    for (std::string& warning : reader_->Warnings()) {
      summary_.warnings.push_back(std::move(warning));
    }
    if (summary_.is_unfit()) RefuseAll();
  }
  reading_ = false;
}

void Source::FinishWriter() {
  if (writer_finished_) return;
  writer_finished_ = true;
  writer_->Finish();
  AddJourneyWarnings(&summary_);
}

void Source::Fail(SourceError error) {
  if (!reading_) {
    try {
      End();
    } catch (const Error&) {
      // That there is nothing usable in it is no news.
    }
  }
  if (writer_) FinishWriter();
  summary_.error = std::move(error);
}

SkipReason Source::Take(const FlatRecord& record) {
  orders_before_refused_ = summary_.orders_without_contact;
  if (shaper_) {
    if (takes_pages_) BeginPageIn(record);
    ++summary_.records;
    const SkipReason part = shaper_->Write(record);
    has_taken_ = part != SkipReason::kNone;
    return part;
  }
  const SkipReason reason = writer_->Write(record);
  if (reason == SkipReason::kNone) ++summary_.rows;
  return reason;
}

// What says nothing of pages behind it is the last.
[[gnu::noinline]] void Source::BeginPage(FlatRecord page) {
  summary_.has_pages = true;
  summary_.next_page_key = NextPageKey(page, paths_);
}

[[gnu::noinline]] void Source::EndPage(FlatRecord rest) {
  const std::string_view key = NextPageKey(rest, paths_);
  if (!key.empty()) summary_.next_page_key = key;
}

// A record that has a list of them.
[[gnu::noinline]] void Source::BeginPageIn(FlatRecord record) {
  const bool has_list = std::any_of(record.begin(), record.end(), [&](const Entry& entry) {
    return entry.kind == EntryKind::kArray && paths_.IsPageKeyed(entry.path);
  });
  if (has_list) BeginPage(record);
}

void Source::Skip(SkipReason reason, const RecordPlace& place) {
  ++summary_.rows;
  if (shaper_ && !has_taken_) ++summary_.records;
  has_taken_ = false;
  ++summary_.skipped[static_cast<size_t>(reason)];
  if (summary_.skipped_samples.size() < kMaxSamples) {
    summary_.skipped_samples.push_back({place.line, place.offset,
                                        std::string(kSkipReasonNames[static_cast<size_t>(reason)]),
                                        text::CutUtf8(place.text, kExcerptBytes)});
  }
}

void Source::RefuseAll() const {
  std::string counts;
  for (size_t reason = 1; reason < kSkipReasonCount; ++reason) {
    if (summary_.skipped[reason] == 0) continue;
    counts += (counts.empty() ? "" : ", ") + std::to_string(summary_.skipped[reason]) + " " +
              std::string(kSkipReasonNames[reason]);
  }
  std::string keys;
  uint32_t told = 0;
  for (PathId path = 1; path < paths_.size() && told < kMaxKeysTold; ++path) {
    const std::string_view name = paths_.Name(path);
    if (RecordShaper::IsOwn(name)) continue;
    keys += (told++ == 0 ? "" : ", ") + std::string(name);
  }
  const SkippedSample& first = summary_.skipped_samples.front();
  std::string message = "none of the records can be used (" + counts + "), read as " +
                        summary_.format + "; line " + std::to_string(first.line) + ": " +
                        QuoteUtf8(first.excerpt);
  if (!keys.empty()) message += "; keys found: " + keys;
  // What the mapping names and nobody has, with near spellings, may be why.
  for (const std::string_view warning : summary_.warnings) {
    if (!warning.starts_with(kMissingKeys)) continue;
    message += "; " + std::string(warning.substr(kOfMapping.size()));
  }
  throw Error(ErrorCode::kUnusableInput, "",
              message + "; expected a contact, a time and a type in each");
}

}  // namespace parcours::ingest
