#include "ingest/container/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "ingest/container/csv_header.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr size_t kSmall = 4096;
using text::kByteOrderMark;

}  // namespace

void CsvReader::Read(std::string_view bytes, bool final) {
  while (!bytes.empty()) {
    const size_t taken = std::min(bytes.size(), kSliceBytes);
    if (buffer_.size() < size_ + taken + kReadSlack) buffer_.resize(size_ + taken + kReadSlack);
    std::memcpy(buffer_.data() + size_, bytes.data(), taken);
    size_ += taken;
    bytes.remove_prefix(taken);
    if (size_ >= retry_size_) Run(false);
  }
  if (final) Run(true);
}

void CsvReader::Run(bool final) {
  const char* const begin = buffer_.data();
  const char* const end = begin + size_;
  const char* at = begin;
  if (plain_rows_) plain_rows_->Begin(end);
  while (at < end) {
    if (plain_rows_ && !skipping_line_) at = ReadPlainRows(at, end);
    if (at == end) break;
    const char* const next = skipping_line_ ? SkipLine(at, end, final) : ReadRow(at, end, final);
    if (next == nullptr) break;
    offset_ += static_cast<uint64_t>(next - at);
    at = next;
  }
  size_ = static_cast<size_t>(end - at);
  if (at != begin && size_ != 0) std::memmove(buffer_.data(), at, size_);
  retry_size_ = size_ < kSmall ? 0 : std::min(2 * size_, kMaxRecordBytes + 1);
}

const char* CsvReader::ReadPlainRows(const char* at, const char* end) {
  while (at < end && *at != kByteOrderMark[0]) {
    const char* const next = plain_rows_->Read(at);
    if (next == nullptr) break;
    const FlatRecord record = plain_rows_->record();
    if (!record.empty() && plain_rows_->text() != header_text_) {
      TakeRecord(record, plain_rows_->text());
    }
    ++line_;
    offset_ += static_cast<uint64_t>(next - at);
    at = next;
  }
  return at;
}

const char* CsvReader::ReadRow(const char* at, const char* end, bool final) {
  const size_t at_hand = static_cast<size_t>(end - at);
  if (*at == kByteOrderMark[0]) {
    if (at_hand < kByteOrderMark.size() && !final) return nullptr;
    if (std::string_view(at, at_hand).starts_with(kByteOrderMark)) {
      return at + kByteOrderMark.size();
    }
  }
  const char* const limit = at + std::min(at_hand, kMaxRecordBytes + 1);
  const size_t max_cells = has_header_ ? columns_.size() : kMaxPaths;
  const CsvRow row = parser_.Parse(at, limit, final && limit == end, max_cells);
  switch (row.status) {
    case CsvRow::Status::kNeedMore:
      if (at_hand <= kMaxRecordBytes) return nullptr;
      return SkipBadRow(SkipReason::kTooLong, at, end, final);
    case CsvRow::Status::kBad:
      return SkipBadRow(row.reason, at, end, final);
    case CsvRow::Status::kDone:
      break;
  }
  if (static_cast<size_t>(row.end - at) > kMaxRecordBytes) {
    return SkipBadRow(SkipReason::kTooLong, at, end, final);
  }
  const std::string_view text(at, static_cast<size_t>(row.text_end - at));
  if (row.has_value) {
    if (has_header_) {
      TakeRow(row, text);
    } else {
      TakeHeader(text);
    }
  }
  line_ += row.line_ends;
  return row.end;
}

// Waits until there is what an excerpt shows.
const char* CsvReader::SkipBadRow(SkipReason reason, const char* at, const char* end, bool final) {
  const std::string_view at_hand(at, static_cast<size_t>(end - at));
  const std::string_view line = at_hand.substr(0, at_hand.find_first_of("\r\n"));
  if (line.size() == at_hand.size() && line.size() < kExcerptBytes && !final) return nullptr;
  Skip(reason, line);
  skipping_line_ = true;
  return at;
}

const char* CsvReader::SkipLine(const char* at, const char* end, bool final) {
  const std::string_view bytes(at, static_cast<size_t>(end - at));
  const size_t line_end = bytes.find_first_of("\r\n");
  if (line_end == std::string_view::npos) return end;
  if (line_end + 1 == bytes.size() && bytes[line_end] == '\r' && !final) {
    return line_end == 0 ? nullptr : at + line_end;
  }
  ++line_;
  skipping_line_ = false;
  return at + line_end + (bytes.substr(line_end).starts_with("\r\n") ? 2 : 1);
}

void CsvReader::TakeHeader(std::string_view row) {
  if (IsDelimiterHint(parser_.cells())) return;
  if (titles_left_ != 0) {
    titles_ += (titles_.empty() ? "" : " ") + text::QuoteUtf8(row);
    if (--titles_left_ == 0) warnings_.push_back("above the header, passed over: " + titles_);
    return;
  }
  has_header_ = true;
  header_text_ = row;
  for (const std::string& name : ColumnNames(parser_.cells(), &warnings_)) {
    columns_.push_back(paths_->Find(kRootPath, name));
  }
  plain_rows_.emplace(parser_.delimiter(), columns_, &layouts_);
  plain_rows_->Begin(buffer_.data() + size_);
}

void CsvReader::TakeRow(const CsvRow& row, std::string_view text) {
  if (text == header_text_) return;
  if (row.reason != SkipReason::kNone) return Skip(row.reason, text);
  if (row.cell_count != columns_.size()) return Skip(SkipReason::kCellCount, text);
  entries_.clear();
  const std::span<const CsvCell> cells = parser_.cells();
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].size == 0 && !cells[i].quoted) continue;
    entries_.push_back({cells[i].data, cells[i].size, columns_[i], EntryKind::kText});
  }
  TakeRecord({entries_, layouts_.Of(entries_)}, text);
}

void CsvReader::TakeRecord(const FlatRecord& record, std::string_view text) {
  const SkipReason reason = sink_->Take(record);
  if (reason != SkipReason::kNone) Skip(reason, text);
}

void CsvReader::Skip(SkipReason reason, std::string_view text) {
  sink_->Skip(reason, {line_, offset_, text.substr(0, kExcerptBytes)});
}

}  // namespace parcours::ingest
