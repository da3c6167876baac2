// Engine: one data set and the questions asked of it. The only door into core.
//
// Every call answers with an envelope, JSON text:
//   {"ok":true,"value":...}
//   {"ok":false,"error":{"code":"bad-definition","path":"stages[0]","message":"...","problems":[...]}}
// (`problems` lists every problem where there is more than one). Nothing is thrown; running out of
// memory is the error "out-of-memory", after which what was sealed before stays usable.
//
//   Engine engine;
//   engine.Begin(R"({"name":"events.ndjson"})");
//   engine.Append(bytes);                           // as often as there are chunks
//   engine.End();                                   // the source's summary
//   engine.Seal();                                  // the load's summary
//   engine.Query(R"({"report":"cards"})");
//
// Several sources between two seals are one load. After an error of Append() or End() the source
// may be incomplete: End(error) keeps what was read and says so, Discard() drops the load, and
// nothing else goes on. After "out-of-memory", and after any error of Seal(), only
// Discard() or Reset() helps. Queries read what is
// sealed. Contract: docs/reports.md. Not thread safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace parcours {

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Starts a source. `options`: {"name", "format", "formats", "mapping", "timeZone", "dateOrder",
  // "decimal"}, all optional; with "preview": true nothing is loaded, and End() tells how it would
  // be read (docs/formats.md).
  std::string Begin(std::string_view options);
  // Reads the next bytes of the source. Value: {"bytes","rows","kept","skipped"} so far.
  std::string Append(std::string_view bytes);
  // Ends the source. Value: the source's summary (docs/events.md). `error`, {"code","message"}: why
  // it cannot be read on, whether its bytes stopped or Append() or End() gave an error. What was
  // read of it stays; the error stands in its summary.
  std::string End(std::string_view error = {});
  // Makes everything appended queryable. Value:
  // {"sources":[...],"events","contacts","duplicates",...}.
  std::string Seal();
  // Drops what was appended since the last Seal(), as after a cancel.
  std::string Discard();
  // Answers a request. Value: the report.
  std::string Query(std::string_view request);
  // Forgets everything.
  std::string Reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The version of package.json.
std::string_view EngineVersion();

}  // namespace parcours
