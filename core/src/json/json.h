// JSON as the engine reads it: nlohmann's type, and one parser, whoever asks. Answers are written
// by writer.h, without a tree.
//
// Parse sorts members by key, so that what is reported does not hang on the order in which they
// were written; of a key given twice the last value counts. Looking a member up takes time linear
// in the members of its object.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace parcours::json {

using Json = nlohmann::ordered_json;

// Objects and arrays open at once that Parse takes: values are copied and printed by recursion.
inline constexpr size_t kMaxDepth = 64;

// What a parse tells, value by value.
using EventHandler = nlohmann::json_sax<Json>;

// Calls `handler` for each part of the one JSON value in `text`. false where `text` is not JSON
// (strict RFC 8259, valid UTF-8, no number past the range of doubles) or the handler returned
// false; it was called up to there, and `error_byte`, unless nullptr, becomes how many bytes were
// read. Never calls the handler's parse_error().
bool ReadEvents(std::string_view text, EventHandler* handler, size_t* error_byte = nullptr);

// A value, or nothing, that is freed part by part: nlohmann's destructor lists an array's or
// object's parts first, which takes memory, and where there is none the program ends. So whatever
// holds arrays or objects is kept in one of these.
class Tree {
 public:
  Tree() = default;  // nothing
  explicit Tree(Json json);
  Tree(Tree&& other) noexcept;
  Tree& operator=(Tree&&) = delete;
  ~Tree();

  bool has_value() const { return has_value_; }
  explicit operator bool() const { return has_value_; }
  const Json& operator*() const { return json_; }
  Json& operator*() { return json_; }
  const Json* operator->() const { return &json_; }

 private:
  Json json_;
  bool has_value_ = false;
};

// The value, or nothing where `text` is not JSON or nests deeper than kMaxDepth; `error_byte` as
// above.
Tree Parse(std::string_view text, size_t* error_byte = nullptr);

// Of a value that is a text. nlohmann's get() also has the code of an error for what is none.
inline const std::string& TextOf(const Json& json) { return *json.get_ptr<const std::string*>(); }

// Whether it is this text. nlohmann's == makes a value of the text, and ends the program where
// there is no memory for it.
bool IsText(const Json& json, std::string_view text);

// In one line without spaces. Bytes that are not UTF-8 become U+FFFD.
std::string Dump(const Json& json);

}  // namespace parcours::json
