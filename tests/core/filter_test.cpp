#include "store/filter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "store/event_store_builder.h"

namespace parcours::store {
namespace {

FilterValue Text(std::string text) { return {std::move(text), false}; }
FilterValue Number(std::string text) { return {std::move(text), true}; }

struct Case {
  Operator op;
  std::vector<FilterValue> values;
  const char* value;  // nullptr: absent
  bool passes;
};

TEST(Filter, OperatorsOnOneValue) {
  const Case cases[] = {
      {Operator::kEq, {Text("FR")}, "FR", true},
      {Operator::kEq, {Text("FR")}, "fr", false},  // F4
      {Operator::kEq, {Text("FR")}, nullptr, false},
      {Operator::kEq, {Number("5")}, "5", true},
      {Operator::kEq, {Number("5")}, "5.0", true},
      {Operator::kEq, {Text("1000")}, "01000", false},  // F5
      {Operator::kEq, {Number("1000")}, "01000", true},
      {Operator::kEq, {Number("5")}, "five", false},
      {Operator::kEq, {Text("")}, "", true},  // F6
      {Operator::kExists, {}, "", true},
      {Operator::kMissing, {}, "", false},
      {Operator::kMissing, {}, nullptr, true},
      {Operator::kNe, {Text("FR")}, nullptr, true},  // F3
      {Operator::kNe, {Text("FR")}, "FR", false},
      {Operator::kNotIn, {Text("a"), Text("b")}, nullptr, true},
      {Operator::kNotIn, {Text("a"), Text("b")}, "b", false},
      {Operator::kIn, {Text("a"), Number("2")}, "2.00", true},
      {Operator::kIn, {}, "a", false},
      {Operator::kContains, {Text("ell")}, "hello", true},
      {Operator::kContains, {Text("ell")}, nullptr, false},
      {Operator::kNotContains, {Text("ell")}, nullptr, true},
      {Operator::kNotContains, {Text("ell")}, "hello", false},
      {Operator::kStartsWith, {Text("/pro")}, "/product", true},
      {Operator::kStartsWith, {Text("/product/")}, "/product", false},
      {Operator::kEndsWith, {Text("uct")}, "/product", true},
      {Operator::kEndsWith, {Text("a/product")}, "/product", false},
      {Operator::kLike, {Text("/p*t?")}, "/product1", true},
      {Operator::kLike, {Text("/p*t?")}, "/product", false},
      {Operator::kLt, {Number("10")}, "9", true},
      {Operator::kLt, {Text("10")}, "9", false},  // text against text
      {Operator::kLt, {Number("10")}, "x", false},
      {Operator::kLt, {Number("10")}, nullptr, false},
      {Operator::kGte, {Number("0.1")}, "0.10", true},
      {Operator::kGt, {Number("0.1")}, "0.10", false},
      {Operator::kLte, {Number("9007199254740993")}, "9007199254740994", false},  // no doubles
      {Operator::kBetween, {Number("0"), Number("2")}, "2", true},
      {Operator::kBetween, {Number("0"), Number("2")}, "2.01", false},
      {Operator::kBefore, {Text("2026-01-02")}, "2026-01-01T23:59:59Z", true},
      {Operator::kAfter, {Text("2026-01-02")}, "2026-01-01T23:59:59Z", false},
      {Operator::kBefore, {Text("2026-01-02")}, "soon", false},
  };
  int index = 0;
  for (const Case& test : cases) {
    Filter filter;
    filter.op = test.op;
    filter.values = test.values;
    const bool present = test.value != nullptr;
    EXPECT_EQ(PassesFilter(filter, present, present ? test.value : ""), test.passes)
        << "case " << index;
    ++index;
  }
}

class OnRows : public testing::Test {
 protected:
  OnRows() {
    const ColumnId url = ColumnOf(Field::kUrl);
    const ColumnId order = builder_.PropertyColumn("order");
    const Cell cells[] = {{url, builder_.Intern(url, "https://shop.example/p/1?x=2")},
                          {order, builder_.Intern(order, "property")}};
    const ContactCode contact = builder_.InternContact("a@b.example");
    builder_.Append({contact, 1'000'000, builder_.InternType("page_view"), 0, cells});
    builder_.SetContactProperty(contact, "country", "FR", ValueKind::kText);
    builder_.AddToList(contact, "vip");
    store_ = builder_.Seal(nullptr);
  }

  bool Passes(const char* property, Operator op, std::vector<FilterValue> values) {
    Filter filter;
    filter.property = property;
    filter.op = op;
    filter.values = std::move(values);
    return RowFilter(*store_, {filter}).Matches(0, 0);
  }

  EventStoreBuilder builder_;
  std::shared_ptr<const EventStore> store_;
};

TEST_F(OnRows, NamesReachCanonicalFieldsDerivedPartsPropertiesAndTheContact) {
  EXPECT_TRUE(Passes("type", Operator::kEq, {Text("page_view")}));
  EXPECT_TRUE(Passes("contact", Operator::kEndsWith, {Text("@b.example")}));
  EXPECT_TRUE(Passes("channel", Operator::kEq, {Text("web")}));
  EXPECT_TRUE(Passes("url.path", Operator::kEq, {Text("/p/1")}));
  EXPECT_TRUE(Passes("url.host", Operator::kEq, {Text("shop.example")}));
  EXPECT_TRUE(Passes("contact.country", Operator::kEq, {Text("FR")}));
  EXPECT_TRUE(Passes("time", Operator::kAfter, {Text("1970-01-01")}));
  EXPECT_FALSE(Passes("time", Operator::kBefore, {Text("1970-01-01")}));
}

TEST_F(OnRows, APlainNameIsTheCanonicalFieldAndPropertiesDotNameTheProperty) {  // F32
  EXPECT_TRUE(Passes("order", Operator::kMissing, {}));
  EXPECT_TRUE(Passes("properties.order", Operator::kEq, {Text("property")}));
}

TEST_F(OnRows, AnUnknownPropertyIsAbsent) {
  EXPECT_TRUE(Passes("nowhere", Operator::kNe, {Text("x")}));
  EXPECT_FALSE(Passes("nowhere", Operator::kExists, {}));
  EXPECT_TRUE(Passes("contact.nowhere", Operator::kMissing, {}));
}

TEST_F(OnRows, OneOfTheAlternativesIsEnough) {
  Filter wrong;
  wrong.property = "type";
  wrong.op = Operator::kEq;
  wrong.values = {Text("x")};
  Filter right = wrong;
  right.values = {Text("page_view")};
  Filter both;
  both.any = {wrong, right};
  EXPECT_TRUE(RowFilter(*store_, {both}).Matches(0, 0));
  both.any = {wrong, wrong};
  EXPECT_FALSE(RowFilter(*store_, {both}).Matches(0, 0));
}

TEST_F(OnRows, ContactFiltersReadTheRecordAndItsLists) {
  Filter country;
  country.property = "country";
  country.op = Operator::kEq;
  country.values = {Text("FR")};
  EXPECT_TRUE(ContactFilter(*store_, {country}, {}).Matches(0));
  EXPECT_TRUE(ContactFilter(*store_, {country}, {"other", "vip"}).Matches(0));
  EXPECT_FALSE(ContactFilter(*store_, {country}, {"other"}).Matches(0));
  country.property = "url";  // the event's field is not the contact's property
  country.op = Operator::kExists;
  EXPECT_FALSE(ContactFilter(*store_, {country}, {}).Matches(0));
}

}  // namespace
}  // namespace parcours::store
