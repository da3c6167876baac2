// CsvEncoding: is CSV UTF-8, or Windows-1252 as spreadsheets in Western Europe write it? And its
// text as UTF-8, piece by piece. Contract: docs/formats.md. Tested by
// tests/core/ingest_windows1252_test.cpp.
//
// Decision  from the sample: Windows-1252 where at least as many bytes are no UTF-8 as there are
//           characters beyond ASCII that are. With a byte order mark or a NUL it is UTF-8. A sample
//           of ASCII alone does not tell: then the same is asked again at each byte behind it that
//           is no UTF-8, until there are many more characters that are. What stands before is the
//           same in both.
// UTF-8     goes through as it is, bad bytes too, for who checks.
// Cost      a look at every byte, eight a step, while it is not decided; none for UTF-8 from then
//           on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parcours::ingest {

class CsvEncoding {
 public:
  // `sample`: the first bytes; `whole`: all of them. They are still to be decoded.
  CsvEncoding(std::string_view sample, bool whole);

  // The text of the next bytes, cut anywhere; `final`: none come behind them. Valid until the next
  // call, and as long as `bytes` are.
  std::string_view Decode(std::string_view bytes, bool final);
  bool is_windows_1252() const { return verdict_ == Verdict::kWindows1252; }

 private:
  enum class Verdict { kNone, kUtf8, kWindows1252 };

  // Up to where `text` goes through as it is, before the verdict or with it.
  size_t Watch(std::string_view text, bool final);

  Verdict verdict_ = Verdict::kNone;
  size_t good_ = 0;      // UTF-8 characters beyond ASCII behind the sample
  size_t bad_ = 0;       // and bytes that are none
  std::string held_;     // the beginning of what may be a character, from the piece before
  std::string joined_;   // scratch: held_ and the piece
  std::string decoded_;  // scratch
};

}  // namespace parcours::ingest
