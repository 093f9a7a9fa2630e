import unittest

from emulated_aws.metric_math import MathError, evaluate

SERIES = {"a": [1.0, None, 3.0], "b": [2.0, 4.0, None], "zero": [0.0, 0.0, 0.0]}


class MetricMathTest(unittest.TestCase):
    def test_values(self):
        for expression, expected in {
            "a + b": [3.0, None, None],
            "2 * a - 1": [1.0, None, 5.0],
            "-a": [-1.0, None, -3.0],
            "2 + 3 * 2 ^ 2": [14.0, 14.0, 14.0],
            "a / zero": [None, None, None],
            "a >= 3": [0.0, None, 1.0],
            "a < 2 || b > 3": [1.0, None, None],
            "MAX([a, b])": [2.0, 4.0, 3.0],
            "SUM(a)": [4.0, 4.0, 4.0],
            "FILL(a, 0)": [1.0, 0.0, 3.0],
            "FILL(a, REPEAT)": [1.0, 1.0, 3.0],
            "IF(a > 2, 10, a)": [1.0, None, 10.0],
            "IF(a > 2, 10)": [None, None, 10.0],
            "ABS(1 - a)": [0.0, None, 2.0],
            "100 * a / MAX([a, FILL(b, 0)])": [50.0, None, 100.0],
        }.items():
            with self.subTest(expression):
                self.assertEqual(evaluate(expression, SERIES, 3), expected)

    def test_what_cannot_be_read(self):
        for expression in ("", "a +", "(a", "unknown", "ANOMALY_DETECTION_BAND(a)", "a b", "[a, b]", "a $ b"):
            with self.subTest(expression), self.assertRaises(MathError):
                evaluate(expression, SERIES, 3)
