#include "parcours/engine.h"

namespace parcours {

std::string_view EngineVersion() { return PARCOURS_VERSION; }

}  // namespace parcours
