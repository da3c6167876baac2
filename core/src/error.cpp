#include "parcours/error.h"

#include <cstdio>
#include <cstdlib>

namespace parcours {

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadRequest:
      return "bad-request";
    case ErrorCode::kBadDefinition:
      return "bad-definition";
    case ErrorCode::kBadMapping:
      return "bad-mapping";
    case ErrorCode::kUnusableInput:
      return "unusable-input";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kTooLarge:
      return "too-large";
    case ErrorCode::kOutOfMemory:
      return "out-of-memory";
    case ErrorCode::kWrongState:
      return "wrong-state";
  }
  return "unknown";
}

void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "parcours: broken invariant at %s:%d: %s\n", file, line, condition);
  std::abort();
}

}  // namespace parcours
