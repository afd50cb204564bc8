#pragma once

/// A broken contract is a bug of ours, never a user's mistake. Checks stay on in every build, so that a published
/// result has been checked. The handler leaves the current run (native: it throws from an upper floor; in the
/// browser it stops the instance); it must not return. Only tests/speed builds without them, to measure their cost.

namespace kaptein {

struct ContractBreach {
    const char* kind;       // "precondition", "postcondition" or "invariant"
    const char* condition;  // as written in the source
    const char* file;
    int line;
};

using ContractHandler = void (*)(const ContractBreach&);

/// Installs the handler and returns the one before. Without one, a breach prints itself and aborts.
ContractHandler set_contract_handler(ContractHandler handler);

/// Whether this build checks at all.
#ifdef KAPTEIN_UNCHECKED
inline constexpr bool checked_build = false;
#else
inline constexpr bool checked_build = true;
#endif

[[noreturn]] void contract_broken(const ContractBreach& breach);

}  // namespace kaptein

// Macros, because the text of the condition and its place belong in the message.
#ifdef KAPTEIN_UNCHECKED
#define KAPTEIN_CONTRACT(kind, condition) void(sizeof(condition))
#else
#define KAPTEIN_CONTRACT(kind, condition)                                                                              \
    ((condition) ? void(0) : ::kaptein::contract_broken({kind, #condition, __FILE__, __LINE__}))
#endif
#define EXPECTS(condition) KAPTEIN_CONTRACT("precondition", condition)
#define ENSURES(condition) KAPTEIN_CONTRACT("postcondition", condition)
#define INVARIANT(condition) KAPTEIN_CONTRACT("invariant", condition)
