#include "text/md5.h"

#include <algorithm>
#include <cstddef>

namespace parcours::text {
namespace {

constexpr size_t kBlockBytes = 64;
constexpr size_t kDigestBytes = 16;

// floor(2^32 * abs(sin(i + 1))), RFC 1321 section 3.4.
constexpr uint32_t kSines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

struct State {
  uint32_t words[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
};

uint32_t RotateLeft(uint32_t word, int bits) { return word << bits | word >> (32 - bits); }

void AddBlock(const uint8_t* bytes, State* state) {
  uint32_t block[16];
  for (size_t i = 0; i < 16; ++i) {
    const uint8_t* at = bytes + 4 * i;
    block[i] =
        uint32_t{at[0]} | uint32_t{at[1]} << 8 | uint32_t{at[2]} << 16 | uint32_t{at[3]} << 24;
  }
  uint32_t a = state->words[0];
  uint32_t b = state->words[1];
  uint32_t c = state->words[2];
  uint32_t d = state->words[3];
  for (uint32_t i = 0; i < 64; ++i) {
    const uint32_t round = i / 16;
    const uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                           : round == 1 ? (b & d) | (c & ~d)
                           : round == 2 ? b ^ c ^ d
                                        : c ^ (b | ~d);
    constexpr uint32_t kSteps[4][2] = {{1, 0}, {5, 1}, {3, 5}, {7, 0}};
    const uint32_t word = block[(kSteps[round][0] * i + kSteps[round][1]) % 16];
    const uint32_t next = b + RotateLeft(a + mixed + kSines[i] + word, kShifts[round][i % 4]);
    a = d;
    d = c;
    c = b;
    b = next;
  }
  state->words[0] += a;
  state->words[1] += b;
  state->words[2] += c;
  state->words[3] += d;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

Md5Digest Md5(std::string_view text) {
  State state;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t whole = text.size() / kBlockBytes * kBlockBytes;
  for (size_t at = 0; at < whole; at += kBlockBytes) AddBlock(bytes + at, &state);
  // The rest, a bit that is set, zeros, and the length in bits: one block or two.
  uint8_t last[2 * kBlockBytes] = {};
  const size_t rest = text.size() - whole;
  std::copy(bytes + whole, bytes + text.size(), last);
  last[rest] = 0x80;
  const size_t end = rest < kBlockBytes - 8 ? kBlockBytes : 2 * kBlockBytes;
  const uint64_t bits = uint64_t{text.size()} * 8;
  for (size_t i = 0; i < 8; ++i) last[end - 8 + i] = static_cast<uint8_t>(bits >> (8 * i));
  for (size_t at = 0; at < end; at += kBlockBytes) AddBlock(last + at, &state);
  Md5Digest digest;
  for (size_t i = 0; i < kDigestBytes; ++i) {
    digest[i] = static_cast<uint8_t>(state.words[i / 4] >> (8 * (i % 4)));
  }
  return digest;
}

bool ReadMd5Hex(std::string_view text, Md5Digest* digest) {
  if (text.size() != kMd5HexBytes) return false;
  for (size_t i = 0; i < kDigestBytes; ++i) {
    const int high = HexDigit(text[2 * i]);
    const int low = HexDigit(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    (*digest)[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return true;
}

}  // namespace parcours::text
