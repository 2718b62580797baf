"""`python -m twin_app` is `twin`."""

import sys

from twin_app.main import main

sys.exit(main())
