"""Builds stretchlib/body/data from published models; used by maintainers only (see tools/README.md)."""

import os

# One thread, so that the sums, and with them the files, come out the same byte for byte.  This must happen
# before numpy is first imported.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"
