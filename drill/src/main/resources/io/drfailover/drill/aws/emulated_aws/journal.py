"""Every request that came to AWS, in order. The drill's own requests are not AWS's and are not here."""

import threading
from collections import deque
from datetime import datetime, timezone
from typing import Any

from .wire import Call

# A drill makes a few thousand; the bound only keeps a forgotten emulator from growing for ever.
_KEPT = 200_000


class Journal:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._sequence = 0

    def begin(self, call: Call, user_agent: str, role: str, resource: str, permissions: list[str]) -> dict[str, Any]:
        """Counts the request on arrival, so that one without an answer is there too (status `pending`).

        `role`: the assumed role's name; `resource`: bucket/key of S3; `permissions`: the IAM actions that it needs.
        `fault`, filled in by the front: the kind of the fault that struck it, or empty.
        """
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        with self._lock:
            self._sequence += 1
            entry = {
                "sequence": self._sequence,
                "at": now,
                "region": call.region,
                "service": call.service,
                "action": call.action,
                "status": "pending",
                "userAgent": user_agent,
                "accessKeyId": call.access_key_id,
                "role": role,
                "resource": resource,
                "permissions": permissions,
                "fault": "",
            }
            self._entries.append(entry)
        return entry

    def since(self, sequence: int) -> list[dict[str, Any]]:
        with self._lock:
            return [dict(entry) for entry in self._entries if entry["sequence"] > sequence]
