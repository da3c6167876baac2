#include "ingest/record/list_elements.h"

namespace parcours::ingest {

ListElements::ListElements(const Entry& list, PathId base, OpenedLists* lists, ObjectText* object)
    : base_(base), lists_(lists), object_(object), elements_(list.text()) {
  if (lists == nullptr) return;
  next_ = lists->FirstOf(list, base);
  is_kept_ = next_ != 0;
  if (!is_kept_) lists->Open(list.path, base);
}

bool ListElements::Next() {
  if (is_kept_) {
    if (next_ == 0) return false;
    const ListObject& object = lists_->object(next_);
    record_ = lists_->RecordOf(object);
    is_object_ = true;
    next_ = object.next;
    return true;
  }
  if (!elements_.Begin()) return false;
  const size_t size = object_->Read(elements_.rest(), base_, &record_);
  is_object_ = size != 0;
  text_ = elements_.End(size);
  return true;
}

}  // namespace parcours::ingest
