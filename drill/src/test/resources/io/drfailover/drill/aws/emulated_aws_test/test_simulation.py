import unittest

from emulated_aws.simulation import _evaluated

DOCUMENT = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "rds:*", "Resource": "*"},
        {"Effect": "Deny", "Action": "rds:Delete*", "Resource": "*"},
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ours/*"},
        {
            "Effect": "Allow",
            "Action": "ec2:CreateVpc",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
        },
    ],
}


def decision(action, *resources, **context):
    return _evaluated([DOCUMENT], action, list(resources) or ["*"], context)["EvalDecision"]


class SimulationTest(unittest.TestCase):
    def test_decisions(self):
        self.assertEqual("allowed", decision("rds:PromoteReadReplica"))
        self.assertEqual("explicitDeny", decision("rds:DeleteDBInstance"))
        self.assertEqual("implicitDeny", decision("eks:CreateCluster"))

    def test_one_resource_that_is_refused_is_told(self):
        self.assertEqual("allowed", decision("s3:GetObject", "arn:aws:s3:::ours/key"))
        self.assertEqual("implicitDeny", decision("s3:GetObject", "arn:aws:s3:::ours/key", "arn:aws:s3:::theirs/key"))

    def test_context(self):
        self.assertEqual("allowed", decision("ec2:CreateVpc", **{"aws:requestedregion": "eu-west-1"}))
        self.assertEqual("implicitDeny", decision("ec2:CreateVpc", **{"aws:requestedregion": "us-east-1"}))
        self.assertEqual("implicitDeny", decision("ec2:CreateVpc"))
