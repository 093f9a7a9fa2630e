"""What the drill may change while the emulator runs. Survives /moto-api/reset: that empties AWS, not the drill's wishes."""

import threading
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

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def change(self, **wishes: Any) -> None:
        """Takes all wishes or none: an unknown name or a wrong type is a ValueError."""
        known = {f.name: f for f in fields(self)}
        checked = {}
        for name, value in wishes.items():
            if name not in known:
                raise ValueError(f"unknown setting {name}; known: {', '.join(sorted(known))}")
            if name.endswith("_seconds"):
                value = float(value)
                if value < 0:
                    raise ValueError(f"{name} is {value}; a duration is not negative")
            elif name == "promotion_stuck" and not isinstance(value, bool):
                raise ValueError(f"{name} is {value!r}; expected true or false")
            checked[name] = value
        with self._lock:
            for name, value in checked.items():
                setattr(self, name, value)
