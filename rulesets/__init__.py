"""The statutes as YAML, one folder for each ruleset; read through ``importlib.resources`` as ``tilsyn_rulesets``."""
