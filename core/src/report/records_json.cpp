#include "report/records_json.h"

#include <string>
#include <string_view>
#include <utility>

#include "report/table.h"

namespace parcours::report {

namespace {

constexpr std::string_view kStateNames[] = {"converted", "in-progress", "dropped"};

std::string_view StateName(funnel::RecordState state) {
  return kStateNames[static_cast<size_t>(state)];
}

OrderedJson StagesJson(const funnel::RecordsResult& result, const funnel::RecordRow& row) {
  OrderedJson stages = OrderedJson::array();
  for (const funnel::StageEvent& event : row.events) {
    stages.push_back({{"stage", result.stages[event.stage]},
                      {"time", TimeJson(event.time_us)},
                      {"event", event.event}});
  }
  return stages;
}

// A row of the CSV: every stage has its columns, whatever the record did.
void AddStageColumns(const funnel::RecordsResult& result, const funnel::RecordRow& row,
                     OrderedJson* json) {
  for (const std::string& stage : result.stages) {
    (*json)[stage + ".time"] = nullptr;
    (*json)[stage + ".event"] = nullptr;
  }
  for (const funnel::StageEvent& event : row.events) {
    const std::string& stage = result.stages[event.stage];
    (*json)[stage + ".time"] = TimeJson(event.time_us);
    (*json)[stage + ".event"] = event.event;
  }
}

}  // namespace

OrderedJson RecordsJson(const funnel::RecordsResult& result, const Page& page) {
  const auto row_json = [&](const funnel::RecordRow& row) {
    OrderedJson json = {{"record", row.record}, {"state", StateName(row.state)}};
    if (page.csv) {
      AddStageColumns(result, row, &json);
    } else {
      json["stages"] = StagesJson(result, row);
    }
    return json;
  };
  OrderedJson rows = OrderedJson::array();
  for (const funnel::RecordRow& row : result.rows) rows.push_back(row_json(row));
  OrderedJson json = {{"report", "records"}, {"unit", result.unit}};
  AddTable(page, result.total, row_json({}), {}, std::move(rows), &json);
  return json;
}

}  // namespace parcours::report
