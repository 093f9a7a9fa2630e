"""Load balancers. AWS answers the target of a listener in two forms, whichever it was given; moto in the one given."""

from typing import Any

from moto.elbv2 import models


def install() -> None:
    make = models.FakeAction.__init__

    def __init__(self: models.FakeAction, data: dict[str, Any]) -> None:
        data = dict(data)
        if data.get("Type") == "forward" and "TargetGroupArn" in data:
            data.setdefault("ForwardConfig", {"TargetGroups": [{"TargetGroupArn": data["TargetGroupArn"]}]})
        make(self, data)

    models.FakeAction.__init__ = __init__
