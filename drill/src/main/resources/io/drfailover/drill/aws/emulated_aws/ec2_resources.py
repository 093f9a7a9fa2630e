"""EC2: which resources an action is checked for, and which tags they carry.

From "Actions, resources, and condition keys for Amazon EC2" of the Service Authorization Reference: what a request creates
is a resource with the request's tags, what it names by an id is one with the tags that it has. Operations that are not
here have a resource that is not told apart.
"""

import re
from collections.abc import Iterable

from moto.core import DEFAULT_ACCOUNT_ID
from moto.ec2.models import EC2Backend, ec2_backends

from .wire import Call

# What an operation creates.
_NEW = {
    "AllocateAddress": "elastic-ip",
    "AuthorizeSecurityGroupEgress": "security-group-rule",
    "AuthorizeSecurityGroupIngress": "security-group-rule",
    "CreateInternetGateway": "internet-gateway",
    "CreateLaunchTemplate": "launch-template",
    "CreateNatGateway": "natgateway",
    "CreateRouteTable": "route-table",
    "CreateSecurityGroup": "security-group",
    "CreateSubnet": "subnet",
    "CreateVpc": "vpc",
    "CreateVpcPeeringConnection": "vpc-peering-connection",
}
# The parameters with the ids of what an operation changes, or creates something in.
_NAMED = {
    "AcceptVpcPeeringConnection": ("VpcPeeringConnectionId",),
    "AssociateRouteTable": ("RouteTableId", "SubnetId"),
    "AttachInternetGateway": ("InternetGatewayId", "VpcId"),
    "AuthorizeSecurityGroupEgress": ("GroupId",),
    "AuthorizeSecurityGroupIngress": ("GroupId",),
    "CreateNatGateway": ("SubnetId", "AllocationId"),
    "CreateRoute": ("RouteTableId",),
    "CreateRouteTable": ("VpcId",),
    "CreateSecurityGroup": ("VpcId",),
    "CreateSubnet": ("VpcId",),
    "CreateVpcPeeringConnection": ("VpcId",),
    "DescribeVpcAttribute": ("VpcId",),
    "ModifyVpcAttribute": ("VpcId",),
    "ModifyVpcPeeringConnectionOptions": ("VpcPeeringConnectionId",),
    "RevokeSecurityGroupEgress": ("GroupId",),
}
_KINDS = {
    "eipalloc": "elastic-ip",
    "igw": "internet-gateway",
    "pcx": "vpc-peering-connection",
    "rtb": "route-table",
    "sg": "security-group",
    "sgr": "security-group-rule",
    "subnet": "subnet",
    "vpc": "vpc",
}
_TAG = re.compile(r"(?:TagSpecification\.\d+\.)?Tag\.(\d+)\.Key")


def touched(call: Call) -> list[tuple[str | None, dict[str, str]]]:
    """Pairs of ARN and condition keys; all of them must be allowed."""
    found = list(_created(call)) + list(_existing(call))
    return found or [(None, _request_tags(call))]


def created(call: Call) -> str | None:
    """The ARN of what the request creates, as far as it can be known before."""
    kind = _NEW.get(call.action)
    return _arn(call, f"{kind}/new") if kind else None


def _created(call: Call) -> Iterable[tuple[str, dict[str, str]]]:
    arn = created(call)
    if arn:
        yield arn, _request_tags(call)


def _existing(call: Call) -> Iterable[tuple[str, dict[str, str]]]:
    backend: EC2Backend = ec2_backends[DEFAULT_ACCOUNT_ID][call.region]
    ids = [call.form[name] for name in _NAMED.get(call.action, ()) if call.form.get(name)]
    if call.action == "CreateTags":
        ids += [value for name, value in call.form.items() if name.startswith("ResourceId.")]
    if call.action == "AcceptVpcPeeringConnection":
        ids += [backend.vpc_pcxs[each].peer_vpc.id for each in ids if each in backend.vpc_pcxs]
    for each in ids:
        tags = dict(backend.tags.get(each) or {})
        kind = _KINDS.get(each.rsplit("-", 1)[0], "unknown")
        carried = {f"aws:resourcetag/{key.lower()}": value for key, value in tags.items()}
        given = _request_tags(call) if call.action == "CreateTags" else {}
        yield _arn(call, f"{kind}/{each}"), carried | given


def _request_tags(call: Call) -> dict[str, str]:
    names = [name for name in call.form if _TAG.fullmatch(name)]
    return {
        f"aws:requesttag/{call.form[name].lower()}": call.form.get(name.removesuffix("Key") + "Value", "")
        for name in names
    }


def _arn(call: Call, resource: str) -> str:
    return f"arn:aws:ec2:{call.region}:{DEFAULT_ACCOUNT_ID}:{resource}"
