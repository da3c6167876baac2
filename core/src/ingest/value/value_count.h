// Values of an export with how often they came, for people to look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace parcours::ingest {

struct ValueCount {
  std::string value;
  uint64_t count = 0;
};

// At most `most` of them, by frequency, then by bytes; each by its first kExcerptBytes.
std::vector<ValueCount> MostFrequent(std::vector<ValueCount> counts, size_t most);

}  // namespace parcours::ingest
