// The elements of a JSON list, one after the other, as text. The list must be JSON (the reader has
// checked the record around it); of anything else the elements are some parts of the text.
//
// Finding an element's end takes a look at each of its bytes. Who reads the element anyway says
// where it ended:
//   while (list.Begin()) list.End(Read(list.rest()));
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace parcours::ingest {

class JsonList {
 public:
  // From its '[' to its ']'.
  explicit JsonList(std::string_view list) : rest_(list) { rest_.remove_prefix(1); }

  // The next element, without blanks around it; false behind the last.
  bool Next(std::string_view* element) {
    if (!Begin()) return false;
    *element = End(0);
    return true;
  }

  // Goes to the next element, with which rest() begins then; false behind the last.
  bool Begin() {
    size_t at = 0;
    while (at < rest_.size() && (IsBlank(rest_[at]) || rest_[at] == ',')) ++at;
    rest_.remove_prefix(at);
    return !rest_.empty() && rest_[0] != ']';
  }
  std::string_view rest() const { return rest_; }

  // Goes behind the element and answers it, without blanks behind it. Its first `known` bytes,
  // which are none or those of an object or a list, need not be looked at.
  std::string_view End(size_t known) {
    size_t depth = 0;
    size_t at = known;
    for (; at < rest_.size(); ++at) {
      const char byte = rest_[at];
      if (byte == '"') {
        for (++at; at < rest_.size() && rest_[at] != '"'; ++at) {
          if (rest_[at] == '\\') ++at;
        }
      } else if (byte == '{' || byte == '[') {
        ++depth;
      } else if (depth == 0 && (byte == ',' || byte == ']')) {
        break;
      } else if (depth > 0 && (byte == '}' || byte == ']')) {
        --depth;
      }
    }
    at = std::min(at, rest_.size());
    std::string_view element = rest_.substr(0, at);
    while (!element.empty() && IsBlank(element.back())) element.remove_suffix(1);
    rest_.remove_prefix(at);
    return element;
  }

 private:
  // Of those JSON has; below a blank are others that stand in no JSON outside of texts.
  static bool IsBlank(char byte) { return static_cast<unsigned char>(byte) <= ' '; }

  std::string_view rest_;
};

}  // namespace parcours::ingest
