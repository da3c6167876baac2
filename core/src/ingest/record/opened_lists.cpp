#include "ingest/record/opened_lists.h"

namespace parcours::ingest {

void OpenedLists::ClearAll() {
  entries_.clear();
  objects_.clear();
  lists_.clear();
}

uint32_t OpenedLists::Add(const char* begin, const ParseResult& parsed, const FlatRecord& record,
                          uint32_t last) {
  ListObject& object = objects_.emplace_back();
  object.begin = begin;
  object.end = parsed.end;
  object.newlines = parsed.newlines;
  object.first_entry = static_cast<uint32_t>(entries_.size());
  object.entry_count = static_cast<uint32_t>(record.size());
  object.layout = record.layout();
  object.may_be_page = parsed.page_list != nullptr;
  for (const Entry& entry : record) entries_.push_back(entry);
  const auto number = static_cast<uint32_t>(objects_.size());
  if (last != 0) objects_[last - 1].next = number;
  return number;
}

uint16_t OpenedLists::AddList(uint32_t first, PathId base) {
  if (lists_.size() == kMostLists) return 0;
  lists_.push_back({first, base});
  return static_cast<uint16_t>(lists_.size());
}

}  // namespace parcours::ingest
