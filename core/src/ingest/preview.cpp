#include "ingest/preview.h"

#include "ingest/guess.h"
#include "ingest/source.h"
#include "ingest/summary_json.h"
#include "text/utf16.h"

namespace parcours::ingest {
namespace {

using json::Json;

// Percent as a fraction of one.
Json ConfidenceJson(uint32_t percent) { return percent / 100.0; }

Json KeysJson(const Guess& guess) {
  Json keys = Json::array();
  for (const GuessedKey& key : guess.keys) {
    Json fits = Json::object();
    for (const GuessedField& fit : key.fits) {
      fits[std::string(fit.field)] = ConfidenceJson(fit.confidence);
    }
    keys.push_back({{"key", key.key},
                    {"kind", key.kind},
                    {"records", key.records},
                    {"distinct", key.distinct},
                    {"samples", key.samples},
                    {"values", CountsJson(key.values)},
                    {"fits", std::move(fits)}});
  }
  return keys;
}

std::string Utf8Of(std::string_view bytes, bool whole) {
  const bool big_endian = bytes.starts_with("\xFE\xFF");
  if (big_endian || bytes.starts_with("\xFF\xFE")) {
    std::string text;
    text::Utf16Decoder(big_endian).Decode(bytes.substr(2), &text);
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
  if (!sample.whole) AddFormWarnings(summary->forms, &summary->warnings);
  return problem;
}

}  // namespace

Json ReadPreview(const PreviewSample& sample, store::EventStoreBuilder* builder) {
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
    if (guess.Find("contact") && guess.Find("time") && guess.Find("type")) {
      options.mapping = FormatOf(guess);
      problem = Read(sample, options, &summary, builder);
      summary.decided_by = SourceSummary::DecidedBy::kGuess;
    }
  }

  Json confidence = Json::object();
  for (const Guess::Choice& choice : guess.choices) {
    confidence[std::string(choice.field)] = ConfidenceJson(choice.confidence);
  }
  Json json = {{"mapping", *json::Parse(MappingText(guess))},
               {"confidence", std::move(confidence)},
               {"enough", guess.is_enough()},
               {"records", guess.records},
               {"keys", KeysJson(guess)},
               {"moreKeys", guess.more_keys},
               {"summary", SummaryJson(summary)}};
  if (!problem.empty()) json["problem"] = problem;
  return json;
}

}  // namespace parcours::ingest
