// Envelope: records that stand under a key of others, as the logs of webhooks and queues have them:
//   {"received_at": ..., "body": {...}}   {"payload": "{\"event\": ...}"}   a column of JSON in CSV
//   {"data": {"orders": {"edges": [{"node": {...}}]}}}   GraphQL: where an edge has a cursor at
//   most beside its `node`
//
// Under the key   an object, a list of objects, or any number of either as JSON text, also in
//                 base64; an object may be a page with a list of records. What stands beside the
//                 key is passed over.
// Records without the key are handed on as they are. Tested by tests/core/ingest_envelope_test.cpp.
//
// Cost  of an object a look at each entry; of a text it is read as a line of JSON is.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/container/container.h"
#include "ingest/record/path_table.h"
#include "ingest/record/record_sink.h"

namespace parcours::ingest {

// Hands the records inside on to the sink. `key`: dotted, as PathTable names it. The paths and the
// sink must outlive it.
std::unique_ptr<RecordSink> OpenEnvelope(std::string_view key, PathTable* paths, RecordSink* sink);

// The keys of a source's first records under which others could stand, the outermost first; at most
// kMaxEnvelopeKeys.
inline constexpr size_t kMaxEnvelopeKeys = 16;
std::vector<std::string> EnvelopeKeys(const Container& container, std::string_view sample,
                                      bool whole);

}  // namespace parcours::ingest
