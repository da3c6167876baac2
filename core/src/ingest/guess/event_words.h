// What exports call the events that reports know, in English, French, German and, of the
// commonest, Spanish, Italian, Dutch and Portuguese: "Clicked", "Clic", "Geklickt", "Opened Email"
// -> email.opened. Tested by tests/core/ingest_guess_words_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace parcours::ingest {

// The type that `word` most likely names; empty where it is none of the usual words. `channel`:
// email, sms or push, for words that name none themselves; empty where it is not known, which
// leaves such words out.
std::string EventTypeOf(std::string_view word, std::string_view channel);

// The bounce class that `word` names ("Hard Bounce", "soft", "permanent"): hard, soft or block;
// empty where it names none. `says_bounce`: it speaks of a bounce besides.
std::string_view BounceClassOf(std::string_view word, bool* says_bounce);

}  // namespace parcours::ingest
