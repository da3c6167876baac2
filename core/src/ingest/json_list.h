// The elements of a JSON list, one after the other, as text. The list must be JSON (the reader has
// checked the record around it); of anything else the elements are some parts of the text.
#pragma once

#include <string_view>

namespace parcours::ingest {

class JsonList {
 public:
  // From its '[' to its ']'.
  explicit JsonList(std::string_view list) : rest_(list) { rest_.remove_prefix(1); }

  // The next element, without blanks around it; false behind the last.
  bool Next(std::string_view* element) {
    size_t at = rest_.find_first_not_of(" \t\r\n,");
    if (at == std::string_view::npos || rest_[at] == ']') return false;
    rest_.remove_prefix(at);
    size_t depth = 0;
    for (at = 0; at < rest_.size(); ++at) {
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
    *element = rest_.substr(0, at);
    while (!element->empty() &&
           std::string_view(" \t\r\n").find(element->back()) != std::string_view::npos) {
      element->remove_suffix(1);
    }
    rest_.remove_prefix(at < rest_.size() ? at : rest_.size());
    return true;
  }

 private:
  std::string_view rest_;
};

}  // namespace parcours::ingest
