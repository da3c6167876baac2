#include "text/url.h"

#include <gtest/gtest.h>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

struct Case {
  const char* url;
  const char* host;
  const char* path;
  const char* query;
};

TEST(Url, PartsOfManyForms) {
  const Case cases[] = {
      {"https://shop.example:8080/p/1?q#f", "shop.example", "/p/1", "q"},
      {"https://shop.example", "shop.example", "", ""},
      {"https://shop.example/", "shop.example", "/", ""},
      {"https://shop.example?a=1&b=2", "shop.example", "", "a=1&b=2"},
      {"https://shop.example#top", "shop.example", "", ""},
      {"https://shop.example/p#a?b", "shop.example", "/p", ""},
      {"https://shop.example/p?a=?b#c?d", "shop.example", "/p", "a=?b"},
      {"https://user:pass@shop.example:443/p", "shop.example", "/p", ""},
      {"https://a@b@shop.example/p", "shop.example", "/p", ""},
      {"https://shop.example/@user", "shop.example", "/@user", ""},
      {"http://[::1]:8080/p", "[::1]", "/p", ""},
      {"http://[::1", "[::1", "", ""},
      {"HTTPS://Shop.Example/P", "Shop.Example", "/P", ""},
      {"/p/1?q=2#f", "", "/p/1", "q=2"},
      {"//shop.example/p", "", "//shop.example/p", ""},
      {"/", "", "/", ""},
      {"?q", "", "", "q"},
      {"#f", "", "", ""},
      {"", "", "", ""},
      {"://", "", "", ""},
      {"https://", "", "", ""},
      {"mailto:a@b.example?subject=x", "", "", "subject=x"},
      {"shop.example/p", "", "", ""},
      {"a b://shop.example/p", "", "", ""},
      {"/go?to=https://other.example/x", "", "/go", "to=https://other.example/x"},
      {"https://shop.example/café/ü", "shop.example", "/café/ü", ""},
  };
  for (const Case& c : cases) {
    const HeapText url(c.url);
    EXPECT_EQ(UrlHost(url.view()), c.host) << c.url;
    EXPECT_EQ(UrlPath(url.view()), c.path) << c.url;
    EXPECT_EQ(UrlQuery(url.view()), c.query) << c.url;
  }
}

}  // namespace
}  // namespace parcours::text
