#include "ingest/value/value_count.h"

#include <algorithm>

#include "ingest/record/record_sink.h"
#include "text/utf8.h"

namespace parcours::ingest {

std::vector<ValueCount> MostFrequent(std::vector<ValueCount> counts, size_t most) {
  const size_t kept = std::min(most, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(kept),
                    counts.end(), [](const ValueCount& a, const ValueCount& b) {
                      return a.count != b.count ? a.count > b.count : a.value < b.value;
                    });
  counts.resize(kept);
  for (ValueCount& entry : counts) entry.value = text::CutUtf8(entry.value, kExcerptBytes);
  return counts;
}

}  // namespace parcours::ingest
