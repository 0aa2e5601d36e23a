"""Whole networks, each described once as blocks of layers and summed layer by layer."""
