// Lets memory run out at a given allocation: failing_new.cpp replaces operator new of the program
// that it is linked to.
//
//   { const FailingNew failing(3, false); Use(); }   // the fourth allocation of Use() fails
#pragma once

#include <cstddef>

namespace parcours::test {

class FailingNew {
 public:
  // `left` allocations succeed, the next fails; with `all` those behind it do too.
  FailingNew(size_t left, bool all) : outer_(current_), left_(left), all_(all) { current_ = this; }
  ~FailingNew() { current_ = outer_; }
  FailingNew(const FailingNew&) = delete;
  FailingNew& operator=(const FailingNew&) = delete;

  // Whether any allocation did.
  bool failed() const { return failed_; }

  static bool FailsNow() {
    if (current_ == nullptr) return false;
    if (current_->failed_) return current_->all_;
    if (current_->left_-- != 0) return false;
    current_->failed_ = true;
    return true;
  }

 private:
  static inline FailingNew* current_ = nullptr;

  FailingNew* outer_;
  size_t left_;
  bool all_;
  bool failed_ = false;
};

}  // namespace parcours::test
