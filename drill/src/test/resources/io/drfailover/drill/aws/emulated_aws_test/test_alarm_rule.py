import unittest

from emulated_aws.alarm_rule import RuleError, parse

STATES = {"a": "ALARM", "b": "OK", "c": "INSUFFICIENT_DATA", "arn:aws:cloudwatch:eu-west-1:1:alarm:a b": "ALARM"}


class AlarmRuleTest(unittest.TestCase):
    def test_rules_that_hold(self):
        for rule in (
            "ALARM(a)",
            'ALARM("a") AND OK("b")',
            "NOT ALARM(b) AND INSUFFICIENT_DATA(c)",
            "OK(a) OR ALARM(a) AND OK(b)",
            "(OK(a) OR ALARM(a)) AND OK(b)",
            "TRUE AND NOT FALSE",
            'ALARM("arn:aws:cloudwatch:eu-west-1:1:alarm:a b")',
            "NOT ALARM(nobody)",
            "(ALARM(a)\n  AND\n  OK( b ))",
        ):
            with self.subTest(rule):
                self.assertTrue(parse(rule).holds(STATES.get))

    def test_rules_that_do_not_hold(self):
        for rule in ("OK(a)", "ALARM(a) AND ALARM(b)", "NOT (ALARM(a) OR OK(b))", "FALSE", "ALARM(nobody)"):
            with self.subTest(rule):
                self.assertFalse(parse(rule).holds(STATES.get))

    def test_children_are_named_once_and_in_order(self):
        self.assertEqual(parse("ALARM(a) OR (OK(b) AND ALARM(a))").children, ("a", "b"))

    def test_rules_that_cannot_be_read(self):
        for rule in ("", "ALARM(a", "ALARM(a) AND", "ALARM(a) OK(b)", "(ALARM(a)", "ALARM()", "maybe", "AND OK(a)"):
            with self.subTest(rule), self.assertRaises(RuleError):
                parse(rule)
