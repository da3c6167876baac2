// The door: a load's calls, in the order that they are allowed in, and the queries of what is
// sealed. Every call runs inside an envelope (engine/envelope.h).
#include "parcours/engine.h"

#include <memory>
#include <optional>
#include <vector>

#include "catalog/identity.h"
#include "engine/envelope.h"
#include "engine/preview.h"
#include "engine/query.h"
#include "ingest/source.h"
#include "ingest/summary/summary_json.h"
#include "metrics/instances/instance_table.h"
#include "parcours/error.h"
#include "report/catalog_json.h"
#include "request/json_reader.h"
#include "store/event_store_builder.h"
#include "text/time_text.h"

namespace parcours {

using engine::Envelope;
using engine::Outcome;
using json::Writer;

struct Engine::State {
  store::EventStoreBuilder builder;
  std::shared_ptr<const store::EventStore> store = builder.Seal(nullptr);
  std::optional<ingest::Source> source;                // between Begin and End
  std::optional<ingest::PreviewSample> preview;        // likewise, of a source that is not loaded
  bool source_failed = false;                          // an error cut it short; rows are missing
  bool load_lost = false;                              // in parts, memory having run out
  std::vector<ingest::SourceSummary> pending_sources;  // ended, not sealed
  std::vector<ingest::SourceSummary> sources;          // sealed
  std::optional<metrics::InstanceTable> instances;     // of `store`, made by the first query

  ingest::Source& BegunSource() {
    RefuseLostLoad();
    if (!source) throw Error(ErrorCode::kWrongState, "", "no source is open; call begin first");
    return *source;
  }

  // One that can be read on.
  ingest::Source& OpenSource() {
    BegunSource();
    if (source_failed) {
      throw Error(ErrorCode::kWrongState, "",
                  "the source could not be read; end it with an error, or call discard");
    }
    return *source;
  }

  void RefuseLostLoad() const {
    if (load_lost) {
      throw Error(ErrorCode::kWrongState, "", "the load is lost in parts; call discard first");
    }
  }

  bool is_open() const { return source || preview; }

  void Discard() {
    source.reset();
    preview.reset();
    pending_sources.clear();
    load_lost = true;  // unless all goes well
    builder.Discard(store.get());
    source_failed = load_lost = false;
  }

  uint32_t source_count() const {
    return static_cast<uint32_t>(sources.size() + pending_sources.size());
  }

  // What a seal makes; until it is taken, Discard() gives it up.
  struct SealedLoad {
    std::shared_ptr<const store::EventStore> store;
    std::vector<ingest::SourceSummary> sources;  // those sealed before, then the load's
  };

  SealedLoad SealPending() {
    SealedLoad load;
    instances.reset();  // the room is wanted
    store->ForgetRows();
    load.sources.reserve(source_count());
    for (const auto* group : {&sources, &pending_sources}) {
      load.sources.insert(load.sources.end(), group->begin(), group->end());
    }
    load.store = builder.Seal(store.get(), store::EventStoreBuilder::FarRows::kSetAside);
    TellFarRows(&load);
    ingest::TellLackingPages(&load.sources);
    return load;
  }

  void Take(SealedLoad&& load) noexcept {
    store = std::move(load.store);
    sources = std::move(load.sources);
    pending_sources.clear();
    load_lost = false;
  }

  // Which events were set aside may change with every seal, also among those of earlier loads.
  static void TellFarRows(SealedLoad* load) {
    for (ingest::SourceSummary& summary : load->sources) {
      summary.far_events = 0;
      summary.far_samples.clear();
    }
    const store::EventStore& store = *load->store;
    for (size_t i = 0; i < store.far_count(); ++i) {
      ingest::SourceSummary& summary = load->sources[store.FarSource(i)];
      ++summary.far_events;
      if (summary.far_samples.size() == ingest::kMaxSamples) continue;
      const store::Vocabulary& vocabulary = store.vocabulary();
      summary.far_samples.push_back(std::string(vocabulary.contacts.Text(store.FarContact(i))) +
                                    " " + text::FormatTime(store.FarTimeUs(i)) + " " +
                                    std::string(vocabulary.types.Text(store.FarType(i))));
    }
  }

  // Ends a source that could not be read on, and why.
  void Fail(std::string_view error) {
    ingest::Source& failed = BegunSource();
    const json::Tree json = request::ParseJson(error);
    request::Problems problems(ErrorCode::kBadRequest);
    request::JsonReader reader(*json, "", &problems);
    ingest::SourceError source_error{reader.Text("code"), reader.Text("message")};
    problems.ThrowIfAny();
    failed.Fail(std::move(source_error));
  }

