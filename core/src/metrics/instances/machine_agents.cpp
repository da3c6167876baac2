#include "metrics/instances/machine_agents.h"

#include "text/any_case.h"

namespace parcours::metrics {
namespace {

// What the user agent holds, in any case. Mail services' picture proxies; scanners of links; robots
// and programs that fetch without a browser.
constexpr std::string_view kParts[] = {
    "GoogleImageProxy",
    "ggpht.com",
    "YahooMailProxy",
    "YahooCacheSystem",
    "barracuda",
    "proofpoint",
    "mimecast",
    "messagelabs",
    "safelinks",
    "trendmicro",
    "forcepoint",
    "zscaler",
    "bot/",
    "bot;",
    "crawler",
    "spider",
    "HeadlessChrome",
    "PhantomJS",
    "python-requests",
    "python-urllib",
    "aiohttp",
    "Go-http-client",
    "curl/",
    "Wget/",
    "libwww-perl",
    "Apache-HttpClient",
    "facebookexternalhit",
    "Slackbot",
};
// What some mail apps' proxies say, and nothing more.
constexpr std::string_view kWhole[] = {"Mozilla/5.0", "Mozilla/4.0"};

}  // namespace

bool IsMachineAgent(std::string_view user_agent) {
  for (const std::string_view whole : kWhole) {
    if (user_agent == whole) return true;
  }
  for (const std::string_view part : kParts) {
    if (text::ContainsAnyCase(user_agent, part)) return true;
  }
  return false;
}

}  // namespace parcours::metrics
