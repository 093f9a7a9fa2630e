"""What AWS drops without telling the caller: actions of alarms and topics that had no right, or nobody to go to."""

import sys
import threading
from collections import deque
from datetime import datetime, timezone

_KEPT = 1_000


class Undelivered:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[dict[str, str]] = deque(maxlen=_KEPT)

    def add(self, source: str, target: str, reason: str) -> None:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        print(f"undelivered: {source} -> {target}: {reason}", file=sys.stderr, flush=True)
        with self._lock:
            self._entries.append({"at": now, "source": source, "target": target, "reason": reason})

    def all(self) -> list[dict[str, str]]:
        with self._lock:
            return list(self._entries)
