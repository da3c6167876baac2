// Explanations of single records: they agree with what the funnel counts, and have a reason for
// every event.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/funnel_random.h"
#include "funnel/explain.h"
#include "funnel/records.h"
#include "parcours/engine.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;
using testing::FunnelEvent;
using testing::Random;

void ExpectSameChain(const RecordRow& row, const Explanation& explanation) {
  EXPECT_EQ(static_cast<int>(explanation.state), static_cast<int>(row.state));
  size_t reached = 0;
  for (const ExplainedStage& stage : explanation.stages) reached += stage.match.has_value();
  EXPECT_EQ(reached, row.events.size());
  for (const StageEvent& event : row.events) {
    const ExplainedStage& stage = explanation.stages[event.stage];
    ASSERT_TRUE(stage.match);
    EXPECT_EQ(stage.match->time_us, event.time_us);
    EXPECT_EQ(stage.match->event, event.event);
  }
}

// Only a stage that was served can be one for which another event was taken: the chain is the
// longest, so there is a rule against every other event.
void ExpectAReasonForEveryEvent(const Explanation& explanation) {
  for (const ExplainedStage& stage : explanation.stages) {
    if (stage.match) continue;
    for (const MissCount& miss : stage.misses) {
      EXPECT_NE(miss.miss, Miss::kAnotherTaken);
      EXPECT_GT(miss.events, 0u);
    }
  }
  for (const ExplainedEvent& event : explanation.events) {
    EXPECT_TRUE(event.served || event.missed || !event.exclusions.empty());
    if (!event.missed || explanation.stages[*event.missed].match) continue;
    EXPECT_NE(event.miss, Miss::kAnotherTaken);
  }
}

TEST(FunnelExplain, AgreesWithTheFunnelAndHasAReasonForEveryEvent) {
  const uint32_t seed = 31;
  Random random(seed);
  for (int round = 0; round < 5'000 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const std::vector<FunnelEvent> events = testing::RandomEvents(&random);
    FunnelDefinition definition = testing::RandomDefinition(&random);
    if (random.OneIn(6) && definition.exclusions.empty() && definition.tolerance_us == 0) {
      definition.order = StageOrder::kAny;
      definition.entry = EntryRule::kEarliest;
      for (Stage& stage : definition.stages) stage.optional = false;
    }
    const auto store = testing::MakeStore(events);
    Page all;
    all.sort = "entry";
    all.limit = 0;
    const RecordsResult records = ListRecords(*store, definition, {}, all);
    std::set<std::string_view> entered;
    for (const RecordRow& row : records.rows) {
      entered.insert(row.record);
      const Explanation explanation = ExplainRecord(*store, definition, row.record, all);
      ExpectSameChain(row, explanation);
      ExpectAReasonForEveryEvent(explanation);
    }
    for (store::ContactIndex contact = 0; contact < store->contact_count(); ++contact) {
      const std::string_view id = store->ContactId(contact);
      if (entered.count(id) != 0) continue;
      const Explanation explanation = ExplainRecord(*store, definition, id, all);
      if (explanation.state == ExplainedState::kRemoved) {
        EXPECT_TRUE(explanation.removed_by);
      } else {
        EXPECT_EQ(explanation.state, ExplainedState::kNotEntered);
      }
      ExpectAReasonForEveryEvent(explanation);
    }
  }
}

// To search all contacts fast, sets of all rows are made and kept (store/row_bits.h).
TEST(FunnelExplain, OfOneRecordMakesNoSetOfAllRows) {
  const auto store = testing::MakeStore({{"a", "visit", 1}, {"a", "order", 2}, {"b", "visit", 1}});
  FunnelDefinition definition;
  definition.stages.resize(2);
  definition.stages[0].steps = {{"visit", {{"contact", Operator::kNe, {{"b"}}, {}, {}}}}};
  definition.stages[1].steps = {{"order", {}}};
  store::ContactIndex contact;  // the dictionaries' indexes are made by their first search
  ASSERT_TRUE(store->FindContact("a", &contact) && store->vocabulary().types.Find("visit") != 0);
  const size_t before = store->memory_bytes();
  EXPECT_EQ(ExplainRecord(*store, definition, "a", {}).state, ExplainedState::kConverted);
  EXPECT_EQ(store->memory_bytes(), before);
  ListRecords(*store, definition, {}, {});
  EXPECT_GT(store->memory_bytes(), before);
}

// ---- by request ---------------------------------------------------------------------------------

constexpr const char* kEvents =
    R"({"contact":"early","time":"2026-01-01T09:00:00Z","type":"order"}
{"contact":"early","time":"2026-01-01T10:00:00Z","type":"visit","properties":{"page":"/x"}}
{"contact":"late","time":"2026-01-01T10:00:00Z","type":"visit"}
{"contact":"late","time":"2026-01-09T10:00:00Z","type":"order"}
{"contact":"late","time":"2026-01-10T10:00:00Z","type":"order"}
{"contact":"out","time":"2026-01-01T10:00:00Z","type":"visit"}
{"contact":"out","time":"2026-01-02T10:00:00Z","type":"unsubscribed"}
{"contact":"out","time":"2026-01-03T10:00:00Z","type":"order"}
{"contact":"done","time":"2026-01-01T10:00:00Z","type":"visit","properties":{"page":"/y"}}
{"contact":"done","time":"2026-01-02T10:00:00Z","type":"form"}
{"contact":"done","time":"2026-01-02T11:30:00Z","type":"order"}
{"contact":"idle","time":"2026-02-01T10:00:00Z","type":"form"}
{"contact":"new","time":"2026-02-01T09:00:00Z","type":"visit"}
)";

