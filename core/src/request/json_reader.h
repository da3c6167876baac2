// JsonReader: takes a request apart, member by member, and remembers everything that is wrong with
// it.
//
//   Problems problems(ErrorCode::kBadDefinition);
//   JsonReader definition(json, "definition", &problems);
//   std::string name = definition.Text("name", "");
//   for (JsonReader stage : definition.Items("stages")) ...
//   definition.NoOtherMembers();   // "definition.windw: unknown; did you mean 'window'?"
//   problems.ThrowIfAny();
//
// A member of the wrong kind is a problem with its path, and the fallback is used, so that one call
// reports all problems at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "parcours/error.h"

namespace parcours::request {

using json::Json;

class Problems {
 public:
  explicit Problems(ErrorCode code) : code_(code) {}
  void Add(std::string path, std::string message) {
    problems_.push_back({code_, std::move(path), std::move(message)});
  }
  void Add(const std::vector<Problem>& problems) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
  }
  bool empty() const { return problems_.empty(); }
  void ThrowIfAny() const {
    if (!problems_.empty()) throw Error(problems_);
  }

 private:
  ErrorCode code_;
  std::vector<Problem> problems_;
};

// Parses request text. Throws Error{kBadRequest} with the byte offset where it is not JSON, or
// nests deeper than json::kMaxDepth.
json::Tree ParseJson(std::string_view text);

class JsonReader {
 public:
  // `json` must outlive the reader. A value that is not an object is a problem, and reads as empty.
  JsonReader(const Json& json, std::string path, Problems* problems);

  // Names are literals, which are kept as they are.
  bool Has(const char* name);  // present and not null
  std::string Text(const char* name, const char* fallback = "");
  bool Bool(const char* name, bool fallback);
  // A whole number in [min, max].
  int64_t Integer(const char* name, int64_t fallback, int64_t min, int64_t max);
  // One of `choices`, as a message lists them: "entry, all"; its index. `fallback` where the member
  // is absent.
  size_t Choice(const char* name, const char* choices, size_t fallback = 0);
  std::vector<std::string> Texts(const char* name);
  // The same, each one of `choices`: their indices.
  std::vector<size_t> Choices(const char* name, const char* choices);
  // "P30D" in microseconds; nothing where absent or null.
  std::optional<int64_t> Duration(const char* name);
  // The same of a value that stands at `path` in this object.
  std::optional<int64_t> DurationOf(const Json& value, std::string_view path);
  // The member as an object; an empty object where it is absent.
  JsonReader Object(const char* name);
  // The array's members with their paths, "stages[2]"; empty where it is absent. More than `most`
  // of them are a problem, and only so many are there to be read.
  std::vector<JsonReader> Items(const char* name, size_t most = SIZE_MAX);
  // The member itself, nullptr where absent; marks it as known.
  const Json* Raw(const char* name);

  // Every member that no call above has named is a problem.
  void NoOtherMembers();

  void Problem(const char* member, const char* message);
  void Problem(std::string_view member, std::string message);
  std::string PathOf(std::string_view member) const;
  const std::string& path() const { return path_; }
  const Json& json() const { return *json_; }
  Problems* problems() const { return problems_; }

 private:
  const Json* Find(const char* name);
  std::optional<size_t> ChoiceOf(const Json& value, std::string_view path, const char* choices);

  const Json* json_;
  std::string path_;
  Problems* problems_;
  std::vector<std::string_view> known_;
};

// "an object", "text", "a number", ... for messages.
std::string_view KindOf(const Json& json);

}  // namespace parcours::request
