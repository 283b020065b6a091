"""Keeps entries in a journal and tells each id once it is confirmed, until it is killed."""

import sys

from stretchlib.journals import Journal

journal = Journal(sys.argv[1])
for number in range(int(sys.argv[2])):
    confirmed = journal.record("note", text=f"{sys.argv[3]} {number}")
    sys.stdout.write(f"{confirmed}\n")
    sys.stdout.flush()
