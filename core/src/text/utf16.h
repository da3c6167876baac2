// UTF-16 to UTF-8, piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parcours::text {

struct Utf16Start {
  bool big_endian;
  size_t mark_bytes;  // of the byte order mark
};
// Of the first four bytes of a text: whether it is UTF-16, by a byte order mark or as two
// characters of ASCII would stand in it.
std::optional<Utf16Start> Utf16StartOf(std::string_view first_bytes);

// A surrogate without its other half becomes bytes that are no UTF-8, so that whoever checks finds
// it; so does half a unit at the end.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool big_endian) : big_endian_(big_endian) {}

  // Appends the text of the next bytes, cut anywhere, to `*out`.
  void Decode(std::string_view bytes, std::string* out);
  // No more bytes come.
  void Finish(std::string* out);

 private:
  void Add(uint32_t unit, std::string* out);

  bool big_endian_;
  bool has_byte_ = false;  // half a unit, from the piece before
  uint8_t byte_ = 0;
  uint32_t high_ = 0;  // a first surrogate that waits for its second; 0: none
};

}  // namespace parcours::text
