#include "text/utf16.h"

#include "text/utf8.h"

namespace parcours::text {

std::optional<Utf16Start> Utf16StartOf(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xFF\xFE")) return Utf16Start{false, 2};
  if (first_bytes.starts_with("\xFE\xFF")) return Utf16Start{true, 2};
  if (first_bytes.size() < 4) return std::nullopt;
  const bool big_endian = first_bytes[0] == 0;
  for (size_t i = 0; i < 4; ++i) {
    if ((first_bytes[i] == 0) != (i % 2 == (big_endian ? 0 : 1))) return std::nullopt;
  }
  return Utf16Start{big_endian, 0};
}

void Utf16Decoder::Decode(std::string_view bytes, std::string* out) {
  for (const char next : bytes) {
    const auto byte = static_cast<uint8_t>(next);
    if (!has_byte_) {
      byte_ = byte;
      has_byte_ = true;
      continue;
    }
    has_byte_ = false;
    Add(big_endian_ ? uint32_t{byte_} << 8 | byte : uint32_t{byte} << 8 | byte_, out);
  }
}

void Utf16Decoder::Add(uint32_t unit, std::string* out) {
  const bool is_low = unit >= 0xDC00 && unit < 0xE000;
  if (high_ != 0 && is_low) {
    AppendUtf8(0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00), out);
    high_ = 0;
    return;
  }
  if (high_ != 0) AppendUtf8(high_, out);
  high_ = 0;
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_ = unit;
  } else {
    AppendUtf8(unit, out);
  }
}

void Utf16Decoder::Finish(std::string* out) {
  if (high_ != 0) AppendUtf8(high_, out);
  if (has_byte_) *out += '\xFF';
  high_ = 0;
  has_byte_ = false;
}

}  // namespace parcours::text
