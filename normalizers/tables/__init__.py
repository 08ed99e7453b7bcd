"""The language model's table and the script that makes it; not imported at run time."""
