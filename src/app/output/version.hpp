#pragma once

#include <string>

namespace kaptein {

/// "0.1.0".
std::string program_version();
/// "0123456789ab" or "0123456789ab, modified".
std::string program_revision();
/// "GNU 12.2.0 -O3 -DNDEBUG -ffp-contract=off".
std::string program_compiler();
/// What --version prints: program, models, store schema, compiler.
std::string version_text();

}  // namespace kaptein
