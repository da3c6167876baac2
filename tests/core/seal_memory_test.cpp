// Memory that runs out while a load is sealed: at whichever allocation it does, the store sealed
// before answers as ever, and after a discard the same load comes out as if nothing had happened.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "core/failing_new.h"
#include "core/ingest_load.h"
#include "store/event_store_builder.h"
#include "text/hash.h"

namespace parcours::store {
namespace {

constexpr auto kFarRows = EventStoreBuilder::FarRows::kSetAside;

// A load of its own names, and of contacts, types and ids that it shares with the others: joined
// contacts, duplicates, an event far ahead, properties, lists, journeys.
void Load(uint32_t number, int rows, EventStoreBuilder* builder) {
  const std::string own = std::to_string(number);
  builder->BeginSource(number);
  const ColumnId message = ColumnOf(Field::kMessage);
  for (int i = 0; i < rows; ++i) {
    const ColumnId property = builder->PropertyColumn("property of load " + own);
    const Cell cells[] = {
        {property, builder->Intern(property, "v" + std::to_string(i % 7), ValueKind::kText)},
        {message,
         builder->Intern(message, "m" + std::to_string(i % 9 + static_cast<int>(number)))}};
    const int64_t second = i == 5 ? 2'000'000'000 : 1'700'000'000 + i * 7919 % 1000;
    const uint64_t id =
        i % 4 == 0 ? 0 : text::MixHash(number * 100'000 + static_cast<uint64_t>(i % (rows - 3)));
    builder->AppendFor(
        "contact" + std::to_string(i % (40 + static_cast<int>(number) * 30)),
        ContactTable::Rank::kNamed,
        {kAbsent, second * 1'000'000,
         builder->InternType(i % 3 != 0 ? "email.sent" : "type of load " + own), id, cells});
  }
  const ContactCode contact = builder->InternContact("contact1");
  builder->SetContactProperty(contact, "country of load " + own, "F" + own, ValueKind::kText);
  builder->AddToList(contact, "list of load " + own);
  builder->JoinContacts(builder->InternContact("contact2"),
                        builder->InternContact("contact" + std::to_string(3 + number)));
  JourneyInfo journey;
  journey.id = "journey of load " + own;
  journey.name = "a name that is longer than a short text holds, " + own;
  builder->SetJourney(journey);
}

// All that a store tells, with how many names its vocabulary has.
std::string Everything(const EventStore& store) {
  const Vocabulary& vocabulary = store.vocabulary();
  std::string text = test::Dump(store);
  for (size_t i = 0; i < store.far_count(); ++i) {
    text += "far " + std::to_string(store.FarTimeUs(i)) + " " + std::to_string(store.FarSource(i));
  }
  for (const size_t size : {size_t{vocabulary.contacts.size()}, size_t{vocabulary.types.size()},
                            size_t{vocabulary.lists.size()}, vocabulary.columns.size(),
                            vocabulary.contact_columns.size()}) {
    text += " " + std::to_string(size);
  }
  return text;
}

// The texts are long, and differ mostly in the numbers at their end.
std::string Tail(const std::string& text) {
  return "..." + text.substr(text.size() - std::min<size_t>(text.size(), 200));
}

// Seals a second load while the allocation after `left` fails, and those behind it if `all`; what
// came of it, empty where no allocation failed.
struct Attempt {
  std::string before, after, again;  // `after` is empty where the seal came off
  bool failed = false;               // an allocation: the seal may do without it
};
Attempt SealWithLess(int rows, size_t left, bool all) {
  Attempt attempt;
  EventStoreBuilder builder;
  Load(0, rows, &builder);
  const auto sealed = builder.Seal(nullptr, kFarRows);
  attempt.before = Everything(*sealed);
  Load(1, rows, &builder);
  std::shared_ptr<const EventStore> store;
  {
    const test::FailingNew failing(left, all);
    try {
      store = builder.Seal(sealed.get(), kFarRows);
    } catch (const std::bad_alloc&) {
    }
    attempt.failed = failing.failed();
  }
  if (store == nullptr) {
    builder.Discard(sealed.get());
    attempt.after = Everything(*sealed);
    Load(1, rows, &builder);
    store = builder.Seal(sealed.get(), kFarRows);
  }
  attempt.again = Everything(*store);
  return attempt;
}

TEST(SealMemory, RunningOutAtAnyAllocationLeavesTheStoreBefore) {
  // A piece of a column is 1,024 rows: less than one, and more.
  for (const int rows : {60, 1100}) {
    const Attempt whole = SealWithLess(rows, SIZE_MAX, false);
    ASSERT_FALSE(whole.failed);
    for (const bool all : {false, true}) {
      size_t left = 0;
      for (Attempt attempt = SealWithLess(rows, left, all); attempt.failed;
           attempt = SealWithLess(rows, ++left, all)) {
        SCOPED_TRACE(std::to_string(rows) + " rows, allocation " + std::to_string(left));
        ASSERT_TRUE(attempt.after.empty() || attempt.after == attempt.before)
            << Tail(attempt.after);
        ASSERT_TRUE(attempt.again == whole.again) << Tail(attempt.again);
      }
      EXPECT_GT(left, 30u);  // it is a seal's allocations that were counted
    }
  }
}

// The store that was just made may be unwanted too, because what it was made for ran out of memory.
TEST(SealMemory, AStoreThatWasMadeCanStillBeGivenUp) {
  EventStoreBuilder builder;
  Load(0, 60, &builder);
  const auto sealed = builder.Seal(nullptr, kFarRows);
  const std::string before = Everything(*sealed);
  Load(1, 60, &builder);
  const std::string wanted = Everything(*builder.Seal(sealed.get(), kFarRows));
  builder.Discard(sealed.get());
  EXPECT_TRUE(Everything(*sealed) == before);
  Load(1, 60, &builder);
  EXPECT_TRUE(Everything(*builder.Seal(sealed.get(), kFarRows)) == wanted);
}

// Nor does it keep what it was handed where it cannot keep all of it.
TEST(SealMemory, RunningOutAtAnyAllocationOfALoadLeavesNothingOfIt) {
  const int rows = 1100;
  const auto load = [&](size_t left, bool* failed) {
    EventStoreBuilder builder;
    Load(0, 60, &builder);
    const auto sealed = builder.Seal(nullptr, kFarRows);
    const std::string before = Everything(*sealed);
    {
      const test::FailingNew failing(left, false);
      try {
        Load(1, rows, &builder);
        *failed = false;
      } catch (const std::bad_alloc&) {
        *failed = true;
      }
    }
    if (*failed) {
      builder.Discard(sealed.get());
      EXPECT_TRUE(Everything(*sealed) == before) << "allocation " << left;
      Load(1, rows, &builder);
    }
    return Everything(*builder.Seal(sealed.get(), kFarRows));
  };
  bool failed = false;
  const std::string whole = load(SIZE_MAX, &failed);
  ASSERT_FALSE(failed);
  size_t left = 0;
  for (std::string text = load(0, &failed); failed; text = load(left, &failed)) {
    ASSERT_TRUE(text == whole) << "allocation " << left << Tail(text);
    if (HasFailure()) return;
    left += 1 + left / 32;  // most are alike
  }
  EXPECT_GT(left, 30u);
}

}  // namespace
}  // namespace parcours::store
