"""Measures the rule engine beside rule engines that anybody can install, on the same rules.

`scripts/bench matching|honesty|questions` runs it; docs/performance.md says what the figures mean.
"""
