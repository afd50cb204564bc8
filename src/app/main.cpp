#include "app/program.hpp"

#include <unistd.h>

#include <iostream>

int main(int count, char** words)
{
    std::ios::sync_with_stdio(false);
    kaptein::Console console{std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
    const std::vector<std::string> given(words + (count > 0 ? 1 : 0), words + count);
    return kaptein::run_program(given, console);
}
