"""The image that Binder makes of this repository, made here without Docker."""
