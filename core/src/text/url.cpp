#include "text/url.h"

#include <algorithm>

#include "text/ascii.h"

namespace parcours::text {
namespace {

bool IsSchemeByte(char c) { return IsLetter(c) || IsDigit(c) || c == '+' || c == '-' || c == '.'; }

std::string_view BeforeAny(std::string_view text, std::string_view stops) {
  return text.substr(0, std::min(text.find_first_of(stops), text.size()));
}

// What follows "scheme://"; data() is nullptr where the text does not begin so.
std::string_view AfterScheme(std::string_view url) {
  size_t length = 0;
  while (length < url.size() && IsSchemeByte(url[length])) ++length;
  if (length == 0 || url.substr(length, 3) != "://") return {};
  return url.substr(length + 3);
}

}  // namespace

std::string_view UrlPath(std::string_view url) {
  if (!url.empty() && url[0] == '/') return BeforeAny(url, "?#");
  const std::string_view rest = AfterScheme(url);
  return BeforeAny(rest.substr(BeforeAny(rest, "/?#").size()), "?#");
}

std::string_view UrlHost(std::string_view url) {
  std::string_view authority = BeforeAny(AfterScheme(url), "/?#");
  const size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (!authority.empty() && authority[0] == '[') {  // an IPv6 address has colons of its own
    const size_t close = authority.find(']');
    return close == std::string_view::npos ? authority : authority.substr(0, close + 1);
  }
  return BeforeAny(authority, ":");
}

std::string_view UrlQuery(std::string_view url) {
  const std::string_view before_fragment = BeforeAny(url, "#");
  const size_t mark = before_fragment.find('?');
  if (mark == std::string_view::npos) return {};
  return before_fragment.substr(mark + 1);
}

}  // namespace parcours::text
