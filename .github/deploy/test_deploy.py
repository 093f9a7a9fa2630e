"""python3 -m unittest discover .github/deploy     needs bash, jq and unzip, as GitHub's runners have them"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "DR_BUCKET": "bucket",
    "EKS_CLUSTER_NAME": "erp-dr",
    "EKS_CLUSTER_ROLE_ARN": "arn:aws:iam::123456789012:role/cluster",
    "EKS_NODE_ROLE_ARN": "arn:aws:iam::123456789012:role/node",
    "FUNCTION_ROLE_ARN": "arn:aws:iam::123456789012:role/function",
    "RDS_REPLICA_ID": "erp-replica",
}
# Plays aws, gh and terraform: notes the call, prints what the test has put beside it.
FAKE = """#!/usr/bin/env bash
printf '%s\\n' "$(basename "$0") $*" >>"$FAKES/calls"
case "$(basename "$0") $*" in
  "aws lambda invoke"*) for last in "$@"; do :; done; cp "$FAKES/answer" "$last"; cat "$FAKES/invocation" ;;
  "aws lambda get-function-configuration"*) cat "$FAKES/environment" ;;
  "aws s3api list-objects-v2"*)
    if [ -e "$FAKES/refused" ]; then
      cat "$FAKES/refused" >&2
      exit 254
    fi
    cat "$FAKES/runs"
    ;;
  "aws s3 cp"*) cat "$FAKES/run" ;;
  "terraform plan"*) cp capacity.auto.tfvars.json "$FAKES/values" ;;
  "terraform show -json plan") cat "$FAKES/plan" ;;
  "terraform -chdir="*" output -raw function_name") printf erp-failover ;;
  "gh api --paginate"*) for last in "$@"; do :; done; jq -r "$last" "$FAKES/comments" ;;
