// What the answers to small loads hold: members by channel, rows of messages and recipients, and
// what is said of a request that names what the data does not hold, or is wrong.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/metrics_lines.h"
#include "metrics/unknown_names.h"
#include "parcours/error.h"
#include "reference/load_events.h"

namespace parcours {
namespace {

using test::Ask;

TEST(MetricKeys, AChannelLacksWhatItCannotHave) {
  const auto cards = Ask("<00:00:00 sms.sent m d|<00:00:00 email.sent m d", "cards", "");
  for (const char* key : {"opened", "openRate", "bounces", "abuseReports", "pending"}) {
    EXPECT_FALSE(cards["sms"].contains(key)) << key;
    EXPECT_TRUE(cards["email"].contains(key)) << key;
  }
  EXPECT_FALSE(cards["email"].contains("undelivered"));
  EXPECT_FALSE(cards["all"].contains("orders"));
  EXPECT_FALSE(Ask("<00:00:00 sms.sent m d", "cards", "").contains("email"));
}

TEST(Messages, HoldThoseNobodyWasSentAndThoseWithoutAMessage) {
  const auto answer = Ask(
      "{\"journey\":\"j\",\"messages\":[{\"message\":\"m\",\"name\":\"Hello\",\"channel\":"
      "\"email\"},"
      "{\"message\":\"late\",\"channel\":\"sms\"}]}|<00:00:00 email.sent m d1|<00:00:00 email.sent "
      "- d2",
      "messages", "");
  ASSERT_EQ(answer["total"], 3);
  EXPECT_EQ(answer["rows"][0]["name"], "Hello");
  EXPECT_EQ(answer["rows"][0]["journey"], "j");
  EXPECT_TRUE(answer["rows"][1]["message"].is_null());
  EXPECT_EQ(answer["rows"][1]["sends"], 1);
  EXPECT_EQ(answer["rows"][2]["message"], "late");
  EXPECT_EQ(answer["rows"][2]["sends"], 0);
}

TEST(Messages, SortNullsLastWhateverTheDirection) {
  const char* events =
      "<00:00:00 email.sent a d1|<00:01:00 email.opened a d1|<00:00:00 email.sent b d2|<00:00:00 "
      "sms.sent z d3";
  for (const char* sort : {"'sort':'openRate'", "'sort':'-openRate'"}) {
    const auto rows = Ask(events, "messages", sort)["rows"];
    EXPECT_EQ(rows[2]["message"], "z") << sort;
  }
  EXPECT_EQ(Ask(events, "messages", "'sort':'-openRate'")["rows"][0]["message"], "a");
  EXPECT_EQ(Ask(events, "messages", "'sort':'openRate'")["rows"][0]["message"], "b");
}

TEST(Recipients, AreContactsWithTheirInstancesTogether) {
  const auto answer = Ask(
      "<00:00:00 email.sent m d1|<00:01:00 email.delivered m d1|<06 00:00:00 email.sent m d2|<06 "
      "00:01:00 email.bounced m d2 'reason':'hard: no such user'|<00:02:00 email.clicked m d1 "
      "'url':'https://s/a'|<00:00:00 email.sent m d3 'contact':'b'",
      "recipients", "'message':'m'");
  ASSERT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["rows"][0]["contact"], "b");
  const auto& row = answer["rows"][1];
  EXPECT_EQ(row["sentAt"], "2026-01-05T00:00:00Z");
  EXPECT_EQ(row["deliveredAt"], "2026-01-05T00:01:00Z");
  EXPECT_EQ(row["opens"], 1);
  EXPECT_EQ(row["firstOpenAt"], "2026-01-05T00:02:00Z");
  EXPECT_EQ(row["bounce"], "hard");
  EXPECT_FALSE(row.contains("code"));
}

TEST(Recipients, ByEventShowAFailureInTheDatesOfItsLastAlone) {
  const char* events =
      "<00:00:00 email.sent m d1|<00:00:01 email.bounced m d1 'reason':'hard'|<20 00:00:00 "
      "email.bounced m d1 'reason':'block'";
  const auto bounce = [&](const std::string& range) {
    return Ask(
        events, "recipients",
        "'message':'m','options':{'dateBasis':'event'},'range':" + range)["rows"][0]["bounce"];
  };
  EXPECT_TRUE(bounce("{'to':'2026-01-05'}").is_null());
  EXPECT_EQ(bounce("{'from':'2026-01-05','to':'2026-01-20'}"), "block");
}

TEST(MetricRequests, NameWhatTheDataDoesNotHold) {
  const auto store = reference::LoadEvents(test::EventLines(
      "{\"journey\":\"j1\",\"name\":\"Welcome\"}|{\"contact\":\"c\",\"lists\":[\"vip\"]}|"
      "<00:00:00 email.sent hello d1 'journey':'j1'"));
  MetricsQuery query;
  query.message = "helo";
  query.metrics.selection.journeys = {"Welcome", "j1", "nothing-like-it"};
  query.metrics.selection.journey_list = true;
  query.metrics.selection.messages = {"hello"};
  query.metrics.selection.lists = {"vipp"};
  std::vector<std::string> said;
  for (const Warning& warning :
       metrics::UnknownNames(query, metrics::InstanceTable(*store), *store)) {
    said.push_back(warning.code + " " + warning.path + " " + warning.message);
  }
  EXPECT_EQ(said,
            (std::vector<std::string>{
                "unknown-journey journey[0] the data holds no journey 'Welcome'; it is the name of "
                "'j1'",
                "unknown-journey journey[2] the data holds no journey 'nothing-like-it'",
                "unknown-message message the data holds no message 'helo'; did you mean 'hello'?",
                "unknown-list filters.lists[0] the data holds no list 'vipp'; did you mean "
                "'vip'?"}));
}

TEST(MetricRequests, SayWhatIsWrong) {
  const struct {
    const char* members;
    const char* path;
  } bad[] = {{"'options':{'unit':'people'}", "options.unit"},
             {"'options':{'attribution':'custom'}", "options.windows"},
             {"'options':{'windows':{'emailOpen':'P5D'}}", "options.windows"},
             {"'trend':'year'", "trend"},
             {"'chanel':'sms'", "chanel"},
             {"'status':['live']", "status[0]"},
             {"'options':{'machineReasons':['agents']}", "options.machineReasons[0]"},
             {"'options':{'attribution':'custom','windows':{'emailOpen':'P1M'}}",
              "options.windows.emailOpen"}};
  for (const auto& request : bad) {
    try {
      Ask("", "cards", request.members);
      ADD_FAILURE() << request.members << " was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.problems().front().path, request.path);
    }
  }
  EXPECT_THROW(Ask("", "messages", "'sort':'sendz'"), Error);
  EXPECT_THROW(Ask("", "recipients", "'message':'m','sort':'sends'"), Error);
}

}  // namespace
}  // namespace parcours
