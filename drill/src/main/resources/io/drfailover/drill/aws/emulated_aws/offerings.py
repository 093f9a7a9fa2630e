"""EC2: instance types that a region does not offer any more, as the drill wishes."""

from typing import Any

from moto.ec2.models.instance_types import InstanceTypeOfferingBackend


class Offerings:
    def __init__(self) -> None:
        self._withdrawn: set[tuple[str, str]] = set()

    def install(self) -> None:
        plain = InstanceTypeOfferingBackend.describe_instance_type_offerings
        offerings = self

        def describe_instance_type_offerings(
            self: InstanceTypeOfferingBackend, location_type: str | None = None, filters: dict[str, Any] | None = None
        ) -> list[Any]:
            found = plain(self, location_type, filters)
            return [each for each in found if (self.region_name, each["InstanceType"]) not in offerings._withdrawn]

        InstanceTypeOfferingBackend.describe_instance_type_offerings = describe_instance_type_offerings

    def change(self, wish: dict[str, Any]) -> None:
        key = (str(wish["region"]), str(wish["type"]))
        if wish["offered"]:
            self._withdrawn.discard(key)
        else:
            self._withdrawn.add(key)
