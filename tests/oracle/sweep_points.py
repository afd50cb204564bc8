"""Compares points and inverse distribution functions that the given program prints with scipy's.

Exit 0: all agree; 1: a difference, printed; 77: skipped, because scipy is not installed (the reason is printed).
"""

import subprocess
import sys

try:
    import numpy
    from scipy import stats
    from scipy.stats import qmc
except ImportError as missing:
    print(f"SKIPPED: needs scipy: {missing}; install python3-scipy to compare with it")
    sys.exit(77)

# By the name of the distribution: its numbers as scipy takes them.
DISTRIBUTIONS = {
    "uniform": lambda low, high: stats.uniform(low, high - low),
    "log_uniform": stats.loguniform,
    "normal": stats.norm,
    "truncated_normal": lambda mean, sd, low, high: stats.truncnorm((low - mean) / sd, (high - mean) / sd, mean, sd),
    "log_normal": lambda median, log_sd: stats.lognorm(log_sd, scale=median),
    "triangular": lambda mode, low, high: stats.triang((mode - low) / (high - low), low, high - low),
    "beta": lambda a, b, low, high: stats.beta(a, b, low, high - low),
    "exponential": lambda mean: stats.expon(scale=mean),
    "gamma": lambda shape, scale: stats.gamma(shape, scale=scale),
    "weibull": lambda shape, scale: stats.weibull_min(shape, scale=scale),
}


def compare_sobol(columns, points, lines):
    """Differences from scipy's unscrambled sequence, which must be none at all."""
    ours = numpy.array([[float(word) for word in next(lines).split()] for _ in range(points)])
    return [] if (ours == qmc.Sobol(columns, scramble=False).random(points)).all() else [f"sobol {columns} {points}"]


def compare_distribution(name, numbers, lines):
    """Values whose share below, by scipy, is not u to 1e-9 and that are not scipy's to 1e-9 either.

    Either is enough: where a distribution function is steep the value has the digits, where it is flat u has.
    """
    theirs = DISTRIBUTIONS[name](*numbers)
    wrong = []
    for line in iter(lambda: next(lines), "end"):
        u, value = map(float, line.split())
        expected = theirs.ppf(u)
        near = abs(value - expected) <= 1e-9 * abs(expected) + 1e-15
        share = abs(theirs.cdf(value) - u) <= 1e-9 * min(u, 1 - u)
        if not near and not share:
            wrong.append(f"{name} {numbers} at {u}: {value}, scipy {expected}")
    return wrong


def main():
    """Walks through what the program printed."""
    lines = iter(subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True).stdout.splitlines())
    wrong = []
    blocks = 0
    for head in lines:
        name, *numbers = head.split()
        blocks += 1
        if name == "sobol":
            wrong += compare_sobol(int(numbers[0]), int(numbers[1]), lines)
        else:
            wrong += compare_distribution(name, [float(number) for number in numbers], lines)
    print("\n".join(wrong) or f"{blocks} blocks agree with scipy")
    return 1 if wrong or blocks < 15 else 0


sys.exit(main())
