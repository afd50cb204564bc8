#include "base/contract.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace kaptein {
namespace {
std::atomic<ContractHandler> current_handler{nullptr};
}

ContractHandler set_contract_handler(ContractHandler handler) { return current_handler.exchange(handler); }

void contract_broken(const ContractBreach& breach)
{
    if (const ContractHandler handler = current_handler.load()) {
        handler(breach);
    }
    std::fprintf(stderr, "%s:%d: broken %s: %s\n", breach.file, breach.line, breach.kind, breach.condition);
    std::abort();
}

}  // namespace kaptein
