"""News agencies, as datelines and credits name them, with the services of dpa for a state (lhe, lby)."""

from __future__ import annotations

AGENCIES = (
    "dpa", "AFP", "afp", "Reuters", "reuters", "rtr", "SID", "sid", "KNA", "kna", "epd", "AP", "ap", "dts", "APA",
    "apa", "sda", "SDA", "Keystone-SDA", "dapd", "ddp", "ots", "dpa-AFX", "dpa-infocom", "ANSA", "PTI", "TASS",
    "Bloomberg", "awp", "UPI", "EFE", "Xinhua", "Interfax", "Ukrinform", "Belga", "dpa-tmn", "lby", "lsw", "lrs", "lhe",
    "OTS", "APA-OTS", "Kathpress", "KAP", "MTI", "CTK", "ČTK", "Anadolu",
    "lnw", "lni", "lno", "lbn", "lmv", "lsn", "lth", "lah",
)  # fmt: skip
