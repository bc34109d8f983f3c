"""Quantities, money and rates."""
