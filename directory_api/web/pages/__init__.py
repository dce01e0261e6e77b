"""The addresses of the pages; each handler reads a form, calls the services and shows a context."""
