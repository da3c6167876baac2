// Which names are near one that was not found.
#include "text/near_names.h"

#include <gtest/gtest.h>

namespace parcours::text {
namespace {

using Names = std::vector<std::string_view>;

TEST(NearNames, TwoNeighboursThatChangedPlacesAreOneEdit) {
  EXPECT_EQ(NearNames("eamil", {"time", "email"}), Names{"email"});
  EXPECT_EQ(NearNames("tiem", {"type", "time"}), Names{"time"});
  EXPECT_EQ(NearNames("emial", {"e_mail", "email"}), Names{"email"});
}

TEST(NearNames, AThirdOfTheNameMayDiffer) {
  EXPECT_EQ(NearNames("mesage", {"message", "massage", "journey"}), (Names{"message", "massage"}));
  EXPECT_EQ(NearNames("Form Submitted", {"form_submitted"}), Names{"form_submitted"});
  EXPECT_TRUE(NearNames("abc", {"xyz"}).empty());
  EXPECT_TRUE(NearNames("", {"xyz"}).empty());
}

TEST(NearNames, OneMayHoldTheOther) {
  EXPECT_EQ(NearNames("mail", {"customer_email_address"}), Names{"customer_email_address"});
}

}  // namespace
}  // namespace parcours::text
