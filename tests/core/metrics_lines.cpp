#include "core/metrics_lines.h"

#include <sstream>

#include "core/metrics_query.h"

namespace parcours::test {
namespace {

std::string Line(const std::string& text, int number) {
  if (text.empty() || text[0] != '<') return text;
  std::istringstream words(text.substr(1));
  std::string day = "05";
  std::string time, type, message, delivery, rest, contact = "c";
  words >> time;
  if (time.find(':') == std::string::npos) {
    day = time;
    words >> time;
  }
  words >> type >> message >> delivery;
  std::getline(words, rest);
  rest = Quoted(rest);
  std::string line = R"({"id":"e)" + std::to_string(number) + R"(","time":"2026-01-)" + day + "T" +
                     time + R"(Z","type":")" + type + "\"";
  if (rest.find("\"contact\"") == std::string::npos) line += R"(,"contact":"c")";
  if (!message.empty() && message != "-") line += R"(,"message":")" + message + "\"";
  if (!delivery.empty() && delivery != "-") line += R"(,"delivery":")" + delivery + "\"";
  if (rest.find_first_not_of(' ') != std::string::npos) line += "," + rest;
  return line + "}";
}

}  // namespace

std::string EventLines(const std::string& events) {
  std::istringstream parts(events);
  std::string part, lines;
  for (int number = 0; std::getline(parts, part, '|'); ++number) lines += Line(part, number) + "\n";
  return lines;
}

std::string Quoted(std::string text) {
  for (char& c : text) c = c == '\'' ? '"' : c;
  return text;
}

nlohmann::json Ask(const std::string& events, const std::string& report,
                   const std::string& members) {
  const std::string request =
      "{'report':'" + report + "'" + (members.empty() ? "" : "," + members) + "}";
  return QueryMetrics(EventLines(events), Quoted(request));
}

}  // namespace parcours::test
