#include "report/records_json.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/csv_page.h"
#include "text/csv_writer.h"
#include "text/time_text.h"

namespace parcours::report {

namespace {

constexpr std::string_view kStateNames[] = {"converted", "in-progress", "dropped"};

std::string_view StateName(funnel::RecordState state) {
  return kStateNames[static_cast<size_t>(state)];
}

void AppendRow(const std::vector<std::string>& cells, std::string* csv) {
  text::AppendCsvRow(std::vector<std::string_view>(cells.begin(), cells.end()), csv);
}

}  // namespace

OrderedJson RecordsJson(const funnel::RecordsResult& result) {
  OrderedJson rows = OrderedJson::array();
  for (const funnel::RecordRow& row : result.rows) {
    OrderedJson stages = OrderedJson::array();
    for (const funnel::StageEvent& event : row.events) {
      stages.push_back({{"stage", result.stages[event.stage]},
                        {"time", TimeJson(event.time_us)},
                        {"event", event.event}});
    }
    rows.push_back(
        {{"record", row.record}, {"state", StateName(row.state)}, {"stages", std::move(stages)}});
  }
  return {{"report", "records"},
          {"unit", result.unit},
          {"total", result.total},
          {"rows", std::move(rows)}};
}

OrderedJson RecordsCsvJson(const funnel::RecordsResult& result, const Page& page) {
  std::string csv;
  std::vector<std::string> cells = {"record", "state"};
  if (page.offset == 0) {
    for (const std::string& stage : result.stages) {
      cells.push_back(stage + ".time");
      cells.push_back(stage + ".event");
    }
    AppendRow(cells, &csv);
  }
  for (const funnel::RecordRow& row : result.rows) {
    cells.assign(2 + 2 * result.stages.size(), "");
    cells[0] = row.record;
    cells[1] = StateName(row.state);
    for (const funnel::StageEvent& event : row.events) {
      cells[2 + 2 * size_t{event.stage}] = text::FormatTime(event.time_us);
      cells[3 + 2 * size_t{event.stage}] = event.event;
    }
    AppendRow(cells, &csv);
  }
  return CsvPageJson("records", result.unit, result.total, page, result.rows.size(),
                     std::move(csv));
}

}  // namespace parcours::report
