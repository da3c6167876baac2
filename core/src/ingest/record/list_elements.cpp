#include "ingest/record/list_elements.h"

namespace parcours::ingest {

ListElements::ListElements(const Entry& list, PathId base, OpenedLists* lists, ObjectText* object)
    : base_(base), lists_(lists), object_(object), elements_(list.text()) {
  if (lists == nullptr) return;
  next_ = lists->FirstOf(list, base);
  is_kept_ = is_object_ = next_ != 0;
  if (!is_kept_) lists->Open(list.path, base);
}

bool ListElements::ReadNext() {
  if (!elements_.Begin()) return false;
  FlatRecord record;
  const size_t size = object_->Read(elements_.rest(), base_, &record);
  is_object_ = size != 0;
  if (is_object_) Set(record);
  text_ = elements_.End(size);
  return true;
}

}  // namespace parcours::ingest
