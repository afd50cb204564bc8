#include "app/input/scratch_folder.hpp"

#include "store/store_error.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace kaptein {

ScratchFolder::ScratchFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "kaptein-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw StoreError(StoreFault::disk, name + ": no folder can be made there (" + std::strerror(errno)
                                               + "). Set TMPDIR, or give one with -o.");
    }
    path_ = name;
}

ScratchFolder::~ScratchFolder()
{
    if (!kept_) {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
}

}  // namespace kaptein
