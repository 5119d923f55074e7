"""Which hour to call at, judged by simulation; `python -m tests.benchmarks.besttime` prints it."""
