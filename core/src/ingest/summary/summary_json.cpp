#include "ingest/summary/summary_json.h"

#include "ingest/record/record_sink.h"
#include "json/writer.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

using json::Writer;

// By DecidedBy.
constexpr const char* kDecidedBy[] = {"nothing", "given", "mapping", "signature", "guess"};

void AddSkipped(const SourceSummary& summary, Writer* out) {
  out->BeginObject("skipped");
  for (size_t reason = 1; reason < kSkipReasonCount; ++reason) {
    const uint64_t count = summary.skipped_for(static_cast<SkipReason>(reason));
    if (count == 0) continue;
    out->Key(kSkipReasonNames[reason]);
    out->Count(count);
  }
  out->End();
}

void AddSamples(const SourceSummary& summary, Writer* out) {
  out->BeginArray("skippedSamples");
  for (const SkippedSample& sample : summary.skipped_samples) {
    out->BeginObject();
    out->Count("line", sample.line);
    out->Count("offset", sample.offset);
    out->Text("reason", sample.reason);
    out->Text("excerpt", sample.excerpt);
    out->End();
  }
  size_t told = summary.skipped_samples.size();
  for (const std::string& event : summary.far_samples) {
    if (told++ == kMaxSamples) break;
    out->BeginObject();
    out->Null("line");
    out->Null("offset");
    out->Text("reason", kSkipReasonNames[static_cast<size_t>(SkipReason::kTimeOutOfBounds)]);
    out->Text("excerpt", text::CutUtf8(event, kExcerptBytes));
    out->End();
  }
  out->End();
}

[[gnu::noinline]] std::string LackingPages(std::string_view key) {
  return "the last page says by " + text::QuoteUtf8(key) +
         " that there are more: they are not in the files";
}

}  // namespace

void AddCounts(const char* key, const std::vector<ValueCount>& counts, Writer* out) {
  out->BeginArray(key);
  for (const ValueCount& entry : counts) {
    out->BeginObject();
    out->Text("value", entry.value);
    out->Count("count", entry.count);
    out->End();
  }
  out->End();
}

void WriteSummary(const SourceSummary& summary, Writer* out) {
  out->BeginObject();
  out->Text("name", summary.name);
  out->Text("format", summary.format);
  if (!summary.format_title.empty()) out->Text("formatTitle", summary.format_title);
  out->Text("decidedBy", kDecidedBy[static_cast<size_t>(summary.decided_by)]);
  if (summary.csv_delimiter != '\0') {
    out->BeginObject("csv");
    out->Text("delimiter", std::string_view(&summary.csv_delimiter, 1));
    out->End();
  }
  if (summary.sample_records != 0) {
    out->BeginObject("agreement");
    out->Count("records", summary.sample_records);
    out->Count("recognised", summary.sample_recognised);
    out->Count("agreed", summary.sample_agreed);
    out->End();
  }
  if (!summary.guessed_mapping.empty()) {
    out->Raw("mapping", summary.guessed_mapping);
  }
  out->Count("bytes", summary.bytes);
  out->Count("rows", summary.rows);
  const bool differs = summary.records != 0 && summary.records != summary.rows;
  if (differs && summary.csv_delimiter != '\0') out->Count("records", summary.records);
  out->Count("kept", summary.kept());
  out->Count("events", summary.loaded_events());
  out->Count("contacts", summary.contacts);
  out->Count("journeys", summary.journeys);
  out->Count("ignored", summary.ignored);
  AddSkipped(summary, out);
  AddSamples(summary, out);
  out->BeginObject("unrecognised");
  AddCounts("types", summary.unrecognised_types, out);
  AddCounts("keys", summary.unrecognised_keys, out);
  out->End();
  out->Text("timeZone", summary.time_zone);
  AddFormsJson(summary.forms, out);
  out->BeginArray("warnings");
  for (const std::string& warning : summary.warnings) out->Text(warning);
  if (summary.lacks_pages) out->Text(LackingPages(summary.next_page_key));
  out->End();
  if (summary.cut_off) out->Bool("cutOff", true);
  if (summary.error) {
    out->BeginObject("error");
    out->Text("code", summary.error->code);
    out->Text("message", summary.error->message);
    out->End();
  }
  out->End();
}

void WriteProgress(const SourceSummary& summary, Writer* out) {
  out->BeginObject();
  out->Count("bytes", summary.bytes);
  out->Count("rows", summary.rows);
  out->Count("kept", summary.kept());
  out->Count("skipped", summary.skipped_total());
  out->End();
}

}  // namespace parcours::ingest
