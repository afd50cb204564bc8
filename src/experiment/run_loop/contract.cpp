#include "experiment/run_loop/contract.hpp"

#include <fmt/format.h>

#include <string_view>

namespace kaptein {
namespace {

/// The path from the top of the source tree: the same text wherever the program was built.
std::string_view path_in_tree(std::string_view file)
{
    for (const std::string_view top : {"/models/", "/src/", "/tests/"}) {
        if (const auto at = file.rfind(top); at != std::string_view::npos) {
            return file.substr(at + 1);
        }
    }
    return file;
}

[[noreturn]] void throw_broken(const ContractBreach& breach) { throw ContractBroken(breach); }

}  // namespace

ContractBroken::ContractBroken(const ContractBreach& breach)
    : std::runtime_error(
          fmt::format("broken {}: {} ({}:{})", breach.kind, breach.condition, path_in_tree(breach.file), breach.line))
{}

ContractsThrow::ContractsThrow() : before_(set_contract_handler(&throw_broken)) {}

ContractsThrow::~ContractsThrow() { set_contract_handler(before_); }

}  // namespace kaptein
