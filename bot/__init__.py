"""The assistant: a Rasa project whose parts speak to the directory over HTTP.

They import nothing of the directory; the two meet in the committed contract examples.
"""
