"""Solves again, with scipy, the assignment problems that the given program prints; compares places filled and totals.

Exit 0: all agree; 1: a difference, printed; 77: skipped, because scipy is not installed (the reason is printed).
"""

import subprocess
import sys

try:
    import numpy
    import scipy
    from scipy.optimize import linear_sum_assignment
except ImportError as missing:
    print(f"SKIPPED: needs scipy: {missing}; install python3-scipy to compare with it")
    sys.exit(77)


def problems(lines):
    """Yields (capacity, score with None for forbidden, answer)."""
    lines = iter(lines)
    for head in lines:
        rows, columns = map(int, head.split())
        capacity = [int(word) for word in next(lines).split()]
        score = [[None if word == "x" else int(word) for word in next(lines).split()] for _ in range(rows)]
        answer = [int(word) for word in next(lines).split()]
        assert len(capacity) == columns and len(answer) == rows
        yield capacity, score, answer


def best(capacity, score):
    """Places filled and total, one copy of a column per place and one idle column per row.

    A place more must be worth more than any difference of scores; in doubles all of it stays below 2^53.
    """
    allowed = [value for row in score for value in row if value is not None] or [0]
    lowest, highest = min(allowed), max(allowed)
    copies = [column for column, places in enumerate(capacity) for _ in range(min(places, len(score)))]
    bonus = (highest - lowest) * (min(len(score), len(capacity)) + 1) + 1
    gain = numpy.full((len(score), len(copies) + len(score)), 0.0)
    for row, values in enumerate(score):
        for place, column in enumerate(copies):
            value = values[column]
            gain[row, place] = -numpy.inf if value is None else value - lowest + bonus
    assert gain.max() < 2**53
    filled = total = 0
    for row, place in zip(*linear_sum_assignment(gain, maximize=True)):
        if place < len(copies):
            filled += 1
            total += score[row][copies[place]]
    return filled, total


def main():
    output = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout
    wrong = count = 0
    for count, (capacity, score, answer) in enumerate(problems(output.splitlines()), start=1):
        pairs = [(row, column) for row, column in enumerate(answer) if column >= 0]
        found = len(pairs), sum(score[row][column] for row, column in pairs)
        overfull = any(answer.count(column) > places for column, places in enumerate(capacity))
        expected = best(capacity, score)
        if found != expected or overfull:
            wrong += 1
            print(f"problem {count}: (filled, total) is {found}, scipy finds {expected}; overfull: {overfull}")
    print(f"{count} problems, {wrong} differ from scipy {scipy.__version__}")
    return 1 if wrong or count == 0 else 0


sys.exit(main())
