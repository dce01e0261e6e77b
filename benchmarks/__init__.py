"""Measures the running product beside Rasa's default pipeline, in one run on one machine.

`make bench` runs it; docs/performance.md says what is measured and what the figures mean.
"""
