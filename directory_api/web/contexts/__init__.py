"""What the templates may use: frozen dataclasses, all of them values that are ready to be shown."""
