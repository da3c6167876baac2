#include "ingest/summary/summary.h"

#include <algorithm>

namespace parcours::ingest {

void TellLackingPages(std::vector<SourceSummary>* sources) {
  for (SourceSummary& source : *sources) {
    source.lacks_pages =
        !source.next_page_key.empty() &&
        std::none_of(sources->begin(), sources->end(), [&](const SourceSummary& other) {
          const bool goes_on = &other > &source && !other.next_page_key.empty();
          const bool ends = other.has_pages && other.next_page_key.empty();
          return other.format == source.format && (goes_on || ends);
        });
  }
}

}  // namespace parcours::ingest
