"""tilsyn reads a municipality's preparedness documents and holds them against the statute.

The way of the data is one direction, and each package knows only those to its left::

    reading -> recognition -> (language, currency, thread) -> checks -> engine -> path -> reporting -> cli

Nothing heavy is imported here, so that ``tilsyn --help`` feels instant.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
