#include "report/funnel_json.h"

#include <cmath>
#include <cstdint>

namespace parcours::report {

namespace {

using funnel::DurationStatistics;
using funnel::FunnelFigures;
using funnel::Label;
using funnel::StageFigures;

// Whole milliseconds as a whole number, so that 60000 is not written 60000.0.
OrderedJson DurationJson(double ms) {
  constexpr double kLargestWhole = 9007199254740992.0;  // 2^53
  if (std::fabs(ms) <= kLargestWhole && ms == std::floor(ms)) return static_cast<int64_t>(ms);
  return ms;
}

OrderedJson StatisticsJson(const DurationStatistics& statistics) {
  const auto value = [&](double ms) {
    return statistics.n == 0 ? OrderedJson(nullptr) : DurationJson(ms);
  };
  OrderedJson json;
  json["n"] = statistics.n;
  json["meanMs"] = value(statistics.mean_ms);
  json["medianMs"] = value(statistics.median_ms);
  json["p10Ms"] = value(statistics.p10_ms);
  json["p25Ms"] = value(statistics.p25_ms);
  json["p75Ms"] = value(statistics.p75_ms);
  json["p90Ms"] = value(statistics.p90_ms);
  json["p95Ms"] = value(statistics.p95_ms);
  json["minMs"] = value(statistics.min_ms);
  json["maxMs"] = value(statistics.max_ms);
  return json;
}

void AddLabel(const Label& label, OrderedJson* json) {
  switch (label.kind) {
    case Label::Kind::kWhole:
      return;
    case Label::Kind::kValue:
      (*json)["value"] = label.value;
      return;
    case Label::Kind::kOther:
      (*json)["other"] = true;
      return;
    case Label::Kind::kNone:
      (*json)["none"] = true;
      return;
  }
}

OrderedJson StageJson(const StageFigures& stage, bool first, uint64_t entered, bool times) {
  OrderedJson json;
  json["id"] = stage.id;
  if (!stage.name.empty()) json["name"] = stage.name;
  json["optional"] = stage.optional;
  json["records"] = stage.records;
  json["rate"] = first ? OrderedJson(nullptr) : RatioJson(stage.records, stage.previous_records);
  json["cumulativeRate"] = RatioJson(stage.records, entered);
  if (!stage.optional) {
    json["dropped"] = stage.dropped;
    json["inProgress"] = stage.in_progress;
  }
  json["steps"] = OrderedJson::array();
  for (const funnel::StepFigures& step : stage.steps) {
    json["steps"].push_back(
        {{"event", step.event}, {"advanced", step.advanced}, {"did", step.did}});
  }
  if (times) {
    json["fromPrevious"] = first ? OrderedJson(nullptr) : StatisticsJson(stage.from_previous);
  }
  if (!stage.nodes.empty()) {
    json["nodes"] = OrderedJson::array();
    for (const funnel::NodeFigures& node : stage.nodes) {
      OrderedJson node_json;
      AddLabel(node.label, &node_json);
      node_json["records"] = node.records;
      json["nodes"].push_back(std::move(node_json));
    }
  }
  if (stage.optional) {
    const funnel::Share& with = stage.conversion_with;
    const funnel::Share& without = stage.conversion_without;
    json["conversionWith"] = RatioJson(with.numerator, with.denominator);
    json["conversionWithout"] = RatioJson(without.numerator, without.denominator);
  }
  return json;
}

OrderedJson MatureJson(const funnel::Share& mature) {
  OrderedJson json;
  json["rate"] = RatioJson(mature.numerator, mature.denominator);
  json["low"] = nullptr;
  json["high"] = nullptr;
  if (mature.denominator != 0) {
    const funnel::WilsonBounds bounds = funnel::Wilson95(mature.numerator, mature.denominator);
    json["low"] = bounds.low;
    json["high"] = bounds.high;
  }
  return json;
}

OrderedJson NodeJson(const funnel::Node& node, const FunnelFigures& figures) {
  OrderedJson json;
  json["stage"] = figures.stages[node.stage].id;
  AddLabel(node.label, &json);
  return json;
}

void AddJourneys(const FunnelFigures& figures, OrderedJson* json) {
  OrderedJson links = OrderedJson::array();
  for (const funnel::Link& link : figures.links) {
    links.push_back({{"from", NodeJson(link.from, figures)},
                     {"to", NodeJson(link.to, figures)},
                     {"records", link.records},
                     {"meanMs", DurationJson(link.mean_ms)}});
  }
  OrderedJson paths = OrderedJson::array();
  for (const funnel::Path& path : figures.paths) {
    OrderedJson nodes = OrderedJson::array();
    for (const funnel::Node& node : path.nodes) nodes.push_back(NodeJson(node, figures));
    paths.push_back({{"nodes", std::move(nodes)}, {"records", path.records}});
  }
  (*json)["links"] = std::move(links);
  (*json)["paths"] = std::move(paths);
}

OrderedJson TotalsJson(const FunnelFigures& figures) {
  const funnel::AttemptFigures& totals = *figures.totals;
  const uint64_t attempts = totals.reached.front();
  OrderedJson stages = OrderedJson::array();
  size_t slot = 0;
  for (const StageFigures& stage : figures.stages) {
    if (!stage.optional) stages.push_back({{"id", stage.id}, {"attempts", totals.reached[slot++]}});
  }
  return {{"attempts", attempts},
          {"converted", totals.converted},
          {"inProgress", totals.in_progress},
          {"dropped", attempts - totals.converted - totals.in_progress},
          {"conversionRate", RatioJson(totals.converted, attempts)},
          {"stages", std::move(stages)}};
}

void AddTimes(const FunnelFigures& figures, OrderedJson* json) {
  (*json)["timeToConvert"] = StatisticsJson(figures.time_to_convert);
  OrderedJson histogram = OrderedJson::array();
  for (const funnel::HistogramBin& bin : figures.histogram) {
    histogram.push_back(
        {{"fromMs", bin.from_ms},
         {"toMs", bin.to_ms == funnel::kNoEndMs ? OrderedJson(nullptr) : OrderedJson(bin.to_ms)},
         {"records", bin.records}});
  }
  (*json)["histogram"] = std::move(histogram);
}

void AddTrend(const FunnelFigures& figures, OrderedJson* json) {
  OrderedJson trend = OrderedJson::array();
  for (const funnel::TrendRow& row : figures.trend) {
    trend.push_back({{"date", row.date},
                     {"entered", row.entered},
                     {"converted", row.converted},
                     {"inProgress", row.in_progress}});
  }
  (*json)["trend"] = std::move(trend);
}

void AddFigures(const FunnelFigures& figures, const FunnelParts& parts, OrderedJson* json) {
  (*json)["entered"] = figures.entered;
  (*json)["converted"] = figures.converted;
  (*json)["inProgress"] = figures.in_progress;
  (*json)["dropped"] = figures.dropped;
  (*json)["conversionRate"] = RatioJson(figures.converted, figures.entered);
  (*json)["mature"] = MatureJson(figures.mature);
  OrderedJson stages = OrderedJson::array();
  for (size_t i = 0; i < figures.stages.size(); ++i) {
    stages.push_back(StageJson(figures.stages[i], i == 0, figures.entered, parts.times));
  }
  (*json)["stages"] = std::move(stages);
  if (parts.times) AddTimes(figures, json);
  if (parts.trend) AddTrend(figures, json);
  if (parts.paths) AddJourneys(figures, json);
  if (parts.revenue) (*json)["revenue"] = MoneyJson(figures.revenue);
  if (figures.totals) (*json)["totals"] = TotalsJson(figures);
}

}  // namespace

OrderedJson FunnelJson(const funnel::FunnelResult& result) {
  OrderedJson json;
  json["report"] = "funnel";
  json["unit"] = result.unit;
  if (!result.name.empty()) json["name"] = result.name;
  AddFigures(result.whole, result.parts, &json);
  if (result.breakdown) {
    OrderedJson rows = OrderedJson::array();
    for (const funnel::BreakdownRow& row : *result.breakdown) {
      OrderedJson row_json;
      AddLabel(row.label, &row_json);
      AddFigures(row.figures, result.parts, &row_json);
      rows.push_back(std::move(row_json));
    }
    json["breakdown"] = std::move(rows);
  }
  return json;
}

}  // namespace parcours::report
