#include "store/hashed_contacts.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "text/md5.h"

namespace parcours::store {

void JoinHashedContacts(const Dictionary& contacts, ContactTable* table) {
  std::vector<std::pair<text::Md5Digest, ContactCode>> hashed;
  for (ContactCode code = 1; code <= contacts.size(); ++code) {
    std::string_view id = contacts.Text(code);
    if (id.size() < text::kMd5HexBytes) continue;  // nearly all
    id.remove_prefix(id.rfind(':') + 1);           // npos + 1 is 0
    text::Md5Digest digest;
    if (text::ReadMd5Hex(id, &digest)) hashed.emplace_back(digest, code);
  }
  if (hashed.empty()) return;
  std::sort(hashed.begin(), hashed.end());
  for (ContactCode code = 1; code <= contacts.size(); ++code) {
    const std::string_view id = contacts.Text(code);
    if (id.find('@') == std::string_view::npos) continue;
    const std::pair<text::Md5Digest, ContactCode> wanted{text::Md5(id), 0};
    for (auto at = std::lower_bound(hashed.begin(), hashed.end(), wanted);
         at != hashed.end() && at->first == wanted.first; ++at) {
      table->Join(code, at->second);
    }
  }
}

}  // namespace parcours::store
