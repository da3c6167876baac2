// The only file that knows every module: it carries calls from the door to them, and turns what
// they say, or throw, into envelopes.
#include "parcours/engine.h"

#include <array>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "answer/funnel_answer.h"
#include "answer/metrics_answer.h"
#include "catalog/catalog.h"
#include "catalog/doctor.h"
#include "catalog/first_events.h"
#include "ingest/contact_id.h"
#include "ingest/preview.h"
#include "ingest/source.h"
#include "ingest/summary_json.h"
#include "json/json.h"
#include "metrics/instance_table.h"
#include "parcours/definition.h"
#include "parcours/error.h"
#include "report/catalog_json.h"
#include "report/values.h"
#include "request/common.h"
#include "request/funnel_query.h"
#include "request/json_reader.h"
#include "request/metrics_request.h"
#include "store/event_store_builder.h"
#include "text/time_text.h"

namespace parcours {
namespace {

using json::Dump;
using report::OrderedJson;
using request::JsonReader;

// The envelope when there is no memory left to build one.
constexpr std::string_view kOutOfMemoryEnvelope =
    R"({"ok":false,"error":{"code":"out-of-memory","path":"","message":)"
    R"("no memory is left; what was loaded before stays usable"}})";

// How the envelope of every other answer begins.
constexpr std::string_view kAnswered = R"({"ok":true)";

OrderedJson ProblemJson(const Problem& problem) {
  return {
      {"code", ErrorCodeName(problem.code)}, {"path", problem.path}, {"message", problem.message}};
}

constexpr uint32_t kPreviewRows = 10;

OrderedJson PreviewJson(const ingest::PreviewSample& sample) {
  store::EventStoreBuilder builder;
  OrderedJson json = ingest::ReadPreview(sample, &builder);
  json["rows"] = report::EventsJson(catalog::FirstEvents(*builder.Seal(nullptr), kPreviewRows));
  return json;
}

// The sample is whole until bytes are left out of it.
OrderedJson AppendToPreview(std::string_view bytes, ingest::PreviewSample* sample) {
  const std::string_view kept = bytes.substr(0, ingest::kPreviewBytes - sample->bytes.size());
  sample->bytes.append(kept);
  sample->whole = sample->whole && kept.size() == bytes.size();
  return {{"bytes", sample->bytes.size()}, {"rows", 0}, {"kept", 0}, {"skipped", 0}};
}

std::string ErrorEnvelope(const Error& error, const ingest::PreviewSample* sample = nullptr) {
  OrderedJson json = ProblemJson(error.problems().front());
  if (error.problems().size() > 1) {
    OrderedJson problems = OrderedJson::array();
    for (const Problem& problem : error.problems()) problems.push_back(ProblemJson(problem));
    json["problems"] = std::move(problems);
  }
  if (sample != nullptr) json["proposal"] = PreviewJson(*sample);
  return Dump({{"ok", false}, {"error", std::move(json)}});
}

OrderedJson SourcesJson(std::span<const ingest::SourceSummary> sources) {
  OrderedJson json = OrderedJson::array();
  for (const ingest::SourceSummary& source : sources) json.push_back(ingest::SummaryJson(source));
  return json;
}

catalog::Reading ReadingOf(const std::vector<ingest::SourceSummary>& sources) {
  catalog::Reading reading;
  std::array<uint64_t, ingest::kSkipReasonCount> skipped{};
  for (const ingest::SourceSummary& source : sources) {
    reading.rows += source.rows;
    reading.kept += source.kept();
    reading.ignored += source.ignored;
    for (size_t i = 0; i < skipped.size(); ++i) {
      skipped[i] += source.skipped_for(static_cast<ingest::SkipReason>(i));
    }
    reading.times_without_zone += source.forms.times_without_zone;
    if (!source.forms.dates.is_told()) reading.assumed_dates += source.forms.dates.ambiguous;
    if (!source.forms.amounts.is_told()) reading.assumed_amounts += source.forms.amounts.ambiguous;
    reading.orders_without_contact += source.orders_without_contact;
    reading.unknown_statuses += source.unknown_statuses;
  }
  for (size_t i = 1; i < skipped.size(); ++i) {
    if (skipped[i] != 0) reading.skipped.emplace_back(ingest::kSkipReasonNames[i], skipped[i]);
  }
  return reading;
}

// Runs a call of the door and wraps what it returns or throws. Sets `out_of_memory`, unless
// nullptr, where memory did not last up to the answer's text.
template <class Body>
std::string Call(bool* out_of_memory, Body&& body) {
  try {
    try {
      return Dump({{"ok", true}, {"value", body()}});
    } catch (const ingest::UnknownShape& error) {
      return ErrorEnvelope(error, &error.sample());
    } catch (const Error& error) {
      return ErrorEnvelope(error);
    }
  } catch (const Error& error) {  // of what should have gone with an error
    return ErrorEnvelope(error);
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {  // a container past what the address space can hold
  }
  if (out_of_memory != nullptr) *out_of_memory = true;
  return std::string(kOutOfMemoryEnvelope);
}

constexpr uint32_t kCatalogValues = 20;

// Index into ReportNames(); from kFunnel on those about funnels in the order of FunnelReport, then
// those about messages in the order of MetricsReport.
enum Report : size_t { kCatalog, kDoctor, kFunnel };

const std::vector<std::string_view>& ReportNames() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all = {"catalog", "doctor"};
    for (const auto* more : {&request::FunnelReportNames(), &request::MetricsReportNames()}) {
      all.insert(all.end(), more->begin(), more->end());
    }
    return all;
  }();
  return names;
}

}  // namespace

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

  const metrics::InstanceTable& Instances() {
    if (!instances) instances.emplace(*store);
    return *instances;
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

  OrderedJson Catalog(JsonReader& request, const request::Problems& problems) const;
  OrderedJson Doctor() const;
  OrderedJson Metrics(MetricsReport report, JsonReader& request, const request::Problems& problems,
                      std::vector<Warning>* warnings);
  OrderedJson Funnel(FunnelReport report, JsonReader& request, const request::Problems& problems,
                     std::vector<Warning>* warnings) const;
  OrderedJson Answer(std::string_view request_text);
};

