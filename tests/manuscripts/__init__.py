"""Manuscripts: the text files that our own sample documents are made from, and the code that makes them.

`README.md` in this folder is the format. `parse` reads it, `word` and `pdf` make files, `mutants` makes
dossiers that lack one thing, `truth` says what a reader must find in a made file, `build` is the way in.
"""
