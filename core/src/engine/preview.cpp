#include "engine/preview.h"

#include "catalog/first_events.h"
#include "ingest/summary/summary_json.h"
#include "report/catalog_json.h"
#include "store/event_store_builder.h"

namespace parcours::engine {

constexpr uint32_t kPreviewRows = 10;

void WritePreview(const ingest::PreviewSample& sample, json::Writer* out) {
  store::EventStoreBuilder builder;
  out->BeginObject();
  ingest::WritePreview(sample, &builder, out);
  report::AddEvents(catalog::FirstEvents(*builder.Seal(nullptr), kPreviewRows), out);
  out->End();
}

void AppendToPreview(std::string_view bytes, ingest::PreviewSample* sample, json::Writer* out) {
  const std::string_view kept = bytes.substr(0, ingest::kPreviewBytes - sample->bytes.size());
  sample->bytes.append(kept);
  sample->whole = sample->whole && kept.size() == bytes.size();
  ingest::SourceSummary progress;
  progress.bytes = sample->bytes.size();
  ingest::WriteProgress(progress, out);
}

}  // namespace parcours::engine
