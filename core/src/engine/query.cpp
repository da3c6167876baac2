#include "engine/query.h"

#include <array>
#include <string>

#include "answer/funnel_answer.h"
#include "answer/metrics_answer.h"
#include "catalog/catalog.h"
#include "catalog/doctor.h"
#include "funnel/plan/unknown_events.h"
#include "funnel/plan/unknown_properties.h"
#include "ingest/row/contact_id.h"
#include "ingest/summary/summary_json.h"
#include "parcours/engine.h"
#include "report/catalog_json.h"
#include "report/values.h"
#include "request/common.h"
#include "request/funnel_query.h"
#include "request/json_reader.h"
#include "request/metrics_request.h"

namespace parcours::engine {
namespace {

using json::Writer;
using request::JsonReader;

constexpr uint32_t kCatalogValues = 20;

// From kFunnel on those about funnels in the order of FunnelReport, then those about messages in
// the order of MetricsReport.
enum Report : size_t { kCatalog, kDoctor, kFunnel, kCards = kFunnel + request::kFunnelReportCount };

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
    reading.unknown_statuses += source.unknown_statuses.count();
  }
  for (size_t i = 1; i < skipped.size(); ++i) {
    if (skipped[i] != 0) reading.skipped.emplace_back(ingest::kSkipReasonNames[i], skipped[i]);
  }
  return reading;
}

class Query {
 public:
  Query(const request::Json& json, const DataSet& data, Writer* out)
      : request_(json, "", &problems_), data_(data), out_(out) {}

  void Answer() {
    const std::string names = std::string("catalog, doctor, ") + request::kFunnelReports + ", " +
                              request::kMetricsReports;
    const size_t report = request_.Choice("report", names.c_str());
    if (!request_.Has("report")) request_.Problem("report", "missing; expected the report's name");
    problems_.ThrowIfAny();
    out_->BeginObject();
    if (report == kCatalog) {
      Catalog();
    } else if (report == kDoctor) {
      Doctor();
    } else if (report < kCards) {
      Funnel(static_cast<FunnelReport>(report - kFunnel));
    } else {
      Metrics(static_cast<MetricsReport>(report - kCards));
    }
    out_->Text("engine", EngineVersion());
    report::AddWarnings(warnings_, out_);
    out_->End();
  }

 private:
  void Catalog() {
    const bool matching = request_.Has("event") || request_.Has("where") || request_.Has("range");
    Step step;
    step.event = request_.Text("event", "*");
    step.where = request::ReadFilters(request_, "where");
    const TimeRange range = request::ReadRange(request_, "range");
    request_.NoOtherMembers();
    problems_.ThrowIfAny();
    if (matching) {
      CountMatching(step, range);
    } else {
      report::WriteCatalog(catalog::ComputeCatalog(data_.store, kCatalogValues), out_);
    }
  }

  [[gnu::noinline]] void CountMatching(const Step& step, const TimeRange& range) {
    WarnOfUnknownNames(step);
    report::WriteMatching(catalog::CountMatching(data_.store, step, range), out_);
  }

  void Doctor() {
    request_.NoOtherMembers();
    problems_.ThrowIfAny();
    report::WriteDoctor(catalog::Examine(data_.store, ReadingOf(data_.sources)), out_);
    AddSources(data_.sources, 0, out_);
  }

  // Apart, as a first report does not run through it (wasm/README.md); so is CountMatching.
  [[gnu::noinline]] void Funnel(FunnelReport report) {
    FunnelQuery query = request::ReadFunnelQuery(report, request_);
    problems_.ThrowIfAny();
    store::ContactIndex contact = 0;
    if (query.definition.count == "contact" && !data_.store.FindContact(query.record, &contact)) {
      ingest::NormalizeContactId(std::string(query.record), &query.record);  // as events' contacts
    }
    answer::AnswerFunnel(query, data_.store, ReadAs(), &warnings_, out_);
  }

  void Metrics(MetricsReport report) {
    const MetricsQuery query = request::ReadMetricsQuery(report, request_);
    problems_.ThrowIfAny();
    if (!data_.instances) data_.instances.emplace(data_.store);
    answer::AnswerMetrics(query, *data_.instances, data_.store, &warnings_, out_);
  }

  funnel::EventWords ReadAs() const {
    funnel::EventWords read_as;
    for (const ingest::SourceSummary& summary : data_.sources) {
      read_as.insert(summary.read_as.begin(), summary.read_as.end());
    }
    return read_as;
  }

  // As of a funnel with this step alone.
  void WarnOfUnknownNames(const Step& step) {
    FunnelDefinition definition;
    definition.stages.emplace_back().steps.push_back(step);
    constexpr std::string_view kStep = "stages[0].steps[0].";
    const auto warn = [&](std::vector<Warning> found) {
      for (Warning& warning : found) {
        warning.path.erase(0, kStep.size());
        warnings_.push_back(std::move(warning));
      }
    };
    warn(funnel::UnknownEvents(data_.store, definition, ReadAs()));
    warn(funnel::UnknownProperties(data_.store, definition));
  }

  request::Problems problems_{ErrorCode::kBadRequest};
  JsonReader request_;
  const DataSet& data_;
  Writer* const out_;
  std::vector<Warning> warnings_;
};

}  // namespace

void AnswerRequest(std::string_view request, const DataSet& data, Writer* out) {
  const json::Tree json = request::ParseJson(request);
  Query(*json, data, out).Answer();
}

void AddSources(const std::vector<ingest::SourceSummary>& sources, size_t first, Writer* out) {
  out->BeginArray("sources");
  for (size_t i = first; i < sources.size(); ++i) ingest::WriteSummary(sources[i], out);
  out->End();
}

}  // namespace parcours::engine
