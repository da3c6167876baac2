// Loads bytes through ingest::Source for tests, in exact-size heap blocks so that a sanitizer sees
// any read past a chunk, and shows stores as text.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/source.h"
#include "store/event_store_builder.h"

namespace parcours::test {

struct Loaded {
  ingest::SourceSummary summary;
  std::string store;  // Dump
  std::string error;  // the message of what End or Append threw, empty where nothing
};

// `options` as JSON, `cuts` ascending positions at which the bytes are cut into chunks.
Loaded Load(std::string_view bytes, std::string_view options = "{}",
            const std::vector<size_t>& cuts = {});

// In pieces of `piece` bytes.
Loaded LoadInPieces(std::string_view bytes, std::string_view options, size_t piece);

// Every row with all its columns by name, then contact properties, lists, journeys and names: equal
// texts are equal stores.
std::string Dump(const store::EventStore& store);

// The rows alone, without ids' hashes.
std::string Rows(std::string_view bytes, std::string_view options = "{}");

// Counts, samples and findings of a summary in one text.
std::string SummaryText(const ingest::SourceSummary& summary);

// A file of ../shared, empty where that is absent.
std::string SharedFile(const std::string& path);
std::vector<std::string> SharedFiles(const std::string& folder);

}  // namespace parcours::test
