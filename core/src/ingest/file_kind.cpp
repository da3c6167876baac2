#include "ingest/file_kind.h"

#include <string>

#include "parcours/error.h"

namespace parcours::ingest {
namespace {

using std::string_view_literals::operator""sv;

struct Magic {
  std::string_view bytes;
  std::string_view advice;
};

constexpr Magic kMagics[] = {
    {"\x1F\x8B"sv, "gzip data: decompress it before it comes here"},
    {"PK\x03\x04"sv, "a zip file: unpack it and load the files in it"},
    {"PK\x05\x06"sv, "a zip file without anything in it"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data: decompress it, or compress it with gzip"},
    {"BZh"sv, "bzip2 data: decompress it, or compress it with gzip"},
    {"\xFD"
     "7zX"sv,
     "xz data: decompress it, or compress it with gzip"},
    {"7z\xBC\xAF"sv, "a 7z archive: unpack it, or pack it as zip"},
    {"Rar!"sv, "a RAR archive: unpack it, or pack it as zip"},
    {"Obj\x01"sv, "an Avro file: convert it to JSON, one record a line"},
    {"PAR1"sv, "a Parquet file: export it as JSON, one record a line, or as CSV"},
    {"\xD0\xCF\x11\xE0"sv,
     "an Excel workbook of the old kind (xls), or another Office file: save the sheet as CSV "
     "UTF-8"},
    {"%PDF"sv, "a PDF file: export the data itself, as CSV or JSON"},
    {"\xFF\xFE\0\0"sv, "UTF-32 text: save it as UTF-8"},
    {"\0\0\xFE\xFF"sv, "UTF-32 text: save it as UTF-8"},
};

}  // namespace

void RefuseKnownBinary(std::string_view first_bytes) {
  for (const Magic& magic : kMagics) {
    if (first_bytes.starts_with(magic.bytes)) {
      throw Error(ErrorCode::kUnsupported, "", std::string(magic.advice));
    }
  }
}

}  // namespace parcours::ingest
