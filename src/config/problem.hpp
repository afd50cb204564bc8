#pragma once

#include <string>
#include <vector>

namespace kaptein {

/// One thing wrong with an input file, with all a person needs to mend it. Fields are those of `check --json`.
struct Problem {
    std::string file;        // as typed
    int line = 1;            // from 1; whole-file faults stand at 1:1
    int column = 1;
    std::string path;        // "designs.needs.selection"; "" for the whole file
    std::string kind;        // "unknown_key", "duplicate_key", "type", "range", "unit", "syntax", "missing", ...
    std::string found;
    std::string allowed;
    std::string suggestion;  // nearest valid name or ""
    std::string message;     // "FILE:LINE:COLUMN: KEY.PATH: what. allowed. Did you mean X?" without the place
};

using Problems = std::vector<Problem>;

/// "FILE:LINE:COLUMN: KEY.PATH: what. allowed. Did you mean X?" with control characters shown escaped.
std::string to_line(const Problem& problem);

/// By file, line, column, path; exact repeats removed.
void sort_problems(Problems& problems);

}  // namespace kaptein
