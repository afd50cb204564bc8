#pragma once

#include "base/contract.hpp"

#include <stdexcept>
#include <string>

namespace kaptein {

/// A contract broken inside a run: thrown by the handler, caught around the run. A bug of ours, named in the row.
class ContractBroken : public std::runtime_error {
  public:
    explicit ContractBroken(const ContractBreach& breach);
};

/// While it lives, a broken contract throws ContractBroken instead of ending the program. May be nested.
class ContractsThrow {
  public:
    ContractsThrow();
    ~ContractsThrow();
    ContractsThrow(const ContractsThrow&) = delete;
    ContractsThrow& operator=(const ContractsThrow&) = delete;

  private:
    ContractHandler before_;
};

}  // namespace kaptein
