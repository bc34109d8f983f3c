"""Shared by the rules: the number speller, the endings of ordinals and of "ein", the words around a place."""
