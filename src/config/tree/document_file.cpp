#include "config/tree/document.hpp"

#include <filesystem>
#include <fstream>

namespace kaptein {
namespace {

Loaded refuse(const std::string& file, std::string what, std::string allowed)
{
    const Place start{std::make_shared<const std::string>(file), 1, 1};
    return {std::nullopt, {problem_at(start, "", {"file", std::move(what), "", std::move(allowed), ""})}};
}

}  // namespace

Loaded read_document(const std::string& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found || file.empty()) {
        return refuse(file, "there is no such file", "the path of a study file");
    }
    if (std::filesystem::is_directory(status)) {
        return refuse(file, "this is a folder", "a study file");
    }
    if (!std::filesystem::is_regular_file(status)) {  // a pipe or a device could keep us waiting for ever
        return refuse(file, error ? "the file cannot be read: " + error.message() : "this is not a regular file",
                      "a study file");
    }
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(document_limit::bytes + 1, '\0');
    if (stream) {
        stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    if (!stream.is_open() || stream.bad()) {
        return refuse(file, "the file cannot be read (is it yours to read?)", "");
    }
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return load_document(bytes, file);
}

}  // namespace kaptein
