#include "ingest/record/object_text.h"

namespace parcours::ingest {

size_t ObjectText::Read(std::string_view text, PathId base, FlatRecord* record) {
  odd_.texts.clear();
  if (text.empty() || text.front() != '{') return 0;
  const ParseResult& result = parser_.Parse(text.data(), text.data() + text.size(), base);
  if (result.status != ParseResult::Status::kDone) return 0;
  *record = parser_.record();
  const size_t size = static_cast<size_t>(result.end - text.data());
  if (!result.odd) return size;
  if (!ReadOddRecord(text.substr(0, size), paths_, &odd_, base)) return 0;
  *record = odd_.entries;
  return size;
}

void ObjectText::MoveTexts(std::deque<std::deque<std::string>>* kept) {
  if (odd_.texts.empty()) return parser_.MoveTexts(kept);
  kept->emplace_back().swap(odd_.texts);
}

}  // namespace parcours::ingest
