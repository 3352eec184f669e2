"""Jobs: a durable queue of requests, and the worker processes that make their pictures."""

from limner.jobs.events import Event
from limner.jobs.memory import TooLarge
from limner.jobs.preview import Preview, Wish
from limner.jobs.queue import Limits, Queue, Stopping
from limner.jobs.store import Busy, Job

__all__ = ["Busy", "Event", "Job", "Limits", "Preview", "Queue", "Stopping", "TooLarge", "Wish"]
