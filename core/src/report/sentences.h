// Sentences of an answer: a stable code, what it speaks of, and the English text of both.
#pragma once

#include <span>
#include <string_view>

#include "report/values.h"

namespace parcours::report {

// {name} in the text is replaced by the sentence's member of that name; one that ends in Ms is told
// as a duration.
struct SentenceText {
  std::string_view code;
  std::string_view text;
};

// {"code": ..., members..., "text": ...}. The code is one of the table's.
OrderedJson SentenceJson(std::span<const SentenceText> texts, std::string_view code,
                         OrderedJson members);

}  // namespace parcours::report
