"""Jobs: a durable queue of requests, and the worker process that makes their pictures."""

from limner.jobs.preview import Preview, Wish
from limner.jobs.queue import Busy, Limits, Queue
from limner.jobs.store import Job

__all__ = ["Busy", "Job", "Limits", "Preview", "Queue", "Wish"]
