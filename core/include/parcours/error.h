// What the engine says about a request, definition or source that it cannot use.
//
// Thrown inside core only, caught in one place (engine.cpp), and turned into the envelope
// {"ok":false,"error":{code,path,message,problems}}. A broken invariant is not an Error: it aborts
// (PARCOURS_CHECK).
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parcours {

// The codes, one list for every layer; web/src/engine/error-codes.ts is tested equal to it.
enum class ErrorCode {
  kBadRequest,     // the request is not JSON, or a part of it is missing or of the wrong kind
  kBadDefinition,  // a funnel definition that cannot be run
  kBadMapping,     // a mapping that cannot be used
  kUnusableInput,  // a source without one usable record
  kUnsupported,    // recognised, and not readable here (Avro, Parquet, ...)
  kTooLarge,       // a limit of the store would be passed
  kOutOfMemory,    // no memory left; what was sealed before stays usable
  kWrongState,     // a call that this moment does not allow (append without a source)
};

// "bad-request", "bad-definition", ... as they stand in the envelope.
std::string_view ErrorCodeName(ErrorCode code);

// One thing that is wrong. `path` points into the JSON given (`stages[2].steps[0].event`), empty
// for the whole; `message` says what was found and what was expected.
struct Problem {
  ErrorCode code;
  std::string path;
  std::string message;
};

// At least one problem. The first is the one shown where there is room for one.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string path, std::string message)
      : problems_{{code, std::move(path), std::move(message)}} {}
  explicit Error(std::vector<Problem> problems) : problems_(std::move(problems)) {}

  const char* what() const noexcept override { return problems_.front().message.c_str(); }
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// A remark that goes with an answer: the answer stands, and somebody should know this.
// `code` is a stable name such as "unknown-event"; `path` points into the request.
struct Warning {
  std::string code;
  std::string path;
  std::string message;
};

// Reports file, line and condition on standard error, then aborts. For our own bugs only.
[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace parcours

#define PARCOURS_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::parcours::CheckFailed(#condition, __FILE__, __LINE__))
