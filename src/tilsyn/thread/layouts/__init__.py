"""Layouts of analyses, one module each: every one reads the blocks of an analysis and gives candidates."""
