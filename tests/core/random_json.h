// Random JSON objects whose keys, texts and numbers are few, with blanks and escapes now and then.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace parcours::test {

class RandomJson {
 public:
  explicit RandomJson(unsigned seed) : random_(seed) {}

  std::string Object(int depth) {
    std::string text = "{" + Blank();
    const int count = Below(depth == 0 ? 3 : 6);
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += "," + Blank();
      text += Key() + Blank() + ":" + Blank() + Value(depth) + Blank();
    }
    return text + "}";
  }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  std::string Pick(const std::vector<std::string>& from) {
    return from[static_cast<size_t>(Below(static_cast<int>(from.size())))];
  }
  std::string Blank() { return Below(12) == 0 ? Pick({" ", "\n", "\t", "\r\n", "  "}) : ""; }
  std::string Key() {
    return Pick({"\"a\"", "\"b\"", "\"contact\"", "\"a long key of more than 24 bytes\"", "\"c.d\"",
                 "\"\"", "\"é\"", "\"k1\"", "\"k2\"", "\"k3\"", "\"k4\"", "\"k5\"",
                 Below(20) == 0 ? "\"\\u0061\"" : "\"k6\""});
  }
  std::string Value(int depth) {
    switch (Below(9)) {
      case 0:
      case 1:
      case 2:
        return Pick({"\"\"", "\"x\"", "\"plain text of some length, more than 16\"", "\"ünï\"",
                     "\"\xF0\x9F\x98\x80\"", "\"\x7F\"",
                     Below(8) == 0 ? "\"a\\n\\u00e9\\\"\"" : "\"y\""});
      case 3:
      case 4:
        return Pick({"0", "-0", "12", "-7", "3.50", "9007199254740993", "123456789012345678901234",
                     "-0.0", "1.5", Below(4) == 0 ? "1e3" : "5", Below(4) == 0 ? "2E-2" : "6"});
      case 5:
        return Pick({"true", "false", "null"});
      case 6:
        return Array(depth);
      default:
        return depth > 0 ? Object(depth - 1) : "{}";
    }
  }
  std::string Array(int depth) {
    std::string text = "[" + Blank();
    const int count = Below(4);
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += "," + Blank();
      text += depth > 0 ? Value(depth - 1) : "1";
    }
    return text + Blank() + "]";
  }

  std::mt19937 random_;
};

}  // namespace parcours::test
