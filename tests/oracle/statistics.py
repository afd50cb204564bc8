"""Answers again, with scipy and statsmodels, the questions that the given program prints, and compares.

Exit 0: all agree to 1e-9; 1: a difference, printed; 77: skipped, because a library is missing (the reason is printed).
"""

import subprocess
import sys

try:
    import numpy
    from scipy import stats
    from statsmodels.stats.multitest import multipletests
    from statsmodels.stats.power import TTestPower
    from statsmodels.stats.proportion import proportion_confint
except ImportError as missing:
    print(f"SKIPPED: needs scipy and statsmodels: {missing}; install python3-scipy and python3-statsmodels")
    sys.exit(77)


def shares(arguments):
    hits, n = (int(number) for number in arguments)
    return [*proportion_confint(hits, n, 0.05, "wilson"), *proportion_confint(hits, n, 0.1, "beta")]


def binomial(arguments):
    hits, n = (int(number) for number in arguments)
    return [stats.binom.sf(hits - 1, n, 0.37)]


def paired(arguments):
    gap = numpy.array(arguments[0::2]) - numpy.array(arguments[1::2])
    low, high = stats.t.interval(0.95, len(gap) - 1, gap.mean(), stats.sem(gap))
    return [gap.mean(), low, high, stats.ttest_rel(arguments[0::2], arguments[1::2]).pvalue]


def holm(arguments):
    return multipletests(arguments, 0.05, "holm")[1]


def power(arguments):
    n, effect = arguments
    return [
        TTestPower().power(effect, n, 0.05),
        stats.t.ppf(0.975, n - 1) * effect / n**0.5,
    ]


ANSWERS = {"shares": shares, "binomial": binomial, "paired": paired, "holm": holm, "power": power}


def main():
    output = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout
    wrong = 0
    lines = output.splitlines()
    for line in lines:
        question, answer = line.split(" = ")
        name, *arguments = question.split()
        expected = numpy.nan_to_num(ANSWERS[name]([float(number) for number in arguments]))
        found = [float(number) for number in answer.split()]
        if len(found) != len(expected) or not numpy.allclose(found, expected, rtol=1e-9, atol=1e-11):
            wrong += 1
            print(f"{question}: {found}, scipy and statsmodels find {list(expected)}")
    print(f"{len(lines)} questions, {wrong} answered differently")
    return 1 if wrong or len(lines) < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
