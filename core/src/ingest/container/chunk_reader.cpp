#include "ingest/container/chunk_reader.h"

#include <algorithm>

#include "ingest/record/flat_record.h"

namespace parcours::ingest {
namespace {

constexpr size_t kSmallCarry = 4096;

}  // namespace

void ChunkReader::Append(std::string_view bytes) {
  size_t used = 0;  // bytes that are in the carry or read
  size_t step = kSmallCarry;
  while (!carry_.empty() && used < bytes.size()) {
    const size_t taken = std::min(step, bytes.size() - used);
    carry_.append(bytes, used, taken);
    used += taken;
    step *= 2;
    if (carry_.size() < retry_size_) continue;
    const size_t consumed = RunOnCarry(false);
    const size_t before = carry_.size() - used;  // of earlier chunks
    if (consumed >= before) {
      used = consumed - before;
      carry_.clear();
    } else {
      carry_.erase(0, consumed);
      SetRetrySize();
    }
  }
  if (!carry_.empty() || used == bytes.size()) return;

  const char* begin = bytes.data() + used;
  const char* const end = bytes.data() + bytes.size();
  if (static_cast<size_t>(end - begin) > kReadSlack) {
    begin = Run(begin, end - kReadSlack, false);
  }
  carry_.assign(begin, end);
  SetRetrySize();
}

void ChunkReader::RunOnRest() {
  RunOnCarry(true);
  carry_.clear();
}

size_t ChunkReader::RunOnCarry(bool final) {
  const size_t size = carry_.size();
  carry_.append(kReadSlack, '\0');
  const char* const begin = carry_.data();
  const size_t consumed = static_cast<size_t>(Run(begin, begin + size, final) - begin);
  carry_.resize(size);
  return consumed;
}

// How long the carry has to be before it is read again.
void ChunkReader::SetRetrySize() {
  const size_t size = carry_.size();
  retry_size_ = size < kSmallCarry ? 0 : 2 * size;
  if (size < told_) retry_size_ = std::min(retry_size_, told_);
}

}  // namespace parcours::ingest
