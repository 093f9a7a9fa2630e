import unittest

from emulated_aws.policy import Request, allowed


def document(*statements):
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(**rest):
    return {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"} | rest


class PolicyTest(unittest.TestCase):
    def test_nothing_is_allowed_without_a_statement(self):
        self.assertFalse(allowed([document()], Request("s3:GetObject", "x")))

    def test_wildcards(self):
        for action, asked, answer in (
            ("s3:Get*", "s3:GetObject", True),
            ("S3:getobject", "s3:GetObject", True),
            ("s3:GetObject?", "s3:GetObject", False),
            ("s3:GetObject", "s3:GetObjectVersion", False),
            ("*", "ec2:RunInstances", True),
        ):
            with self.subTest(action):
                self.assertEqual(allowed([document(allow(Action=action))], Request(asked, "x")), answer)
        self.assertFalse(allowed([document(allow(Resource="arn:a/[b]*"))], Request("s3:GetObject", "arn:a/bc")))
        self.assertTrue(allowed([document(allow(Resource="arn:a/[b]*"))], Request("s3:GetObject", "arn:a/[b]c")))

    def test_not_action_and_not_resource(self):
        statement = {"Effect": "Allow", "NotAction": "s3:Delete*", "NotResource": "secret"}
        self.assertTrue(allowed([document(statement)], Request("s3:GetObject", "x")))
        self.assertFalse(allowed([document(statement)], Request("s3:DeleteObject", "x")))
        self.assertFalse(allowed([document(statement)], Request("s3:GetObject", "secret")))

    def test_deny_in_any_document_wins(self):
        deny = allow(Effect="Deny", Condition={"StringEquals": {"aws:RequestedRegion": "us-east-1"}})
        here, there = ({"aws:requestedregion": region} for region in ("eu-west-1", "us-east-1"))
        self.assertTrue(allowed([document(allow()), document(deny)], Request("s3:GetObject", "x", here)))
        self.assertFalse(allowed([document(allow()), document(deny)], Request("s3:GetObject", "x", there)))

    def test_conditions(self):
        context = {"aws:sourceaccount": "1", "s3:prefix": "bundle/x", "aws:securetransport": "true"}
        for condition, answer in (
            ({"StringEquals": {"AWS:SourceAccount": ["2", "1"]}}, True),
            ({"StringLike": {"s3:prefix": "bundle/*"}}, True),
            ({"StringNotLike": {"s3:prefix": "bundle/*"}}, False),
            ({"Bool": {"aws:SecureTransport": "false"}}, False),
            ({"StringEquals": {"unknown:key": "1"}}, False),
            ({"StringEqualsIfExists": {"unknown:key": "1"}}, True),
            ({"StringNotEquals": {"unknown:key": "1"}}, True),
            ({"Null": {"unknown:key": "true"}}, True),
            ({"IpAddress": {"aws:SourceAccount": "1"}}, False),
        ):
            with self.subTest(condition):
                statement = allow(Condition=condition)
                self.assertEqual(allowed([document(statement)], Request("s3:GetObject", "x", context)), answer)

    def test_unknown_operator_of_a_deny_denies(self):
        deny = allow(Effect="Deny", Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})
        request = Request("s3:GetObject", "x", {"aws:sourceip": "192.0.2.1"})
        self.assertFalse(allowed([document(allow(), deny)], request))

    def test_principal_of_a_resource_policy(self):
        statement = allow(Principal={"Service": "sns.amazonaws.com"})
        self.assertTrue(allowed([document(statement)], Request("s3:GetObject", "x", {}, "service:sns.amazonaws.com")))
        self.assertFalse(allowed([document(statement)], Request("s3:GetObject", "x", {}, "service:lambda.amazonaws.com")))

    def test_tag_of_a_resource_that_is_not_told_apart(self):
        tagged = {
            "Statement": {
                "Effect": "Allow",
                "Action": "rds:*",
                "Resource": "*",
                "Condition": {"StringEquals": {"aws:ResourceTag/dr-role": "recovery"}},
            }
        }
        self.assertTrue(allowed([tagged], Request("rds:PromoteReadReplica", None)))
        self.assertFalse(allowed([tagged], Request("rds:PromoteReadReplica", "arn:aws:rds:eu-west-1:1:db:a")))
        known = {"aws:resourcetag/dr-role": "standby"}
        self.assertFalse(allowed([tagged], Request("rds:PromoteReadReplica", None, known)))

    def test_resource_that_is_not_told_apart(self):
        narrow = document(allow(Resource="arn:one"))
        self.assertTrue(allowed([narrow], Request("s3:GetObject", None)))
        deny = document(allow(Effect="Deny", Resource="arn:other"))
        self.assertTrue(allowed([narrow, deny], Request("s3:GetObject", None)))
