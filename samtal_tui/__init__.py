"""samtal: lead the yearly development talk, keep what is private private, export exactly what was agreed."""

__version__ = "0.1.0"
