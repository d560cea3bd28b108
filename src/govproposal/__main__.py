"""``python -m govproposal``: the command line."""

from govproposal.cli import main

if __name__ == "__main__":
    main()
