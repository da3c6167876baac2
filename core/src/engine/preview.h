// The first bytes of a source, to tell how it would be read: {"preview": true} of Begin(), and the
// proposal beside the error where no format fits. Contract: docs/formats.md.
#pragma once

#include <string_view>

#include "ingest/preview.h"
#include "json/writer.h"

namespace parcours::engine {

// One object: how the sample would be read, and its first events.
void WritePreview(const ingest::PreviewSample& sample, json::Writer* out);

// Takes the bytes that a preview looks at; the sample is whole until bytes are left out of it.
// Writes the progress of a source that loads nothing.
void AppendToPreview(std::string_view bytes, ingest::PreviewSample* sample, json::Writer* out);

}  // namespace parcours::engine
