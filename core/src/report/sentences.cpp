#include "report/sentences.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parcours/error.h"
#include "text/time_text.h"

namespace parcours::report {

namespace {

// The two largest units: "2 d 3 h", "1.5 s".
std::string DurationText(int64_t duration_us) {
  struct Unit {
    std::string_view name;
    int64_t ms;
  };
  static constexpr Unit kUnits[] = {{" d", 86'400'000}, {" h", 3'600'000}, {" min", 60'000}};
  const double ms = static_cast<double>(duration_us) / 1000.0;
  std::string text;
  if (ms < 60'000) {
    Writer(&text).Number(ms / 1000);
    return text + " s";
  }
  auto rest = static_cast<int64_t>(ms);
  int told = 0;
  for (const Unit& unit : kUnits) {
    if (rest < unit.ms && told == 0) continue;
    if (rest >= unit.ms) text += (told == 0 ? "" : " ") + std::to_string(rest / unit.ms);
    if (rest >= unit.ms) text += unit.name;
    rest %= unit.ms;
    if (++told == 2) break;
  }
  return text;
}

}  // namespace

Writer Members::Add(const char* name, std::string text) {
  members_.push_back({name, "", std::move(text)});
  return Writer(&members_.back().json);
}

void Members::Text(const char* name, const std::string_view& text) {
  Add(name, std::string(text)).Text(text);
}

void Members::Count(const char* name, uint64_t count) {
  Add(name, std::to_string(count)).Count(count);
}

void Members::Time(const char* name, int64_t time_us) { Text(name, text::FormatTime(time_us)); }

void Members::Duration(const char* name, int64_t duration_us) {
  Writer out = Add(name, DurationText(duration_us));
  WriteMilliseconds(duration_us, &out);
}

void Members::Words(const char* name, std::string words) { Add(name, std::move(words)); }

void Members::Write(Writer* out) const {
  for (const Member& member : members_) {
    if (!member.json.empty()) out->Raw(member.name, member.json);
  }
}

const std::string& Members::TextOf(std::string_view name) const {
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [&](const Member& member) { return member.name == name; });
  PARCOURS_CHECK(found != members_.end());
  return found->text;
}

void WriteSentence(std::span<const SentenceText> texts, std::string_view code,
                   const Members& members, Writer* out) {
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [&](const SentenceText& text) { return text.code == code; });
  PARCOURS_CHECK(found != texts.end());
  std::string_view rest = found->text;
  std::string text;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    text += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const size_t close = rest.find('}', open);
    text += members.TextOf(rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
  }
  out->BeginObject();
  out->Text("code", code);
  members.Write(out);
  out->Text("text", text);
  out->End();
}

}  // namespace parcours::report
