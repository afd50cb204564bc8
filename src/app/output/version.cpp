#include "app/output/version.hpp"

#include "app/build/revision.hpp"
#include "models/catalogue/catalogue.hpp"
#include "store/database/schema.hpp"

#include <fmt/format.h>

namespace kaptein {

std::string program_version() { return KAPTEIN_VERSION; }

std::string program_revision() { return KAPTEIN_MODIFIED ? KAPTEIN_REVISION ", modified" : KAPTEIN_REVISION; }

std::string program_compiler() { return KAPTEIN_COMPILER " " KAPTEIN_FLAGS; }

std::string version_text()
{
    std::string text = fmt::format("kaptein {} ({})\n", program_version(), program_revision());
    for (const Model* model : catalogue()) {
        const ModelInfo& info = model->info();
        text += fmt::format("model {}@{}.{}\n", info.name, info.version.major, info.version.minor);
    }
    text += fmt::format("store schema {}\ncompiler {}\n", store_schema, program_compiler());
    return text;
}

}  // namespace kaptein
