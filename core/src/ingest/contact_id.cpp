#include "ingest/contact_id.h"

#include <algorithm>

#include "ingest/words.h"

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

bool IsNormalContactId(std::string_view id, bool has_prefix) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighBits = 0x80 * kOnes;
  constexpr uint64_t kTildes = '~' * kOnes;
  if (id.empty() || id.front() == '+') return false;
  bool is_address = false;
  for (size_t at = 0; at < id.size(); at += 8) {
    // Bytes behind the id count as '~', which is as good as any.
    const uint64_t behind = ~KeepBytes(~uint64_t{0}, id.size() - at);
    const uint64_t word = KeepBytes(LoadWord(id.data() + at), id.size() - at) | (behind & kTildes);
    const uint64_t low = word & ~kHighBits;
    // The high bit of each byte of these sums: the byte is above a blank, from 'A', above 'Z'.
    const uint64_t above_blank = low + (0x7F - ' ') * kOnes;
    const uint64_t from_a = low + (0x80 - 'A') * kOnes;
    const uint64_t above_z = low + (0x7F - 'Z') * kOnes;
    const uint64_t plain = (above_blank & ~(from_a & ~above_z)) | word;
    if ((plain & kHighBits) != kHighBits) return false;
    const uint64_t at_signs = word ^ ('@' * kOnes);  // 0 where there is one
    is_address = is_address || ((at_signs - kOnes) & ~at_signs & kHighBits) != 0;
  }
  return is_address || !has_prefix;
}

}  // namespace parcours::ingest
