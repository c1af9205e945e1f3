"""``python -m assistant.cli``: the command ``ereje`` where it is not installed."""

import sys

from assistant.cli import main

sys.exit(main())
