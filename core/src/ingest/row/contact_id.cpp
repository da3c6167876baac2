#include "ingest/row/contact_id.h"

#include <algorithm>

#include "ingest/record/words.h"
#include "text/ascii.h"

namespace parcours::ingest {
namespace {

bool IsBlank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
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
  while (!id.empty() && IsBlank(id.front())) id.remove_prefix(1);
  while (!id.empty() && IsBlank(id.back())) id.remove_suffix(1);
  if (id.empty()) {
    out->clear();
    return;
  }
  if (id.front() == '+' && NormalizePhone(id, out)) return;
  if (FindEither(id, 0, '@', '@') == id.size()) {
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