class FunnelExplainRequest : public ::testing::Test {
 protected:
  FunnelExplainRequest() {
    engine_.Begin(R"({"format":"parcours"})");
    engine_.Append(kEvents);
    engine_.End();
    engine_.Seal();
  }

  // `more` stands inside the definition.
  Json Ask(const std::string& record, const std::string& more = "", const std::string& where = "") {
    return Json::parse(
        engine_.Query(R"({"report":"explain","record":")" + record +
                      R"(","definition":{"window":{"total":"P7D"},"stages":[)"
                      R"({"id":"visited","steps":[{"event":"visit")" +
                      where +
                      R"(}]},{"id":"form","optional":true,"steps":[{"event":"form"}]},)"
                      R"({"id":"bought","steps":[{"event":"order"}]}])" +
                      more + "}}"));
  }

  std::vector<std::string> Texts(const Json& answer) {
    std::vector<std::string> texts;
    for (const Json& sentence : answer["value"]["sentences"]) texts.push_back(sentence["text"]);
    return texts;
  }

  Engine engine_;
};

using Names = std::vector<std::string>;

TEST_F(FunnelExplainRequest, TellsAConversionInWords) {
  EXPECT_EQ(
      Texts(Ask("done")),
      (Names{"done converted: 'bought', the last stage, 1 d 1 h after its entry.",
             "Its attempt begins at 2026-01-01T10:00:00Z, with the only event that may begin one.",
             "Its window ends at 2026-01-08T10:00:00Z.",
             "'visited': reached by 'visit' at 2026-01-01T10:00:00Z.",
             "'form': reached by 'form' at 2026-01-02T10:00:00Z, 1 d after 'visited'.",
             "'bought': reached by 'order' at 2026-01-02T11:30:00Z, 1 h 30 min after 'form'."}));
}

TEST_F(FunnelExplainRequest, TellsWhatStoppedARecord) {
  const Json late = Ask("late");
  EXPECT_EQ(late["value"]["state"], "dropped");
  EXPECT_EQ(late["value"]["stages"][2], Json::parse(R"({"stage":"bought","optional":false,
      "reached":false,"reason":"window","misses":[{"reason":"window","events":2,
      "time":"2026-01-09T10:00:00Z","event":"order","byMs":86400000}]})"));
  EXPECT_EQ(late["value"]["events"][1], Json::parse(R"({"time":"2026-01-09T10:00:00Z",
      "event":"order","stages":["bought"],"missed":"bought","reason":"window"})"));
  EXPECT_EQ(late["value"]["sentences"].back(),
            Json::parse(R"({"code":"missed-more","stage":"bought","reason":"window","events":1,
                            "text":"'bought': not by 1 more, for the same reason."})"));
  EXPECT_EQ(Texts(Ask("early")).back(),
            "'bought': not by 'order' at 2026-01-01T09:00:00Z, 1 h before the stage before was "
            "reached.");
  EXPECT_EQ(Texts(Ask("new")).front(),
            "new is in progress: it has reached 'visited', and its window is open until "
            "2026-02-08T09:00:00Z.");
  EXPECT_EQ(Texts(Ask("new")).back(), "'bought': no event has the name of one of its steps.");
}

TEST_F(FunnelExplainRequest, TellsOfExclusionsAndFilters) {
  const std::string exclusion = R"(,"exclusions":[{"event":"unsubscribed"}])";
  EXPECT_EQ(Texts(Ask("out", exclusion)).back(),
            "'bought': not by 'order' at 2026-01-03T10:00:00Z; the exclusion 'unsubscribed' at "
            "2026-01-02T10:00:00Z had ended the attempt.");
  const std::string remove = R"(,"exclusions":[{"event":"unsubscribed","mode":"remove-record"}])";
  EXPECT_EQ(Texts(Ask("out", remove)).front(),
            "out is in no count: the exclusion 'unsubscribed' at 2026-01-02T10:00:00Z removes it.");
  const Json filtered = Ask("early", "", R"(,"where":[["page","eq","/y"]])");
  EXPECT_EQ(filtered["value"]["state"], "not-entered");
  EXPECT_EQ(filtered["value"]["stages"][0]["reason"], "filter");
  EXPECT_EQ(filtered["value"]["stages"][2]["reason"], "after-stop");
  EXPECT_EQ(Texts(filtered),
            (Names{"early did not enter: none of its events may begin an attempt.",
                   "'visited': not by 'visit' at 2026-01-01T10:00:00Z; it does not "
                   "pass the step's filters."}));
  const Json left_out = Ask("done", R"(,"filters":{"contact":[["plan","eq","pro"]]})");
  EXPECT_EQ(left_out["value"]["leftOut"], "contact-filter");
  EXPECT_EQ(Ask("done", R"(,"filters":{"lists":["vip"]})")["value"]["leftOut"], "lists");
}

TEST_F(FunnelExplainRequest, PagesItsEventsAndRefusesStrangers) {
  const Json page = Json::parse(engine_.Query(
      R"({"report":"explain","record":"late","limit":1,"offset":2,"definition":{"stages":[)"
      R"({"id":"a","steps":[{"event":"visit"}]},{"id":"b","steps":[{"event":"order"}]}]}})"));
  EXPECT_EQ(page["value"]["total"], 3);
  EXPECT_EQ(page["value"]["events"].size(), 1u);
  EXPECT_EQ(page["value"]["events"][0]["reason"], "another-taken");
  EXPECT_EQ(Ask("nobody")["error"]["path"], "record");
  EXPECT_EQ(Ask("done", R"(,"count":"deal")")["error"]["message"],
            "no event has the deal 'done'; expected one that the data holds");
}

}  // namespace
}  // namespace parcours::funnel
