"""The subcommands, one module each, imported only when they are used.

Each module has ``command(say)`` that builds the command with its help in the interface's language. What a command does
is imported inside its body, so that help needs neither pydantic nor any parser.
"""

from __future__ import annotations

__all__ = ["COMMANDS"]

COMMANDS: dict[str, str] = {
    name: f"tilsyn.commands.{name}"
    for name in ("check", "inspect", "path", "thread", "compare", "rules", "evaluate", "plugins")
}
"""Name of a subcommand to the module that builds it, in the order of the help."""
