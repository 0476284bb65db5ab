"""The garbage collector of Python, kept from searching what lives until the end anyway."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest during work that makes hundreds of thousands of objects.

    Looking through them again and again costs a third of reading a table and an eighth of laying
    out a report; hardly any of them are part of a circle, so memory does not grow.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
