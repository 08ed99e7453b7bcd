"""One file per format: each turns a comparison, a policy or repairs into text, and decides nothing else.

Start reading from `json_report.py` (the contract), then `terminal.py`. What a report says is in
`wording/*.toml`.
"""
