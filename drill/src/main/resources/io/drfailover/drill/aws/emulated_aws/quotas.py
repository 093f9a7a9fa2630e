"""Service Quotas: moto knows those of VPC. These are the others that a recovered region meets.

The values are AWS's defaults (Service Quotas console), but for the vCPUs: a new account's 5 are too few for three nodes, and
an account that runs such a primary has had them raised.
"""

from typing import Any

from moto.servicequotas import models as quotas

_QUOTAS = {
    ("ec2", "L-0263D0A3"): ("EC2-VPC Elastic IPs", 5.0),
    ("ec2", "L-1216C47A"): ("Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 64.0),
    ("eks", "L-1194D53C"): ("Clusters", 100.0),
    ("elasticloadbalancing", "L-53DA6B97"): ("Application Load Balancers per Region", 50.0),
}


def install() -> None:
    plain = quotas.ServiceQuotasBackend.get_service_quota

    def get_service_quota(self: quotas.ServiceQuotasBackend, service_code: str, quota_code: str) -> dict[str, Any]:
        known = _QUOTAS.get((service_code, quota_code))
        if known is None:
            return plain(self, service_code, quota_code)
        name, value = known
        return {
            "ServiceCode": service_code,
            "QuotaCode": quota_code,
            "QuotaName": name,
            "QuotaArn": f"arn:aws:servicequotas:{self.region_name}:{self.account_id}:{service_code}/{quota_code}",
            "Value": value,
            "Unit": "None",
            "Adjustable": True,
            "GlobalQuota": False,
        }

    quotas.ServiceQuotasBackend.get_service_quota = get_service_quota
