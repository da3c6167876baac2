// Contacts that some exports name by the MD5 of their lower-cased e-mail address (Mailchimp's
// email_id), joined to the address itself where the data holds it.
#pragma once

#include "store/contact_table.h"
#include "store/dictionary.h"

namespace parcours::store {

// Joins every id that is, or ends behind a colon in, 32 hexadecimal digits with the e-mail address
// of which that is the MD5. O(ids); addresses are hashed only where there are such ids at all.
void JoinHashedContacts(const Dictionary& contacts, ContactTable* table);

}  // namespace parcours::store