esac
"""


class DeployTest(unittest.TestCase):
    def setUp(self):
        self.checkout = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.checkout)
        for room in ("deploy", "plan"):
            shutil.copytree(ROOT / ".github" / room, self.checkout / ".github" / room)
        self.fakes = self.checkout / "fakes"
        self.fakes.mkdir()
        for name in ("aws", "gh", "terraform"):
            (self.fakes / name).write_text(FAKE)
            (self.fakes / name).chmod(0o755)
        target = self.checkout / "stacks" / "target"
        target.mkdir(parents=True)
        with zipfile.ZipFile(target / "eu-west-1-dr.zip", "w") as bundle:
            bundle.writestr("terraform/main.tf.json", "{}")
        with zipfile.ZipFile(target / "terraform-1.11.4-aws-5.100.0.zip", "w") as toolchain:
            toolchain.writestr("terraform", FAKE)
        self.say("environment", json.dumps(ENVIRONMENT))
        self.say("runs", "0\n")
        self.plan("create", "update")

    def say(self, name, text):
        (self.fakes / name).write_text(text)

    def plan(self, *actions):
        changes = [{"address": f"aws.{a}", "change": {"actions": [a]}} for a in actions]
        self.say("plan", json.dumps({"resource_changes": changes}))

    def run_script(self, script, *arguments, **environment):
        path = f"{self.fakes}:{os.environ['PATH']}"
        return subprocess.run(
            [self.checkout / ".github" / script, *arguments],
            env={"PATH": path, "FAKES": str(self.fakes), "TMPDIR": str(self.fakes), **environment},
            capture_output=True,
            text=True,
            timeout=60,
        )

    def capacity(self, profile):
        return self.run_script("deploy/capacity", profile, "eu-west-1", "erp-failover")

    def calls(self):
        calls = self.fakes / "calls"
        return calls.read_text() if calls.exists() else ""

    def test_capacity_pilot_light_applies_the_plan_with_the_functions_own_values(self):
        done = self.capacity("pilot-light")
        self.assertEqual(0, done.returncode, done.stderr)
        values = json.loads((self.fakes / "values").read_text())
        self.assertEqual("pilot-light", values["capacity_profile"])
        self.assertEqual("erp-replica", values["database_instance_id"])
        self.assertEqual(ENVIRONMENT["FUNCTION_ROLE_ARN"], values["administrator_role_arn"])
        self.assertIn("-backend-config=bucket=bucket", self.calls())
        self.assertRegex(self.calls(), r"terraform apply .* plan\n")

    def test_capacity_cold_asks_nobody(self):
        self.assertEqual(0, self.capacity("cold").returncode)
        self.assertEqual("", self.calls())

    def test_capacity_full_is_the_functions(self):
        self.assertEqual(2, self.capacity("full").returncode)
        self.assertEqual("", self.calls())

    def test_capacity_after_a_failover_is_left_alone(self):
        self.say("runs", "1\n")
        done = self.capacity("warm")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("::warning", done.stdout)
        self.assertNotIn("terraform", self.calls())

    def test_capacity_plan_that_deletes_is_not_applied(self):
        self.plan("create", "delete")
        done = self.capacity("warm")
        self.assertEqual(1, done.returncode)
        self.assertIn("aws.delete", done.stderr)
        self.assertNotIn("terraform apply", self.calls())

    def ready(self, *outcomes):
        checks = [
            {"name": f"check-{o}", "outcome": o, "seen": f"seen {o}", "remedy": f"repair {o}", "took_ms": 1} for o in outcomes
        ]
        blocking = outcomes.count("blocking")
        body = {
            "message": "looked; nothing was changed",
            "ready": blocking == 0,
            "score": 70,
            "blocking": blocking,
            "warnings": outcomes.count("warning"),
            "estimated_rto": "about 20 minutes",
            "checks": checks,
        }
        self.say("invocation", '{"StatusCode": 200}')
        self.say("answer", json.dumps({"statusCode": 200, "body": body}))
        return self.run_script("deploy/run", "readiness", "eu-west-1")

    def test_readiness_answer_is_shown(self):
        done = self.ready("ok", "warning")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("score 70, 0 blocking, 1 warnings; a failover would take about 20 minutes", done.stdout)
        self.assertIn("warning  check-warning: seen warning\n  -> repair warning", done.stdout)
        self.assertNotIn("check-ok", done.stdout)
        self.assertIn("--function-name erp-failover --qualifier live", self.calls())

    def test_readiness_blocked_fails_with_the_remedy(self):
        done = self.ready("ok", "blocking")
        self.assertEqual(1, done.returncode)
        self.assertIn("blocking  check-blocking: seen blocking\n  -> repair blocking", done.stdout)
        self.assertIn("a failover would fail now", done.stderr)

    def test_readiness_error_fails_with_the_functions_words(self):
        self.say("invocation", '{"StatusCode": 200, "FunctionError": "Unhandled"}')
        self.say("answer", '{"errorMessage": "promote: the replica does not exist"}')
        done = self.run_script("deploy/run", "readiness", "eu-west-1")
        self.assertEqual(1, done.returncode)
        self.assertIn("promote: the replica does not exist", done.stderr)

    def test_run_capacity_reads_the_profile_of_the_settings(self):
        settings = self.checkout / "stacks" / "stacks.yaml"
        for text, profile in (
            ("name: a\ncapacityProfile: warm # few nodes\n", "warm"),
            ('capacityProfile: "pilot-light"\n', "pilot-light"),
        ):
            settings.write_text(text)
            self.assertEqual(0, self.run_script("deploy/run", "capacity", "eu-west-1").returncode)
            self.assertEqual(profile, json.loads((self.fakes / "values").read_text())["capacity_profile"])
        settings.write_text("name: a\n# capacityProfile: warm\n")
        done = self.run_script("deploy/run", "capacity", "eu-west-1")
        self.assertIn("cold", done.stdout)

    def idle(self):
        settings = self.checkout / "stacks" / "stacks.yaml"
        settings.write_text("name: a\nbucket: erp-dr # the one\nstateBucket: erp-state\n")
        return self.run_script("deploy/run", "idle", "eu-west-1")

    def test_idle_before_the_first_failover_passes(self):
        done = self.idle()
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("--bucket erp-dr --prefix runs/current.json", self.calls())
        self.assertNotIn("terraform", self.calls())

    def test_idle_before_the_first_deployment_passes(self):
        self.say("refused", "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation")
        self.assertEqual(0, self.idle().returncode)

    def test_idle_without_an_answer_fails_with_its_words(self):
        self.say("refused", "An error occurred (AccessDenied) when calling the ListObjectsV2 operation")
        done = self.idle()
        self.assertEqual(1, done.returncode)
        self.assertIn("AccessDenied", done.stderr)

    def test_idle_while_a_failover_is_going_on_fails(self):
        self.say("runs", "1\n")
        for state, code in (
            ("running", 1),
            ("parked", 1),
            ("succeeded", 0),
            ("failed", 0),
            ("given_up", 0),
        ):
            with self.subTest(state):
                self.say("run", json.dumps({"runId": "2026-11-23", "state": state}))
                done = self.idle()
                self.assertEqual(code, done.returncode, done.stderr)
                self.assertIn(state, done.stdout + done.stderr)

    def comment(self, comments):
        self.say("comments", json.dumps(comments))
        self.say("plan.md", "<!-- dr-failover:plan -->\n### Plan: standby no changes\n")
        done = self.run_script("plan/comment", str(self.fakes / "plan.md"), "7", GITHUB_REPOSITORY="o/r")
        self.assertEqual(0, done.returncode, done.stderr)
        return self.calls().split("\n")[1]

    def test_comment_earlier_one_is_replaced(self):
        body = "<!-- dr-failover:plan -->\r\nold"
        call = self.comment(
            [
                {"id": 1, "user": {"login": "somebody"}, "body": body},
                {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "another workflow's"},
                {"id": 3, "user": {"login": "github-actions[bot]"}, "body": body},
            ]
        )
        self.assertIn("--method PATCH repos/o/r/issues/comments/3 ", call)

    def test_comment_first_one_is_new(self):
        self.assertIn("--method POST repos/o/r/issues/7/comments ", self.comment([]))


if __name__ == "__main__":
    unittest.main()
