"""What the assistant does: one module per skill, each named like its rules and its domain file."""

from bot.components import quiet_logs

__all__ = ["quiet_logs"]  # importing it keeps people's words out of the action server's logs
