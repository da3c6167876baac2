// Writer: JSON text, value by value into one string, without a tree in between.
//
//   out.BeginObject();
//   out.Count("total", 2);
//   out.BeginArray("rows");
//   out.Text("a@b.example");
//   out.End();
//   out.End();                   // {"total":2,"rows":["a@b.example"]}
//
// The caller's order is the text's: keys are neither sorted nor looked up, so each is written once.
// Functions with a key write a member of the innermost object; those without one an element of the
// innermost array, the value after Key(), or the only value. In one line without spaces; bytes that
// are not UTF-8 become U+FFFD. Memory: the text's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parcours::json {

class Writer {
 public:
  // Appends to `text`, which must outlive it.
  explicit Writer(std::string* text) : text_(text) {}

  void Key(std::string_view key);

  void BeginObject() { Begin('{', '}'); }
  void BeginArray() { Begin('[', ']'); }
  void End();  // the innermost object or array

  void Null();
  void Bool(bool value);
  void Count(uint64_t value);
  void Integer(int64_t value);
  // The shortest text that reads back as the same number, with a point or an exponent: 1.0; null
  // for what JSON cannot say.
  void Double(double value);
  // As Integer where the number is whole, else as Double.
  void Number(double value);
  // Texts come as they are held, so that no caller converts them.
  void Text(const std::string_view& value);
  void Text(const std::string& value);
  void Text(const char* value);
  void Raw(std::string_view json);  // one value that is JSON

  void BeginObject(const char* key);
  void BeginArray(const char* key);
  void Null(const char* key);
  void Bool(const char* key, bool value);
  void Count(const char* key, uint64_t value);
  void Integer(const char* key, int64_t value);
  void Double(const char* key, double value);
  void Number(const char* key, double value);
  void Text(const char* key, const std::string_view& value);
  void Text(const char* key, const std::string& value);
  void Text(const char* key, const char* value);
  void Raw(const char* key, std::string_view json);

 private:
  void Begin(char open, char close);
  // The comma, unless nothing of the innermost object or array stands before.
  void Separate();
  void Quoted(std::string_view text);
  void Digits(uint64_t value);

  std::string* text_;
  std::string closers_;  // of what is open, the innermost last
};

}  // namespace parcours::json
