// User agents of proxies and scanners: who fetches a message's pictures and links without a person.
#pragma once

#include <string_view>

namespace parcours::metrics {

// True where the user agent, as the export gives it, is that of a known proxy, scanner or robot.
bool IsMachineAgent(std::string_view user_agent);

}  // namespace parcours::metrics
