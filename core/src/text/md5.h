// MD5 (RFC 1321), by which some exports name a contact instead of by the e-mail address. For
// recognising ids, not for keeping secrets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace parcours::text {

using Md5Digest = std::array<uint8_t, 16>;

inline constexpr size_t kMd5HexBytes = 2 * std::tuple_size_v<Md5Digest>;

Md5Digest Md5(std::string_view text);

// The digest that 32 hexadecimal digits, in capitals or not, stand for; false for any other text.
bool ReadMd5Hex(std::string_view text, Md5Digest* digest);

}  // namespace parcours::text
