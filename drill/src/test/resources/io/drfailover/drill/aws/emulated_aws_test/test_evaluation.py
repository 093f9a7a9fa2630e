"""The rows of "Configuring how CloudWatch alarms treat missing data" (Amazon CloudWatch User Guide): X breaches, 0 does
not, - is missing; the answers are for missing, ignore, breaching, notBreaching. None: the state is retained."""

import unittest

from emulated_aws.evaluation import Rule, evaluate

TREATMENTS = ("missing", "ignore", "breaching", "notBreaching")
NO_DATA = "INSUFFICIENT_DATA"


class MissingDataTest(unittest.TestCase):
    def test_three_of_three(self):
        for points, expected in {
            "0-X-X": ("OK", "OK", "OK", "OK"),
            "0----": ("OK", "OK", "OK", "OK"),
            "-----": (NO_DATA, None, "ALARM", "OK"),
            "0XX-X": ("ALARM", "ALARM", "ALARM", "ALARM"),
            "--X--": ("ALARM", None, "ALARM", "OK"),
        }.items():
            self._check(3, 3, points, expected)

    def test_two_of_three(self):
        for points, expected in {
            "0-X-X": ("ALARM", "ALARM", "ALARM", "ALARM"),
            "00X0X": ("ALARM", "ALARM", "ALARM", "ALARM"),
            "0-X--": ("OK", "OK", "ALARM", "OK"),
            "----0": ("OK", "OK", "ALARM", "OK"),
            "---X-": ("ALARM", None, "ALARM", "OK"),
        }.items():
            self._check(2, 3, points, expected)

    def test_only_the_newest_breaches_three_of_five_is_not_yet_an_alarm(self):
        self._check(3, 5, "------X", (None, None, "ALARM", "OK"))

    def test_comparisons(self):
        for comparison, value, alarm in (
            ("LessThanThreshold", 1.0, False),
            ("LessThanOrEqualToThreshold", 1.0, True),
            ("GreaterThanThreshold", 1.0, False),
            ("GreaterThanOrEqualToThreshold", 1.0, True),
        ):
            with self.subTest(comparison):
                state = evaluate(Rule(comparison, 1.0, 1, 1), [value] * 3).state
                self.assertEqual(state, "ALARM" if alarm else "OK")

    def _check(self, to_alarm, periods, points, expected):
        values = [{"X": 0.0, "0": 1.0, "-": None}[point] for point in points]
        for treatment, state in zip(TREATMENTS, expected):
            with self.subTest(f"{to_alarm} of {periods}, {points}, {treatment}"):
                rule = Rule("LessThanThreshold", 1.0, periods, to_alarm, treatment)
                self.assertEqual(evaluate(rule, values).state, state)
