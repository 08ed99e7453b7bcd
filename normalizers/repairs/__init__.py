"""One file per damage. The order in which they run is decided in `normalizers/chain.py`."""
