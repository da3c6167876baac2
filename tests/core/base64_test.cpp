#include "text/base64.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace parcours::text {
namespace {

// The examples of RFC 4648 section 10, and every byte.
TEST(Base64, DecodesWhatItsRuleSays) {
  const std::pair<std::string, std::string> cases[] = {{"", ""},
                                                       {"Zg==", "f"},
                                                       {"Zm8=", "fo"},
                                                       {"Zm9v", "foo"},
                                                       {"Zm9vYg==", "foob"},
                                                       {"Zm9vYmE=", "fooba"},
                                                       {"Zm9vYmFy", "foobar"},
                                                       {"Zg", "f"},
                                                       {"+/8=", "\xFB\xFF"},
                                                       {"AAAA", std::string(3, '\0')}};
  for (const auto& [encoded, bytes] : cases) {
    std::string decoded = "x";
    EXPECT_TRUE(AppendBase64Decoded(encoded, &decoded)) << encoded;
    EXPECT_EQ(decoded, "x" + bytes) << encoded;
  }
}

TEST(Base64, RefusesAnythingElse) {
  for (const std::string encoded :
       {"Z", "Zm9vY", "Zm9v\n", " Zm9v", "Zm-_", "Z===", "====", "Zg=", "=", "Zm=v",
        "\xC3\xA9"
        "ab"}) {
    std::string decoded;
    EXPECT_FALSE(AppendBase64Decoded(encoded, &decoded)) << encoded;
  }
}

}  // namespace
}  // namespace parcours::text
