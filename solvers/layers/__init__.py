"""The arithmetic of network layers: output shapes, parameters and multiply-accumulates, in exact integers."""
