"""Measures the product side by side with others, each comparison in one run on one machine.

`scripts/bench` runs it: the chat beside Rasa's default pipeline (`chat.py`) and the rules beside
other rule engines (`rules/`); docs/performance.md says what is measured and what it means.
"""
