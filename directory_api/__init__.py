"""The directory, its JSON API and its pages; start reading in `directory_api.app`."""