OrderedJson Engine::State::Catalog(JsonReader& request, const request::Problems& problems) const {
  const bool matching = request.Has("event") || request.Has("where") || request.Has("range");
  Step step;
  step.event = request.Text("event", "*");
  step.where = request::ReadFilters(request, "where");
  const TimeRange range = request::ReadRange(request, "range");
  request.NoOtherMembers();
  problems.ThrowIfAny();
  if (matching) return report::MatchingJson(catalog::CountMatching(*store, step, range));
  return report::CatalogJson(catalog::ComputeCatalog(*store, kCatalogValues));
}

OrderedJson Engine::State::Doctor() const {
  OrderedJson json = report::DoctorJson(catalog::Examine(*store, ReadingOf(sources)));
  json["sources"] = SourcesJson(sources);
  return json;
}

OrderedJson Engine::State::Metrics(MetricsReport report, JsonReader& request,
                                   const request::Problems& problems,
                                   std::vector<Warning>* warnings) {
  const MetricsQuery query = request::ReadMetricsQuery(report, request);
  problems.ThrowIfAny();
  return answer::AnswerMetrics(query, Instances(), *store, warnings);
}

OrderedJson Engine::State::Funnel(FunnelReport report, JsonReader& request,
                                  const request::Problems& problems,
                                  std::vector<Warning>* warnings) const {
  FunnelQuery query = request::ReadFunnelQuery(report, request);
  problems.ThrowIfAny();
  for (const ingest::SourceSummary& summary : sources) {
    query.definition.read_as.insert(summary.read_as.begin(), summary.read_as.end());
  }
  store::ContactIndex contact = 0;
  if (query.definition.count == "contact" && !store->FindContact(query.record, &contact)) {
    ingest::NormalizeContactId(std::string(query.record), &query.record);  // as events' contacts
  }
  return answer::AnswerFunnel(query, *store, warnings);
}

