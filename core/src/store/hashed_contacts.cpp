#include "store/hashed_contacts.h"

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "text/md5.h"

namespace parcours::store {

namespace {

struct HashedContact {
  text::Md5Digest digest;
  ContactCode code;
};

// Hashed contacts by their digests, of which any bytes are spread: a place each, or the next free
// one, at most half of them taken.
class DigestTable {
 public:
  explicit DigestTable(const std::vector<HashedContact>& contacts) : contacts_(contacts) {
    size_t size = 1;
    while (size < 2 * contacts.size()) size *= 2;
    places_.resize(size);
    for (uint32_t i = 0; i < contacts.size(); ++i) {
      size_t place = First(contacts[i].digest);
      while (places_[place] != 0) place = Next(place);
      places_[place] = i + 1;
    }
  }

  // Those of the digest, in the order of the contacts.
  template <class Call>
  void ForEach(const text::Md5Digest& digest, Call call) const {
    for (size_t place = First(digest); places_[place] != 0; place = Next(place)) {
      const HashedContact& contact = contacts_[places_[place] - 1];
      if (contact.digest == digest) call(contact.code);
    }
  }

 private:
  size_t First(const text::Md5Digest& digest) const {
    uint32_t bytes = 0;
    std::memcpy(&bytes, digest.data(), sizeof bytes);
    return bytes & (places_.size() - 1);
  }
  size_t Next(size_t place) const { return (place + 1) & (places_.size() - 1); }

  const std::vector<HashedContact>& contacts_;
  std::vector<uint32_t> places_;  // 1 + the contact's index, 0: none
};

// Apart, as few loads have such ids; none before `first` is one.
[[gnu::noinline]] void JoinFrom(ContactCode first, const Dictionary& contacts,
                                ContactTable* table) {
  std::vector<HashedContact> hashed;
  for (ContactCode code = first; code <= contacts.size(); ++code) {
    std::string_view id = contacts.Text(code);
    id.remove_prefix(id.rfind(':') + 1);  // npos + 1 is 0
    text::Md5Digest digest;
    if (text::ReadMd5Hex(id, &digest)) hashed.push_back({digest, code});
  }
  if (hashed.empty()) return;
  const DigestTable digests(hashed);
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
