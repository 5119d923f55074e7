"""The best time to call: which hour of somebody's day an answer is likeliest in.

`tally` counts what a history says of each hour, `shapes` holds the shapes a day can have, `rates`
weighs the one against the other, `everybody` learns how common each shape is among all the user's
people, and `words` says what speaks for an hour. How well it does is measured by
`python -m tests.benchmarks.besttime`.
"""
