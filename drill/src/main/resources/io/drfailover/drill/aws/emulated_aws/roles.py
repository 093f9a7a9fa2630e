"""IAM: service-linked roles under the names that AWS gives them.

The names are documented with each service, such as "Using service-linked roles for Amazon EKS"; moto makes them up from
the service's name. Creating one that exists is refused, as in AWS.
"""

from moto.iam import models as iam
from moto.iam.exceptions import InvalidInput

_NAMES = {
    "eks.amazonaws.com": "AWSServiceRoleForAmazonEKS",
    "eks-nodegroup.amazonaws.com": "AWSServiceRoleForAmazonEKSNodegroup",
    "elasticloadbalancing.amazonaws.com": "AWSServiceRoleForElasticLoadBalancing",
    "autoscaling.amazonaws.com": "AWSServiceRoleForAutoScaling",
    "rds.amazonaws.com": "AWSServiceRoleForRDS",
}


def install() -> None:
    plain = iam.IAMBackend.create_service_linked_role

    def create_service_linked_role(
        self: iam.IAMBackend, service_name: str, description: str, suffix: str
    ) -> iam.Role:
        name = _NAMES.get(service_name)
        if name is not None and any(role.name == name for role in self.get_roles()):
            raise InvalidInput(
                f"Service role name {name} has been taken in this account, please try a different suffix."
            )
        role = plain(self, service_name, description, suffix)
        if name is not None and not suffix:
            role.name = name
        return role

    iam.IAMBackend.create_service_linked_role = create_service_linked_role
