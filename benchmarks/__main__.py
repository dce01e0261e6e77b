"""`scripts/bench`: measures what its first word names, the chat when there is none."""

import sys
from collections.abc import Sequence

RULES = ("matching", "honesty", "questions")


def main(given: Sequence[str]) -> None:
    """Hand over to the chat or to the rules.

    The two live in different environments, so each is imported only when it is asked for.
    """
    if given and given[0] in RULES:
        from benchmarks.rules.command import measure_rules

        measure_rules(given)
        return
    from benchmarks.chat import measure_chat

    measure_chat(given[1:] if given and given[0] == "chat" else given)


if __name__ == "__main__":
    main(sys.argv[1:])
