// ChunkReader: what the readers of JSON do with bytes that come in chunks. They are read in place,
// but for what a chunk ends with, which is put together with what the next begins with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parcours::ingest {

class ChunkReader {
 public:
  void Append(std::string_view bytes);

 protected:
  // `told`: so many bytes tell what holds the records; 0: no number does.
  explicit ChunkReader(size_t told = 0) : told_(told) {}
  ~ChunkReader() = default;

  // Reads as far as it can and answers where it stopped: what is behind that comes again, with more
  // behind it, or with `final` set, no more. kReadSlack bytes behind `end` are readable.
  virtual const char* Run(const char* begin, const char* end, bool final) = 0;
  // No more bytes come: what is left is read as far as it goes.
  void RunOnRest();

 private:
  size_t RunOnCarry(bool final);
  void SetRetrySize();

  const size_t told_;
  std::string carry_;      // bytes not read yet, from earlier chunks
  size_t retry_size_ = 0;  // reading on makes no sense before the carry is this long
};

}  // namespace parcours::ingest
