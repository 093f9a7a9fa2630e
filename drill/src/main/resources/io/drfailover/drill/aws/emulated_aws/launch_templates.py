"""EC2 launch templates. moto keeps a template's own tags among those of the instances that it launches; AWS does not."""

from typing import Any

from moto.ec2.models import launch_templates


def install() -> None:
    create = launch_templates.LaunchTemplate.create_version

    def create_version(
        self: launch_templates.LaunchTemplate, data: dict[str, Any], description: str
    ) -> launch_templates.LaunchTemplateVersion:
        data = dict(data)
        specifications = [s for s in data.pop("TagSpecifications", []) if s["ResourceType"] != "launch-template"]
        if specifications:
            data["TagSpecifications"] = specifications
        return create(self, data, description)

    launch_templates.LaunchTemplate.create_version = create_version
