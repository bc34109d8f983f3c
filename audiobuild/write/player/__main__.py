"""``python -m audiobuild.write.player``: print the web component `audiobuild-player.js`."""

import sys

from audiobuild.write.player import component

sys.stdout.buffer.write(component().encode())
