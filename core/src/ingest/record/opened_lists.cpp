#include "ingest/record/opened_lists.h"

#include <algorithm>
#include <functional>

#include "text/bytes.h"

namespace parcours::ingest {
namespace {

constexpr size_t kBlockBytes = size_t{1} << 16;

}  // namespace

void OpenedLists::ClearAll() {
  entries_.clear();
  objects_.clear();
  lists_.clear();
  texts_.clear();
  text_room_bytes_ = text_bytes_ = 0;
}

const char* OpenedLists::KeepText(const Entry& entry) {
  const size_t size = entry.size + kReadSlack;
  if (size > text_room_bytes_) {
    text_room_bytes_ = std::max(size, kBlockBytes);
    texts_.emplace_back(new char[text_room_bytes_]);
    text_room_ = texts_.back().get();
    text_bytes_ += text_room_bytes_;
  }
  char* const text = text_room_;
  text::CopyBytes(text, entry.data, size);
  text_room_ += size;
  text_room_bytes_ -= size;
  return text;
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
  const std::less<> before;
  for (const Entry& entry : record) {
    entries_.push_back(entry);
    const bool is_read = !before(entry.data, begin) && before(entry.data, parsed.end);
    if (!is_read) entries_.back().data = KeepText(entry);
  }
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
