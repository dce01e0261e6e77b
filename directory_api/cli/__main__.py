"""`python -m directory_api.cli`, the same as `nwd`."""

import sys

from directory_api.cli import main

sys.exit(main())
