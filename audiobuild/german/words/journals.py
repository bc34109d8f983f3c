"""Journals and collections of German, Austrian and Swiss lawyers that are cited by year and page: NJW 2019, 1234."""

from __future__ import annotations

from audiobuild.german.words import word_list

JOURNALS = frozenset(
    word_list("""
    AfP AGS AnwBl AP ArbRB AuA AuR BauR BayVBl BB BeckRS BFH/NV BFHE BRAK-Mitt CR DAR DB DGVZ DNotZ DRiZ DStR
    DStRE DStZ DVBl DZWIR DÖV EFG EuGRZ EuR EuZA EuZW EzA FamFR FamRB FamRZ FGPrax FPR GesR GewArch GmbHR GRUR
    GRUR-Prax GRUR-RR GRUR-RS HFR IBR INF InfAuslR Int IPRax IStR ITRB JA JR Jura JurBüro juris JuS JZ K&R KGR
    KommJur KStZ KTS LKV MDR MedR MittBayNot MMR NdsVBl NJ NJOZ NJW NJW-RR NJW-Spezial NJWE-FER NordÖR NStZ
    NStZ-RR NuR NVwZ NVwZ-RR NWVBl NZA NZA-RR NZBau NZFam NZG NZI NZKart NZM NZS NZV OLGR PharmR RdA RIW RNotZ
    Rpfleger RVGreport SGb StraFo StV SächsVBl ThürVBl TranspR UPR UR VBlBW VergabeR VersR VIZ VRS VuR wistra WM
    WRP WuB WuM WuW ZAR ZEV ZfBR ZfIR ZfS zfs ZGS ZInsO ZIP ZKM ZMR ZNotP ZStW ZTR ZUM ZUM-RD ZUR ZVI
    ARD ASoK bbl DRdA ecolex EFSlg EF-Z EvBl EvBl-LS FJ GesRZ iFamZ immolex JAP JBl MietSlg ÖBA ÖBl ÖJZ ÖStZ ÖZW RdW
    RPflSlg RZ SSV-NF SWK taxlex VbR wbl wobl Zak ZAS ZfRV ZfV ZFR ZIK ZVR
    AJP BJM BlSchK fampra.ch GVP LGVE plädoyer Pra RBOG SJZ SZS SZW ZBGR ZBJV ZBl ZSR
    """)
)
"""Short names; of those of several words the last (GRUR Int)."""
