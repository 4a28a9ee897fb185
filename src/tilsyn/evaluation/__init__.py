"""Accuracy against labelled dossiers: what ``tilsyn evaluate`` measures, with a plain keyword search beside it."""
