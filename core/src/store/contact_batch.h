// ContactBatch: the contact ids of the rows appended last, until they are looked up together
// (Dictionary::InternAll). Most contacts' texts are in no cache when their next event comes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "store/contact_table.h"
#include "store/dictionary.h"
#include "text/bytes.h"

namespace parcours::store {

class ContactBatch {
 public:
  // Rows [begin, end) in a row are of one contact; where they are none, the id is one more of the
  // contact of row `begin`.
  struct Run {
    uint32_t begin;
    uint32_t end;
    ContactTable::Rank rank;
  };

  ContactBatch() = default;
  ContactBatch(const ContactBatch&) = delete;
  ContactBatch& operator=(const ContactBatch&) = delete;

  bool empty() const { return count_ == 0; }

  // Takes the id of `row`, which is behind the rows before; false where there is no room for it.
  [[gnu::always_inline]] bool Add(uint32_t row, const std::string_view& id,
                                  ContactTable::Rank rank) {
    if (count_ != 0 && text::EqualBytes(lookups_[count_ - 1].text, id)) {
      Run& last = runs_[count_ - 1];
      if (last.end == row && last.rank == rank) {
        ++last.end;
        return true;
      }
    }
    return Put({row, row + 1, rank}, id);
  }

  // Takes one more id of the contact of `row`, the last there is; false where there is no room for
  // it, or nothing waits, so that the row's contact is known.
  bool AddJoined(uint32_t row, const std::string_view& id, ContactTable::Rank rank) {
    return count_ != 0 && Put({row, row, rank}, id);
  }

  // Calls use(run, code) for every run in order, and is empty then.
  template <class Use>
  void Resolve(Dictionary* contacts, Use&& use) {
    contacts->InternAll({lookups_.data(), count_});
    for (size_t i = 0; i < count_; ++i) use(runs_[i], lookups_[i].code);
    Clear();
  }
  void Clear() { count_ = text_size_ = 0; }

 private:
  static constexpr size_t kMaxIds = 64;

  bool Put(const Run& run, const std::string_view& id) {
    if (count_ == kMaxIds || id.size() > text_.size() - text_size_) return false;
    char* const to = text_.data() + text_size_;
    text::CopyBytes(to, id.data(), id.size());
    text_size_ += id.size();
    lookups_[count_].text = {to, id.size()};
    runs_[count_] = run;
    ++count_;
    return true;
  }

  std::array<Dictionary::Lookup, kMaxIds> lookups_;
  std::array<Run, kMaxIds> runs_;
  std::array<char, kMaxIds * 64> text_;  // what is longer by far is looked up alone
  size_t count_ = 0;
  size_t text_size_ = 0;
};

}  // namespace parcours::store
