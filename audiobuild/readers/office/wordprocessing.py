"""The namespace of the XML of Word."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Opens the names of elements and attributes of WordprocessingML (ECMA-376) as lxml gives them."""
