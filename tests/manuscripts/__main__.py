"""Run `python -m manuscripts` with the folder `tests` on the path."""

import sys

from manuscripts.build import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