  // Runs a call that changes the load; memory running out loses it in parts.
  template <class Body>
  std::string ChangeLoad(const Body& body) {
    Outcome outcome;
    std::string answer = Envelope(
        [&](Writer* out) {
          RefuseLostLoad();
          body(out);
        },
        &outcome);
    if (outcome == Outcome::kOutOfMemory) {
      // Nothing more can come of it, and questions about what is sealed need the room.
      Envelope([&](Writer*) { Discard(); });
      load_lost = true;
    }
    return answer;
  }
};

namespace {

void WriteNothing(Writer* out) {
  out->BeginObject();
  out->End();
}

}  // namespace

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

std::string Engine::Begin(std::string_view options) {
  return state_->ChangeLoad([&](Writer* out) {
    if (state_->is_open()) {
      throw Error(ErrorCode::kWrongState, "", "a source is open; call end or discard first");
    }
    ingest::SourceOptions source = ingest::ReadSourceOptions(options);
    if (source.preview) {
      state_->preview = ingest::PreviewSample{std::move(source), "", true};
    } else {
      state_->builder.BeginSource(state_->source_count());
      state_->source.emplace(std::move(source), &state_->builder);
    }
    WriteNothing(out);
  });
}

std::string Engine::Append(std::string_view bytes) {
  return state_->ChangeLoad([&](Writer* out) {
    if (state_->preview) return engine::AppendToPreview(bytes, &*state_->preview, out);
    ingest::Source& source = state_->OpenSource();
    state_->source_failed = true;  // unless all goes well
    source.Append(bytes);
    state_->source_failed = false;
    ingest::WriteProgress(source.summary(), out);
  });
}

std::string Engine::End(std::string_view error) {
  return state_->ChangeLoad([&](Writer* out) {
    if (state_->preview) {
      const ingest::PreviewSample sample = std::move(*state_->preview);
      state_->preview.reset();
      return engine::WritePreview(sample, out);
    }
    if (error.empty()) {
      ingest::Source& source = state_->OpenSource();
      state_->source_failed = true;  // unless all goes well
      source.End();
    } else {
      state_->Fail(error);
    }
    state_->pending_sources.push_back(state_->source->summary());
    state_->source.reset();
    state_->source_failed = false;
    ingest::WriteSummary(state_->pending_sources.back(), out);
  });
}

std::string Engine::Seal() {
  State::SealedLoad load;
  Outcome outcome;
  std::string answer = Envelope(
      [&](Writer* out) {
        state_->RefuseLostLoad();
        if (state_->is_open()) {
          throw Error(ErrorCode::kWrongState, "", "a source is open; call end first");
        }
        state_->load_lost = true;  // unless it is taken
        load = state_->SealPending();
        const store::EventStore& store = *load.store;
        out->BeginObject();
        engine::AddSources(load.sources, state_->sources.size(), out);
        out->Count("events", store.row_count());
        out->Count("contacts", store.contact_count());
        out->Count("duplicates", store.duplicate_count() - state_->store->duplicate_count());
        report::AddIdentity(catalog::CountIdentity(store), out);
        out->Count("memoryBytes", store.memory_bytes());
        out->End();
      },
      &outcome);
  // Only with its answer, so that no load is told to have failed and is there.
  if (outcome == Outcome::kAnswered) state_->Take(std::move(load));
  return answer;
}

std::string Engine::Discard() {
  return Envelope([&](Writer* out) {
    state_->Discard();
    WriteNothing(out);
  });
}

std::string Engine::Query(std::string_view request) {
  State& state = *state_;
  Outcome outcome;
  std::string answer = Envelope(
      [&](Writer* out) {
        engine::AnswerRequest(request, {*state.store, state.sources, state.instances}, out);
      },
      &outcome);
  if (outcome == Outcome::kOutOfMemory) {  // what is kept for questions gives way to smaller ones
    state.instances.reset();
    state.store->ForgetRows();
  }
  return answer;
}

std::string Engine::Reset() {
  return Envelope([&](Writer* out) {
    state_ = std::make_unique<State>();
    WriteNothing(out);
  });
}

std::string_view EngineVersion() { return PARCOURS_VERSION; }

}  // namespace parcours
