"""`python -m policy_diff` is `policy-diff`."""

from policy_diff.cli import main

if __name__ == "__main__":
    main()
