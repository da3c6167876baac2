// What is wrong with source options or a format's table: all of it, each with its path.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "parcours/error.h"

namespace parcours::ingest {

class FormatProblems {
 public:
  explicit FormatProblems(ErrorCode code) : code_(code) {}

  void Add(std::string path, std::string message) {
    list_.push_back({code_, std::move(path), std::move(message)});
  }
  void Append(const FormatProblems& other) {
    list_.insert(list_.end(), other.list_.begin(), other.list_.end());
  }
  bool empty() const { return list_.empty(); }
  void ThrowIfAny() const {
    if (!list_.empty()) throw Error(list_);
  }

 private:
  ErrorCode code_;
  std::vector<Problem> list_;
};

}  // namespace parcours::ingest
