"""Turn values of the services into what a page shows; what a page says is decided here."""
