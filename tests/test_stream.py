"""Streaming into files: the same bytes, whether or not pieces are made ahead."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.write.stream import FileDigest, prefetch, write

if TYPE_CHECKING:
    from collections.abc import Iterator


@given(st.lists(st.binary(max_size=20), max_size=20))
def test_pieces_are_written_in_order(pieces: list[bytes]) -> None:
    """Each piece once, empty ones too; size and checksum are those of all of them."""
    assert list(prefetch(iter(pieces))) == pieces
    file, whole = io.BytesIO(), b"".join(pieces)
    assert write(file, prefetch(iter(pieces))) == FileDigest(len(whole), hashlib.sha256(whole).hexdigest())
    assert file.getvalue() == whole


def test_error_in_a_piece_is_raised() -> None:
    """After the pieces before it were returned."""

    def breaking() -> Iterator[bytes]:
        yield b"one"
        raise ValueError("no more")

    pieces = prefetch(breaking())
    assert next(pieces) == b"one"
    with pytest.raises(ValueError, match="no more"):
        next(pieces)
