// The elements of a record's list, one after the other, objects as records: those that were read
// with the record (OpenedLists), else read from the list's text, which asks that the next record's
// lists are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "ingest/record/flat_record.h"
#include "ingest/record/json_list.h"
#include "ingest/record/object_text.h"
#include "ingest/record/opened_lists.h"

namespace parcours::ingest {

class ListElements {
 public:
  // `list`: an array, also as a text. Its objects' members stand below `base`. `lists` may be
  // nullptr; what `object` reads is good until the next element.
  ListElements(const Entry& list, PathId base, OpenedLists* lists, ObjectText* object);

  // False behind the last.
  bool Next() {
    if (!is_kept_) return ReadNext();
    if (next_ == 0) return false;
    const ListObject& object = lists_->object(next_);
    Set(lists_->RecordOf(object));
    next_ = object.next;
    return true;
  }

  // Of the element at hand.
  bool is_object() const { return is_object_; }
  FlatRecord record() const { return {{entries_, count_}, layout_}; }  // of an object
  std::string_view text() const { return text_; }                      // of any other
  // Moves what the element points at where that is neither the input nor kept: it stays good then.
  void MoveTexts(std::deque<std::deque<std::string>>* texts) {
    if (!is_kept_) object_->MoveTexts(texts);
  }

 private:
  bool ReadNext();
  void Set(const FlatRecord& record) {
    entries_ = record.data();
    count_ = record.size();
    layout_ = record.layout();
  }

  PathId base_;
  OpenedLists* lists_;
  ObjectText* object_;
  JsonList elements_;
  uint32_t next_ = 0;  // of the objects that are kept
  bool is_kept_ = false;
  bool is_object_ = false;
  // The object's record in parts: as a whole it would be written in halves and read as one word,
  // which the processor waits for.
  const Entry* entries_ = nullptr;
  size_t count_ = 0;
  LayoutId layout_ = kNoLayout;
  std::string_view text_;
};

}  // namespace parcours::ingest
