// The JSON reader against nlohmann/json: the same texts are objects, and they hold the same.
#include "core/json_object.h"
#include "fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace parcours;
  const std::string_view bytes = fuzz::View(data, size);
  const std::string json =
      bytes.starts_with('{') ? std::string(bytes) : "{\"v\":" + std::string(bytes) + "}";
  const test::JsonVerdicts verdicts = test::JudgeObject(json);
  if (!verdicts.too_deep) FUZZ_CHECK(verdicts.ours == verdicts.theirs, json);
  FUZZ_CHECK(verdicts.same_entries, json);
  return 0;
}
