#include "text/base64.h"

#include <cstddef>
#include <cstdint>

namespace parcours::text {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

bool AppendBase64Decoded(std::string_view encoded, std::string* bytes) {
  if (encoded.size() % 4 == 0 && encoded.ends_with('=')) {
    encoded.remove_suffix(encoded.ends_with("==") ? 2 : 1);
  }
  if (encoded.size() % 4 == 1) return false;
  uint32_t bits = 0;
  int count = 0;
  for (const char byte : encoded) {
    const size_t digit = kDigits.find(byte);
    if (digit == std::string_view::npos) return false;
    bits = bits << 6 | static_cast<uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes->push_back(static_cast<char>(bits >> count));
  }
  return true;
}

}  // namespace parcours::text
