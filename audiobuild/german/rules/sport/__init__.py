"""Scores, tables and reports of sport and games."""
