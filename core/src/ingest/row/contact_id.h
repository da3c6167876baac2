// Contact ids as they are compared (docs/events.md, decision E1).
#pragma once

#include <string>
#include <string_view>

namespace parcours::ingest {

// Blanks around the id go; e-mail addresses are lower-cased (ASCII); phone numbers that begin with
// "+" lose blanks, dashes, dots and parentheses; every other id stays as it is, behind `prefix`,
// which tells whose id it is ("hubspot:contact:"). Empty: no id.
void NormalizeContactId(std::string_view id, std::string_view prefix, std::string* out);
inline void NormalizeContactId(std::string_view id, std::string* out) {
  NormalizeContactId(id, "", out);
}

// True where NormalizeContactId surely leaves the id as it is. kReadSlack bytes are readable behind
// it.
bool IsNormalContactId(const std::string_view& id, bool has_prefix);

}  // namespace parcours::ingest
