#include "ingest/contact_id.h"

#include <algorithm>

namespace parcours::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";
constexpr size_t kMaxPhoneDigits = 15;  // E.164

bool IsDigit(char byte) { return byte >= '0' && byte <= '9'; }

// "+33 6 12-34 (56)" -> "+336123456"; false where it is no phone number.
bool NormalizePhone(std::string_view id, std::string* out) {
  *out = "+";
  for (const char byte : id.substr(1)) {
    if (IsDigit(byte)) {
      *out += byte;
    } else if (std::string_view(" -.()").find(byte) == std::string_view::npos) {
      return false;
    }
  }
  return out->size() > 1 && out->size() <= 1 + kMaxPhoneDigits;
}

}  // namespace

void NormalizeContactId(std::string_view id, std::string_view prefix, std::string* out) {
  const size_t first = id.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    out->clear();
    return;
  }
  id = id.substr(first, id.find_last_not_of(kBlanks) - first + 1);
  if (id.front() == '+' && NormalizePhone(id, out)) return;
  if (id.find('@') == std::string_view::npos) {
    out->assign(prefix).append(id);
    return;
  }
  out->assign(id);
  for (char& byte : *out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte | 0x20);
  }
}

}  // namespace parcours::ingest
