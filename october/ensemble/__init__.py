"""Many nights: batches, workers, results on disk, resume.

``run`` plays an ensemble into a run directory; ``play_chunks`` plays nights and hands whatever is
read off each of them to the caller.
"""

from october.ensemble.directory import listed
from october.ensemble.filling import Interrupted
from october.ensemble.runs import Run, reopen, run
from october.ensemble.storage import DirectoryError
from october.ensemble.summary import summarise, wilson
from october.ensemble.workers import play_chunks, play_each, workers_here

__all__ = [
    "DirectoryError",
    "Interrupted",
    "Run",
    "listed",
    "play_chunks",
    "play_each",
    "reopen",
    "run",
    "summarise",
    "wilson",
    "workers_here",
]
