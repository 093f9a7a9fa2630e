"""python3 -m unittest discover .github/plan"""

import pathlib
import re
import subprocess
import sys
import unittest

import plan_markdown

DATA = pathlib.Path(__file__).parent / "testdata"


def changes():
    return plan_markdown.Plan("standby", DATA / "changes")


def nothing():
    return plan_markdown.Plan("watch", DATA / "nothing")


class PlanMarkdownTest(unittest.TestCase):
    def test_real_plan_says_everything_in_its_first_line(self):
        lines = plan_markdown.render([changes(), nothing()], commit="0123456789abcdef").split("\n")
        self.assertEqual(plan_markdown.MARKER, lines[0])
        self.assertEqual(
            "### Plan for 0123456789ab: standby 1 to add, 1 to change, 1 to replace, 1 to destroy; watch no changes",
            lines[1],
        )

    def test_what_is_lost_is_named_outside_the_fold(self):
        text = plan_markdown.render([changes()])
        before = text[: text.index("<details>")]
        self.assertIn("replaces or destroys `terraform_data.replaced`, `terraform_data.removed`", before)
        self.assertNotIn("terraform_data.added", before)

    def test_plan_without_changes_has_no_fold(self):
        self.assertNotIn("<details>", plan_markdown.render([nothing()]))

    def test_backticks_in_the_plan_do_not_end_its_fence(self):
        text = plan_markdown.render([changes()])
        self.assertIn("after ``` with a fence", text)
        self.assertEqual(2, len(re.findall(r"^````", text, re.MULTILINE)))

    def test_marks_are_in_the_first_column(self):
        text = plan_markdown.render([changes()])
        self.assertRegex(text, r'(?m)^\+ +resource "terraform_data" "added"')
        self.assertRegex(text, r'(?m)^!-/\+ resource "terraform_data" "replaced"')
        self.assertRegex(text, r"(?m)^! +input ")

    def test_long_plans_fit_the_limit_and_say_what_is_missing(self):
        long, short = changes(), nothing()
        long.text = "\n".join(f'  + resource "aws_é" "{i}" {{' for i in range(20_000))
        short.addresses["change"].append("aws_sns_topic.a")
        text = plan_markdown.render([long, short], link="https://example.com/run")
        self.assertLessEqual(len(text.encode("utf-8")), plan_markdown.LIMIT)
        self.assertGreater(len(text.encode("utf-8")), plan_markdown.LIMIT - 500)
        self.assertRegex(text, r"… \d+ lines more: https://example.com/run\n```")
        self.assertIn(short.text.split("\n")[-1], text)
        self.assertEqual(text.count("<details>"), text.count("</details>"))

    def test_command_writes_the_same(self):
        script = pathlib.Path(plan_markdown.__file__)
        done = subprocess.run(
            [sys.executable, script, f"standby={DATA / 'changes'}"], capture_output=True, check=True, timeout=60
        )
        self.assertEqual(plan_markdown.render([changes()]), done.stdout.decode("utf-8"))


if __name__ == "__main__":
    unittest.main()
