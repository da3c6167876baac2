#include "engine/envelope.h"

#include <new>
#include <stdexcept>
#include <string_view>

#include "engine/preview.h"
#include "ingest/preview.h"
#include "parcours/error.h"
#include "report/values.h"

namespace parcours::engine {
namespace {

using json::Writer;

// The envelope when there is no memory left to build one.
constexpr std::string_view kOutOfMemoryEnvelope =
    R"({"ok":false,"error":{"code":"out-of-memory","path":"","message":)"
    R"("no memory is left; what was loaded before stays usable"}})";

std::string ErrorEnvelope(const Error& error, const ingest::PreviewSample* sample = nullptr) {
  std::string text;
  Writer out(&text);
  out.BeginObject();
  out.Bool("ok", false);
  out.BeginObject("error");
  report::AddProblem(error.problems().front(), &out);
  if (error.problems().size() > 1) report::AddProblems(error.problems(), &out);
  if (sample != nullptr) {
    out.Key("proposal");
    WritePreview(*sample, &out);
  }
  out.End();
  out.End();
  return text;
}

std::string ValueEnvelope(WriteValue* write, const void* body) {
  std::string text;
  Writer out(&text);
  out.BeginObject();
  out.Bool("ok", true);
  out.Key("value");
  write(body, &out);
  out.End();
  return text;
}

}  // namespace

std::string EnvelopeOf(WriteValue* write, const void* body, Outcome* outcome) {
  Outcome unused;
  if (outcome == nullptr) outcome = &unused;
  *outcome = Outcome::kError;
  try {
    try {
      try {
        std::string text = ValueEnvelope(write, body);
        *outcome = Outcome::kAnswered;
        return text;
      } catch (const ingest::UnknownShape& error) {
        return ErrorEnvelope(error, &error.sample());
      }
    } catch (const Error& error) {  // also one of what should have gone with an error
      return ErrorEnvelope(error);
    }
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {  // a container past what the address space can hold
  }
  *outcome = Outcome::kOutOfMemory;
  return std::string(kOutOfMemoryEnvelope);
}

}  // namespace parcours::engine
