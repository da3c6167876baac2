#include "report/funnel_json.h"

#include <cstdint>

namespace parcours::report {

namespace {

using funnel::DurationStatistics;
using funnel::FunnelFigures;
using funnel::Label;
using funnel::StageFigures;

void AddStatistics(const char* key, const DurationStatistics& statistics, Writer* out) {
  static constexpr struct {
    const char* key;
    double DurationStatistics::*value;
  } kValues[] = {
      {"meanMs", &DurationStatistics::mean_ms}, {"medianMs", &DurationStatistics::median_ms},
      {"p10Ms", &DurationStatistics::p10_ms},   {"p25Ms", &DurationStatistics::p25_ms},
      {"p75Ms", &DurationStatistics::p75_ms},   {"p90Ms", &DurationStatistics::p90_ms},
      {"p95Ms", &DurationStatistics::p95_ms},   {"minMs", &DurationStatistics::min_ms},
      {"maxMs", &DurationStatistics::max_ms}};
  out->BeginObject(key);
  out->Count("n", statistics.n);
  for (const auto& entry : kValues) {
    if (statistics.n == 0) {
      out->Null(entry.key);
    } else {
      out->Number(entry.key, statistics.*entry.value);
    }
  }
  out->End();
}

void AddLabel(const Label& label, Writer* out) {
  switch (label.kind) {
    case Label::Kind::kWhole:
      return;
    case Label::Kind::kValue:
      return out->Text("value", label.value);
    case Label::Kind::kOther:
      return out->Bool("other", true);
    case Label::Kind::kNone:
      return out->Bool("none", true);
  }
}

void AddShare(const char* key, const funnel::Share& share, Writer* out) {
  AddRatio(key, share.numerator, share.denominator, out);
}

void WriteStage(const StageFigures& stage, bool first, uint64_t entered, bool times, Writer* out) {
  out->BeginObject();
  out->Text("id", stage.id);
  if (!stage.name.empty()) out->Text("name", stage.name);
  out->Bool("optional", stage.optional);
  out->Count("records", stage.records);
  if (first) {
    out->Null("rate");
  } else {
    AddRatio("rate", stage.records, stage.previous_records, out);
  }
  AddRatio("cumulativeRate", stage.records, entered, out);
  if (!stage.optional) {
    out->Count("dropped", stage.dropped);
    out->Count("inProgress", stage.in_progress);
  }
  out->BeginArray("steps");
  for (const funnel::StepFigures& step : stage.steps) {
    out->BeginObject();
    out->Text("event", step.event);
    out->Count("advanced", step.advanced);
    out->Count("did", step.did);
    out->End();
  }
  out->End();
  if (times && first) out->Null("fromPrevious");
  if (times && !first) AddStatistics("fromPrevious", stage.from_previous, out);
  if (!stage.nodes.empty()) {
    out->BeginArray("nodes");
    for (const funnel::NodeFigures& node : stage.nodes) {
      out->BeginObject();
      AddLabel(node.label, out);
      out->Count("records", node.records);
      out->End();
    }
    out->End();
  }
  if (stage.optional) {
    AddShare("conversionWith", stage.conversion_with, out);
    AddShare("conversionWithout", stage.conversion_without, out);
  }
  out->End();
}

void AddMature(const funnel::Share& mature, Writer* out) {
  out->BeginObject("mature");
  AddShare("rate", mature, out);
  if (mature.denominator == 0) {
    out->Null("low");
    out->Null("high");
  } else {
    const funnel::WilsonBounds bounds = funnel::Wilson95(mature.numerator, mature.denominator);
    out->Double("low", bounds.low);
    out->Double("high", bounds.high);
  }
  out->End();
}

// The object that is open.
void EndNode(const funnel::Node& node, const FunnelFigures& figures, Writer* out) {
  out->Text("stage", figures.stages[node.stage].id);
  AddLabel(node.label, out);
  out->End();
}

void AddJourneys(const FunnelFigures& figures, Writer* out) {
  out->BeginArray("links");
  for (const funnel::Link& link : figures.links) {
    out->BeginObject();
    out->BeginObject("from");
    EndNode(link.from, figures, out);
    out->BeginObject("to");
    EndNode(link.to, figures, out);
    out->Count("records", link.records);
    out->Number("meanMs", link.mean_ms);
    out->End();
  }
  out->End();
  out->BeginArray("paths");
  for (const funnel::Path& path : figures.paths) {
    out->BeginObject();
    out->BeginArray("nodes");
    for (const funnel::Node& node : path.nodes) {
      out->BeginObject();
      EndNode(node, figures, out);
    }
    out->End();
    out->Count("records", path.records);
    out->End();
  }
  out->End();
}

void AddTotals(const FunnelFigures& figures, Writer* out) {
  const funnel::AttemptFigures& totals = *figures.totals;
  const uint64_t attempts = totals.reached.front();
  out->BeginObject("totals");
  out->Count("attempts", attempts);
  out->Count("converted", totals.converted);
  out->Count("inProgress", totals.in_progress);
  out->Count("dropped", attempts - totals.converted - totals.in_progress);
  AddRatio("conversionRate", totals.converted, attempts, out);
  out->BeginArray("stages");
  size_t slot = 0;
  for (const StageFigures& stage : figures.stages) {
    if (stage.optional) continue;
    out->BeginObject();
    out->Text("id", stage.id);
    out->Count("attempts", totals.reached[slot++]);
    out->End();
  }
  out->End();
  out->End();
}

void AddTimes(const FunnelFigures& figures, Writer* out) {
  AddStatistics("timeToConvert", figures.time_to_convert, out);
  out->BeginArray("histogram");
  for (const funnel::HistogramBin& bin : figures.histogram) {
    out->BeginObject();
    out->Integer("fromMs", bin.from_ms);
    if (bin.to_ms == funnel::kNoEndMs) {
      out->Null("toMs");
    } else {
      out->Integer("toMs", bin.to_ms);
    }
    out->Count("records", bin.records);
    out->End();
  }
  out->End();
}

void AddTrend(const FunnelFigures& figures, Writer* out) {
  out->BeginArray("trend");
  for (const funnel::TrendRow& row : figures.trend) {
    out->BeginObject();
    out->Text("date", row.date);
    out->Count("entered", row.entered);
    out->Count("converted", row.converted);
    out->Count("inProgress", row.in_progress);
    out->End();
  }
  out->End();
}

void AddFigures(const FunnelFigures& figures, const FunnelParts& parts, Writer* out) {
  out->Count("entered", figures.entered);
  out->Count("converted", figures.converted);
  out->Count("inProgress", figures.in_progress);
  out->Count("dropped", figures.dropped);
  AddRatio("conversionRate", figures.converted, figures.entered, out);
  AddMature(figures.mature, out);
  out->BeginArray("stages");
  for (size_t i = 0; i < figures.stages.size(); ++i) {
    WriteStage(figures.stages[i], i == 0, figures.entered, parts.times, out);
  }
  out->End();
  if (parts.times) AddTimes(figures, out);
  if (parts.trend) AddTrend(figures, out);
  if (parts.paths) AddJourneys(figures, out);
  if (parts.revenue) AddMoney("revenue", figures.revenue, out);
  if (figures.totals) AddTotals(figures, out);
}

}  // namespace

void WriteFunnel(const funnel::FunnelResult& result, Writer* out) {
  out->Text("report", "funnel");
  out->Text("unit", result.unit);
  if (!result.name.empty()) out->Text("name", result.name);
  AddFigures(result.whole, result.parts, out);
  if (!result.breakdown) return;
  out->BeginArray("breakdown");
  for (const funnel::BreakdownRow& row : *result.breakdown) {
    out->BeginObject();
    AddLabel(row.label, out);
    AddFigures(row.figures, result.parts, out);
    out->End();
  }
  out->End();
}

}  // namespace parcours::report
