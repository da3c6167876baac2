// The envelope of every answer of the door, docs/reports.md:
//   {"ok":true,"value":...}
//   {"ok":false,"error":{"code":"bad-definition","path":"stages[0]","message":"...","problems":[...]}}
#pragma once

#include <string>

#include "json/writer.h"

namespace parcours::engine {

// What became of a call: its value was told, or an error, or memory did not last up to the text.
enum class Outcome { kAnswered, kError, kOutOfMemory };

using WriteValue = void(const void* body, json::Writer* out);
std::string EnvelopeOf(WriteValue* write, const void* body, Outcome* outcome);

// Runs body(Writer* out), which writes one value, and wraps it, or what is thrown. `outcome` may be
// nullptr. The function is one for all bodies: the ways out of a call are long.
template <class Body>
std::string Envelope(const Body& body, Outcome* outcome = nullptr) {
  WriteValue* const write = [](const void* any, json::Writer* out) {
    (*static_cast<const Body*>(any))(out);
  };
  return EnvelopeOf(write, &body, outcome);
}

}  // namespace parcours::engine
