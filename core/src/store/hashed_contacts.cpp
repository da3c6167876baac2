#include "store/hashed_contacts.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/hash.h"
#include "text/md5.h"

namespace parcours::store {

namespace {

struct HashedContact {
  text::Md5Digest digest;
  ContactCode code;
};

// Hashed contacts by their digests: a place for each digest, or the next free one, at most half of
// them taken. Digests are what ids say, so they may be alike in many bytes, or the same.
class DigestTable {
 public:
  explicit DigestTable(const std::vector<HashedContact>& contacts)
      : contacts_(contacts), next_(contacts.size()) {
    size_t size = 1;
    while (size < 2 * contacts.size()) size *= 2;
    places_.resize(size);
    for (auto i = static_cast<uint32_t>(contacts.size()); i-- > 0;) {
      uint32_t& first = FirstOf(contacts[i].digest);
      next_[i] = first;
      first = i + 1;
    }
  }

  // Those of the digest, in the order of the contacts.
  template <class Call>
  void ForEach(const text::Md5Digest& digest, Call call) {
    for (uint32_t at = FirstOf(digest); at != 0; at = next_[at - 1]) call(contacts_[at - 1].code);
  }

 private:
  uint32_t& FirstOf(const text::Md5Digest& digest) {
    const std::string_view bytes(reinterpret_cast<const char*>(digest.data()), digest.size());
    size_t place = text::HashBytes(bytes) & (places_.size() - 1);
    while (places_[place] != 0 && contacts_[places_[place] - 1].digest != digest) {
      place = (place + 1) & (places_.size() - 1);
    }
    return places_[place];
  }

  const std::vector<HashedContact>& contacts_;
  std::vector<uint32_t> places_;  // 1 + the index of the first contact of a digest, 0: none
  std::vector<uint32_t> next_;    // by contact: 1 + the index of the digest's next, 0: none
};

// Apart, as few loads have such ids; none before `first` is one.
[[gnu::noinline]] void JoinFrom(ContactCode first, const Dictionary& contacts,
                                ContactTable* table) {
  std::vector<HashedContact> hashed;
  for (ContactCode code = first; code <= contacts.size(); ++code) {
    std::string_view id = contacts.Text(code);
    if (id.find('@') != std::string_view::npos) continue;
    id.remove_prefix(id.rfind(':') + 1);  // npos + 1 is 0
    text::Md5Digest digest;
    if (text::ReadMd5Hex(id, &digest)) hashed.push_back({digest, code});
  }
  if (hashed.empty()) return;
  DigestTable digests(hashed);
  for (ContactCode code = 1; code <= contacts.size(); ++code) {
    const std::string_view id = contacts.Text(code);
    if (id.find('@') == std::string_view::npos) continue;
    digests.ForEach(text::Md5(id), [&](ContactCode same) { table->Join(code, same); });
  }
}

}  // namespace

void JoinHashedContacts(const Dictionary& contacts, ContactTable* table) {
  for (ContactCode code = 1; code <= contacts.size(); ++code) {
    const std::string_view id = contacts.Text(code);
    if (id.size() < text::kMd5HexBytes || id.find('@') != std::string_view::npos) continue;
    return JoinFrom(code, contacts, table);
  }
}

}  // namespace parcours::store
