// The elements of a record's list, one after the other, objects as records: those that were read
// with the record (OpenedLists), else read from the list's text, which asks that the next record's
// lists are kept.
#pragma once

#include <cstdint>
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
  bool Next();

  // Of the element at hand.
  bool is_object() const { return is_object_; }
  const FlatRecord& record() const { return record_; }  // of an object
  std::string_view text() const { return text_; }       // of any other

 private:
  PathId base_;
  OpenedLists* lists_;
  ObjectText* object_;
  JsonList elements_;
  uint32_t next_ = 0;  // of the objects that are kept
  bool is_kept_ = false;
  bool is_object_ = false;
  FlatRecord record_;
  std::string_view text_;
};

}  // namespace parcours::ingest
