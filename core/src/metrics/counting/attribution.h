// Attribution: which instances an order is credited to, and with what part of it (docs/metrics.md,
// "Attribution").
//
// An order that names its delivery or message is credited to it whole, without window or machine
// rule: the delivery first; of several sends of the message the last at or before the order. Where
// the contact was sent no such message, and for orders that name nothing, the model divides the
// order among the contact's instances with an eligible touch: one within its window before the
// order, both ends included, of any journey, message and channel.
//   last, first   all to the instance of the last, of the first eligible touch
//   linear        equal parts
//   position      40 % to whom `first` credits, 40 % to whom `last` credits, 20 % in equal parts to
//                 the others, or where there are none, to those two
// Parts and money are whole units (kOrderParts, money's), divided by the largest remainder, of
// equal ones to the earlier send first, so that they add up to the order exactly.
//
// Cost    last, first: O(the contact's touches + orders). linear, position: besides, each order's
//         credits and a sort of them.
// Memory  32 bytes a touch of the contact that has most; what NamedSends takes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "metrics/counting/named_sends.h"
#include "metrics/instances/instance_table.h"
#include "metrics/instances/touches.h"
#include "parcours/definition.h"

namespace parcours::metrics {

// The parts of one order: a whole order, wherever orders are counted.
inline constexpr uint32_t kOrderParts = 1'000'000;

struct Credit {
  uint32_t instance = kNoInstance;  // kNoInstance: the order is unattributed
  uint32_t parts = 0;               // of kOrderParts
  int64_t amount = 0;               // of Order::amount
};

// Credits orders contact by contact, under whatever windows.
class Attribution {
 public:
  // All must outlive it.
  Attribution(const InstanceTable& table, const store::EventStore& store,
              const MetricOptions& options)
      : table_(table), store_(store), options_(options), named_sends_(table, store, options) {}

  // Takes those of the contact's touches that count, and what its orders name.
  void Begin(const ContactOrders& orders);
  // Appends the credits of the contact's orders under `windows`, at least one for each, and behind
  // each order's the size that `credits` has then to `ends`.
  void CreditAll(const AttributionWindows& windows, std::vector<Credit>* credits,
                 std::vector<size_t>* ends);

  // visit(const Order&, const Credit&): the same, each credit with its order.
  template <class Visit>
  void ForEachCredit(const AttributionWindows& windows, Visit&& visit) {
    credits_.clear();
    ends_.clear();
    CreditAll(windows, &credits_, &ends_);
    size_t at = 0;
    for (size_t i = 0; i < ends_.size(); ++i) {
      for (; at < ends_[i]; ++at) visit(orders_.orders[i], credits_[at]);
    }
  }

  // The contact's touches that count, and by its orders the instances that they name.
  const std::vector<Touch>& touches() const { return touches_; }
  const std::vector<uint32_t>& named() const { return named_; }

 private:
  static constexpr size_t kNoTouch = static_cast<size_t>(-1);  // larger than any
  // Of the touches of one kind, in by_kind_: those within their window before an order.
  struct Within {
    size_t begin = 0;
    size_t end = 0;
  };
  // How many eligible touches an instance of the contact has, in models that share.
  struct Active {
    uint32_t touches = 0;
    bool listed = false;  // in active_
  };

  bool Shares() const {
    return options_.model == AttributionModel::kLinear ||
           options_.model == AttributionModel::kPosition;
  }
  void MoveTo(int64_t order_us, const TouchWindows& windows);
  void CountTouch(uint32_t instance, bool eligible);
  size_t LastEligible() const;
  size_t FirstEligible() const;
  uint32_t InstanceOf(size_t touch) const {
    return touch == kNoTouch ? kNoInstance : touches_[touch].instance;
  }
  void Share(const Order& order, std::vector<Credit>* credits);

  const InstanceTable& table_;
  const store::EventStore& store_;
  const MetricOptions& options_;
  NamedSends named_sends_;
  // Of the contact begun with.
  ContactOrders orders_ = {};
  std::vector<uint32_t> named_;
  std::vector<Touch> touches_;
  std::array<std::vector<size_t>, kTouchKinds> by_kind_;  // indices of touches_
  std::array<Within, kTouchKinds> within_;
  std::vector<Active> of_instance_;  // by instance of the contact
  std::vector<uint32_t> active_;     // instances with an eligible touch, and some that had one
  std::vector<int64_t> weights_;     // scratch
  std::vector<Credit> credits_;      // likewise
  std::vector<size_t> ends_;
};

// Every order's credits, by index of table.orders().
class Credits {
 public:
  Credits() = default;  // of no orders
  Credits(const InstanceTable& table, const store::EventStore& store, const MetricOptions& options);

  size_t order_count() const { return ends_.empty() ? 0 : ends_.size() - 1; }
  std::span<const Credit> Of(size_t order) const {
    return std::span(credits_).subspan(ends_[order], ends_[order + 1] - ends_[order]);
  }

 private:
  std::vector<Credit> credits_;
  std::vector<size_t> ends_;  // where each order's credits end, behind a 0
};

}  // namespace parcours::metrics
