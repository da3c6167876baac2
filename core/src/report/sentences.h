// Sentences of an answer: a stable code, what it speaks of, and the English text of both.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/values.h"

namespace parcours::report {

// {name} in the text is replaced by the sentence's member of that name.
struct SentenceText {
  const char* code;
  std::string_view text;
};

// What a sentence speaks of: members as an answer has them, and how a text tells them.
class Members {
 public:
  void Text(const char* name, const std::string_view& text);
  void Count(const char* name, uint64_t count);
  void Time(const char* name, int64_t time_us);
  // A member in milliseconds, told by its two largest units: "2 d 3 h", "1.5 s".
  void Duration(const char* name, int64_t duration_us);
  // No member, only words for the text.
  void Words(const char* name, std::string words);

  // As members of the object that is open in `out`.
  void Write(Writer* out) const;
  const std::string& TextOf(std::string_view name) const;  // of one that is there

 private:
  struct Member {
    const char* name;
    std::string json;  // empty: words
    std::string text;
  };
  // Appends one, and what writes its JSON.
  Writer Add(const char* name, std::string text);

  std::vector<Member> members_;
};

// {"code": ..., members..., "text": ...} as an element of the array that is open in `out`. The code
// is one of the table's.
void WriteSentence(std::span<const SentenceText> texts, std::string_view code,
                   const Members& members, Writer* out);

}  // namespace parcours::report
