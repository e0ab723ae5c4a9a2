"""``python -m authlint``."""

from authlint.commands import main

if __name__ == "__main__":
    main()
