"""News agencies, as datelines and credits name them."""

from __future__ import annotations

AGENCIES = (
    "dpa", "AFP", "afp", "Reuters", "reuters", "rtr", "SID", "sid", "KNA", "kna", "epd", "AP", "ap", "dts", "APA",
    "apa", "sda", "Keystone-SDA", "dapd", "ddp", "ots", "dpa-AFX", "dpa-infocom", "ANSA", "PTI", "TASS", "Bloomberg",
)  # fmt: skip
