#include "report/records_json.h"

#include <string>
#include <string_view>

#include "report/table.h"

namespace parcours::report {

namespace {

constexpr const char* kStateNames[] = {"converted", "in-progress", "dropped"};

void AddStages(const funnel::RecordsResult& result, const funnel::RecordRow& row, Writer* out) {
  out->BeginArray("stages");
  for (const funnel::StageEvent& event : row.events) {
    out->BeginObject();
    out->Text("stage", result.stages[event.stage]);
    AddTime("time", event.time_us, out);
    out->Text("event", event.event);
    out->End();
  }
  out->End();
}

// A row of the CSV: every stage has its columns, whatever the record did.
void AddStageColumns(const funnel::RecordsResult& result, const funnel::RecordRow& row, Row* out) {
  for (uint32_t stage = 0; stage < result.stages.size(); ++stage) {
    std::optional<int64_t> time_us;
    std::optional<std::string_view> name;
    for (const funnel::StageEvent& event : row.events) {
      if (event.stage != stage) continue;
      time_us = event.time_us;
      name = event.event;
    }
    out->Time((result.stages[stage] + ".time").c_str(), time_us);
    out->Text((result.stages[stage] + ".event").c_str(), name);
  }
}

}  // namespace

void WriteRecords(const funnel::RecordsResult& result, const Page& page, Writer* out) {
  out->Text("report", "records");
  out->Text("unit", result.unit);
  const auto write_row = [&](const funnel::RecordRow& row, Row* cells) {
    cells->Text("record", row.record);
    cells->Text("state", kStateNames[static_cast<size_t>(row.state)]);
    if (page.csv) {
      AddStageColumns(result, row, cells);
    } else {
      AddStages(result, row, cells->json());
    }
  };
  AddTable(page, result.total, {}, {}, result.rows, write_row, out);
}

}  // namespace parcours::report
