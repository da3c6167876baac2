#include "text/windows1252.h"

#include <cstdint>

#include "text/utf8.h"

namespace parcours::text {
namespace {

// Of 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt); every other byte is
// the code point of its number.
constexpr uint16_t kPoints[] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

void AppendWindows1252(std::string_view bytes, std::string* out) {
  for (size_t at = 0; at < bytes.size(); ++at) {
    const size_t end = SkipAscii(bytes, at);
    out->append(bytes.substr(at, end - at));
    if (end == bytes.size()) return;
    at = end;
    const auto byte = static_cast<uint8_t>(bytes[at]);
    AppendUtf8(byte < 0xA0 ? kPoints[byte - 0x80] : byte, out);
  }
}

}  // namespace parcours::text
