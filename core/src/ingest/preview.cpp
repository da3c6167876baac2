#include "ingest/preview.h"

#include "ingest/guess/guess.h"
#include "ingest/proposal.h"
#include "ingest/row/entity_records.h"
#include "ingest/source.h"
#include "ingest/summary/summary_json.h"
#include "json/writer.h"
#include "text/utf16.h"

namespace parcours::ingest {
namespace {

using json::Writer;

// Percent as a fraction of one.
void AddConfidence(std::string_view field, uint32_t percent, Writer* out) {
  out->Key(field);
  out->Double(percent / 100.0);
}

void AddKeys(const Guess& guess, Writer* out) {
  out->BeginArray("keys");
  for (const GuessedKey& key : guess.keys) {
    out->BeginObject();
    out->Text("key", key.key);
    out->Text("kind", key.kind);
    out->Count("records", key.records);
    out->Count("distinct", key.distinct);
    out->BeginArray("samples");
    for (const std::string& sample : key.samples) out->Text(sample);
    out->End();
    AddCounts("values", key.values, out);
    out->BeginObject("fits");
    for (const GuessedField& fit : key.fits) AddConfidence(fit.field, fit.confidence, out);
    out->End();
    if (!key.event.empty()) out->Text("event", key.event);
    out->End();
  }
  out->End();
}

std::string Utf8Of(std::string_view bytes, bool whole) {
  if (const std::optional<text::Utf16Start> start = text::Utf16StartOf(bytes.substr(0, 4))) {
    std::string text;
    text::Utf16Decoder(start->big_endian).Decode(bytes.substr(start->mark_bytes), &text);
    return text;
  }
  if (SniffContainer(bytes, whole).kind != Container::Kind::kCsv) return std::string(bytes);
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  CsvEncoding encoding(sample, whole && sample.size() == bytes.size());
  return std::string(encoding.Decode(bytes, whole));
}

// What stands in the way of the whole source; the sample ends anywhere, so what is cut off there is
// not counted as bad. Throws UnknownShape, and what is no text.
std::string Read(const PreviewSample& sample, const SourceOptions& options, SourceSummary* summary,
                 store::EventStoreBuilder* builder) {
  Source source(options, builder);
  std::string problem;
  try {
    source.Append(sample.bytes);
    if (sample.whole) source.End();
  } catch (const UnknownShape&) {
    throw;
  } catch (const Error& error) {
    if (error.problems().front().code == ErrorCode::kUnsupported) throw;
    problem = error.what();
  }
  *summary = source.summary();
  if (!sample.whole) {
    AddJourneyWarnings(summary);
    AddFormWarnings(summary->forms, &summary->warnings);
  }
  return problem;
}

}  // namespace

void WritePreview(const PreviewSample& sample, store::EventStoreBuilder* builder, Writer* out) {
  SourceOptions options = sample.options;
  options.guess = false;
  SourceSummary summary;
  summary.name = options.name;
  summary.time_zone = options.time_zone;
  const Guess guess = GuessMapping(Utf8Of(sample.bytes, sample.whole), sample.whole);
  std::string problem;
  try {
    problem = Read(sample, options, &summary, builder);
  } catch (const UnknownShape&) {
    if (guess.is_whole()) {
      options.mapping = FormatOf(guess);
      problem = Read(sample, options, &summary, builder);
      summary.decided_by = SourceSummary::DecidedBy::kGuess;
    }
  }

  std::optional<FormatProposal> over;
  if (!problem.empty() && summary.decided_by == SourceSummary::DecidedBy::kSignature) {
    const std::vector<FormatRef> formats = FormatsOf(options);
    const FormatRef* const format = FindFormat(formats, summary.format);
    over = ProposeOver(format->Get(), options, guess, sample.bytes, sample.whole);
  }
  out->Raw("mapping", over ? over->mapping : MappingText(guess));
  out->BeginObject("confidence");
  const Guess& told = over ? over->guess : guess;
  for (const Guess::Choice& choice : told.choices) {
    AddConfidence(choice.field, choice.confidence, out);
  }
  if (!told.events.empty()) AddConfidence("events", told.LeastSureEvent(), out);
  out->End();
  out->Bool("enough", over ? over->is_enough : guess.is_enough());
  out->Count("records", guess.records);
  AddKeys(guess, out);
  out->Count("moreKeys", guess.more_keys);
  out->Key("summary");
  WriteSummary(summary, out);
  if (!problem.empty()) out->Text("problem", problem);
}

}  // namespace parcours::ingest
