#include "catalog/identity.h"

#include <vector>

namespace parcours::catalog {

using store::ContactCode;
using store::ContactIndex;
using store::ContactTable;

Identity CountIdentity(const store::EventStore& store) {
  Identity identity;
  const ContactTable& table = store.contact_table();
  const uint32_t ids = store.vocabulary().contacts.size();
  std::vector<bool> has_several(table.any_joined() ? size_t{ids} + 1 : 0);
  for (ContactCode code = 1; code < has_several.size(); ++code) {
    const ContactCode root = table.Root(code);
    if (root == code) continue;
    ++identity.joined_ids;
    has_several[root] = true;
  }
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    const ContactCode code = store.contact_code(contact);
    const uint64_t events = store.contact_begin(contact + 1) - store.contact_begin(contact);
    if (!has_several.empty() && has_several[code]) {
      ++identity.joined_contacts;
      identity.joined_events += events;
    }
    if (table.rank(code) == ContactTable::Rank::kAnonymous) {
      ++identity.anonymous_contacts;
      identity.anonymous_events += events;
    }
  }
  return identity;
}

}  // namespace parcours::catalog
