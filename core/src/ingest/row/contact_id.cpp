#include "ingest/row/contact_id.h"

#include <algorithm>

#include "ingest/record/words.h"
#include "text/ascii.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";
constexpr size_t kMaxPhoneDigits = 15;  // E.164

// "+33 6 12-34 (56)" -> "+336123456"; false where it is no phone number.
bool NormalizePhone(std::string_view id, std::string* out) {
  *out = "+";
  for (const char byte : id.substr(1)) {
    if (text::IsDigit(byte)) {
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
  for (char& byte : *out) byte = text::LowerAscii(byte);
}

bool IsNormalContactId(const std::string_view& id, bool has_prefix) {
  if (id.empty() || id.front() == '+') return false;
  uint32_t at_signs = 0;
  for (size_t at = 0; at < id.size(); at += 16) {
    ByteBlock block;
    std::memcpy(&block, id.data() + at, sizeof block);
    const size_t left = id.size() - at;
    const uint32_t inside = left < 16 ? (1u << left) - 1 : 0xFFFF;
    // Signed: up to a blank are the control bytes and everything that is not ASCII.
    const ByteBlock odd = (block <= ' ') | ((block >= 'A') & (block <= 'Z'));
    if ((BitsOfHits(odd) & inside) != 0) return false;
    if (has_prefix) at_signs |= BitsOfHits(block == '@') & inside;
  }
  return at_signs != 0 || !has_prefix;
}

}  // namespace parcours::ingest
