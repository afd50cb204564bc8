#pragma once

// Catch2 v2 (Debian 12) and v3 name their one header differently and v3 moved Approx into the namespace.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
