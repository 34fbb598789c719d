#!/usr/bin/env python3
"""Reads what `llvm-cov show` says of several programs, one after another; writes what all of them cover together.

What counts is the place in the source. A line is covered if any program runs it, in any instantiation. A branch is one
side of a condition, and covered if any of them takes it; a condition that is constant in every instantiation has none.
So each program is shown by itself, over the counts of all, with every instantiation, and the union is taken here: the
totals of llvm-cov take, of several instantiations, the one that is covered best. Where it warns of "mismatched data", a
program includes functions that it does not use: their counts come from the programs that do.
"""
import re
import sys

root, missed, least_lines, least_branches = sys.argv[1:]
lines = {}       # (file, line): whether it has been run
branches = {}    # (file, line, column, side): whether it has been taken
source = {}      # (file, line): its text

for row in sys.stdin:
    if row.startswith("/"):
        file = row.rstrip().removesuffix(":").removeprefix(root)
    elif m := re.match(r"[ |]*?(\d+)\| *([\d.]+[kMGTPE]?)\|(.*)", row):
        line = file, int(m[1])
        lines[line] = lines.get(line, False) or m[2] != "0"
        source[line] = m[3]
    elif m := re.search(r"Branch \((\d+):(\d+)\): \[True: (\S+), False: (\S+)\]", row):
        for side, count in ("true", m[3]), ("false", m[4]):
            branch = file, int(m[1]), int(m[2]), side
            # A count may come out below zero, in a defaulted comparison: llvm-cov shows it as 2 to the 64th or so.
            branches[branch] = branches.get(branch, False) or not re.match(r"0$|.*E$", count)

with open(missed, "w") as out:
    for line in sorted(line for line in lines if not lines[line]):
        print(f"{line[0]}:{line[1]}: never run:{source[line]}", file=out)
    for branch in sorted(branch for branch in branches if not branches[branch]):
        if lines[branch[:2]]:
            print(f"{branch[0]}:{branch[1]}:{branch[2]}: never {branch[3]}:{source[branch[:2]]}", file=out)


def rate(table, file=None):
    covered = [table[key] for key in table if file in (None, key[0])]
    percent = 100 * sum(covered) / len(covered) if covered else 100
    return percent, f"{len(covered):8} {len(covered) - sum(covered):6} {percent:7.2f}%"


print(f"{'':34}{'lines':>8} missed         {'branches':>8} missed")
for file in sorted({key[0] for key in lines}):
    print(f"{file:34}{rate(lines, file)[1]} {rate(branches, file)[1]}")
print(f"{'all':34}{rate(lines)[1]} {rate(branches)[1]}")
print(f"bounds: lines {least_lines}%, branches {least_branches}%; what is missed is in {missed}")
sys.exit(rate(lines)[0] < float(least_lines) or rate(branches)[0] < float(least_branches))
