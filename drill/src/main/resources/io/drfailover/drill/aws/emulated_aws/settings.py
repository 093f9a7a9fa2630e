"""What the drill may change while the emulator runs. Survives /moto-api/reset: that empties AWS, not the drill's wishes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any


@dataclass
class Settings:
    """All durations are seconds."""

    promotion_seconds: float = 3.0
    cluster_seconds: float = 3.0
    nodegroup_seconds: float = 1.0
    # While True, a promotion stays `modifying`; set back to False it ends as if it had only been slow.
    promotion_stuck: bool = False
    kubernetes_endpoint: str | None = None
    kubernetes_certificate_authority: str | None = None
    webhook_url: str | None = None
    # How long 60 s of an alarm's period last; None: alarms change only by SetAlarmState.
    alarm_period_seconds: float | None = None
    # Whether requests of assumed roles need permission.
    permissions_enforced: bool = True

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def change(self, **wishes: Any) -> None:
        """Takes all wishes or none: an unknown name or a wrong type is a ValueError."""
        known = {f.name: f for f in fields(self)}
        checked = {}
        for name, value in wishes.items():
            if name not in known:
                raise ValueError(f"unknown setting {name}; known: {', '.join(sorted(known))}")
            if name == "alarm_period_seconds" and value is None:
                pass
            elif name.endswith("_seconds"):
                value = float(value)
                if name == "alarm_period_seconds" and value < 0.1:
                    raise ValueError(f"{name} is {value}; expected at least 0.1")
                if value < 0:
                    raise ValueError(f"{name} is {value}; a duration is not negative")
            elif name in ("promotion_stuck", "permissions_enforced") and not isinstance(value, bool):
                raise ValueError(f"{name} is {value!r}; expected true or false")
            checked[name] = value
        with self._lock:
            for name, value in checked.items():
                setattr(self, name, value)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Nobody's wish is granted meanwhile: once change() has returned, nothing goes on by the old ones."""
        with self._lock:
            yield
