// Events of small loads in a shorthand, and questions about them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace parcours::test {

// Events in the canonical format, a line each. `events`: "|" between lines; one that opens with "<"
// is an event of contact c, another line stands as it is. "<00:01 email.opened m1 d1
// 'machine':true" is at that time of 2026-01-05; a day before the time ("<07 00:01 ...") is a day
// of January 2026;
// "-" is "no message", "no delivery".
std::string EventLines(const std::string& events);

// JSON written with ' for ".
std::string Quoted(std::string text);

// The answer of a report on these events; `members` of the request beside "report", as Quoted().
nlohmann::json Ask(const std::string& events, const std::string& report,
                   const std::string& members);

}  // namespace parcours::test