OrderedJson Engine::State::Answer(std::string_view request_text) {
  const request::Json json = request::ParseJson(request_text);
  request::Problems problems(ErrorCode::kBadRequest);
  JsonReader request(json, "", &problems);
  const size_t report = request.Choice("report", ReportNames(), kCatalog);
  if (!request.Has("report")) request.Problem("report", "missing; expected the report's name");
  problems.ThrowIfAny();
  std::vector<Warning> warnings;
  OrderedJson answer;
  const size_t about_messages = kFunnel + request::FunnelReportNames().size();
  if (report == kCatalog) {
    answer = Catalog(request, problems);
  } else if (report == kDoctor) {
    request.NoOtherMembers();
    problems.ThrowIfAny();
    answer = Doctor();
  } else if (report < about_messages) {
    answer = Funnel(static_cast<FunnelReport>(report - kFunnel), request, problems, &warnings);
  } else {
    answer =
        Metrics(static_cast<MetricsReport>(report - about_messages), request, problems, &warnings);
  }
  answer["engine"] = EngineVersion();
  answer["warnings"] = report::WarningsJson(warnings);
  return answer;
}

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

std::string Engine::Begin(std::string_view options) {
  return Call(&state_->load_lost, [&]() -> OrderedJson {
    state_->RefuseLostLoad();
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
    return OrderedJson::object();
  });
}

std::string Engine::Append(std::string_view bytes) {
  return Call(&state_->load_lost, [&]() -> OrderedJson {
    state_->RefuseLostLoad();
    if (state_->preview) return AppendToPreview(bytes, &*state_->preview);
    ingest::Source& source = state_->OpenSource();
    state_->source_failed = true;  // unless all goes well
    source.Append(bytes);
    state_->source_failed = false;
    return ingest::ProgressJson(source.summary());
  });
}

std::string Engine::End(std::string_view error) {
  return Call(&state_->load_lost, [&]() -> OrderedJson {
    state_->RefuseLostLoad();
    if (state_->preview) {
      const ingest::PreviewSample sample = std::move(*state_->preview);
      state_->preview.reset();
      return PreviewJson(sample);
    }
    if (error.empty()) {
      ingest::Source& source = state_->OpenSource();
      state_->source_failed = true;  // unless all goes well
      source.End();
    } else {
      ingest::Source& source = state_->BegunSource();
      const request::Json json = request::ParseJson(error);
      request::Problems problems(ErrorCode::kBadRequest);
      JsonReader reader(json, "", &problems);
      ingest::SourceError source_error{reader.Text("code", ""), reader.Text("message", "")};
      problems.ThrowIfAny();
      source.Fail(std::move(source_error));
    }
    state_->pending_sources.push_back(state_->source->summary());
    state_->source.reset();
    state_->source_failed = false;
    return ingest::SummaryJson(state_->pending_sources.back());
  });
}

std::string Engine::Seal() {
  State::SealedLoad load;
  std::string answer = Call(nullptr, [&]() -> OrderedJson {
    state_->RefuseLostLoad();
    if (state_->is_open()) {
      throw Error(ErrorCode::kWrongState, "", "a source is open; call end first");
    }
    state_->load_lost = true;  // unless it is taken
    load = state_->SealPending();
    const store::EventStore& store = *load.store;
    return {{"sources", SourcesJson(std::span(load.sources).subspan(state_->sources.size()))},
            {"events", store.row_count()},
            {"contacts", store.contact_count()},
            {"duplicates", store.duplicate_count() - state_->store->duplicate_count()},
            {"identity", report::IdentityJson(catalog::CountIdentity(store))},
            {"memoryBytes", store.memory_bytes()}};
  });
  // Only with its answer, so that no load is told to have failed and is there.
  if (answer.starts_with(kAnswered)) state_->Take(std::move(load));
  return answer;
}

std::string Engine::Discard() {
  return Call(nullptr, [&]() -> OrderedJson {
    state_->Discard();
    return OrderedJson::object();
  });
}

std::string Engine::Query(std::string_view request) {
  return Call(nullptr, [&] { return state_->Answer(request); });
}

std::string Engine::Reset() {
  return Call(nullptr, [&]() -> OrderedJson {
    state_ = std::make_unique<State>();
    return OrderedJson::object();
  });
}

std::string_view EngineVersion() { return PARCOURS_VERSION; }

}  // namespace parcours
