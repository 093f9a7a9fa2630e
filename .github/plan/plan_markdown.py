#!/usr/bin/env python3
"""Writes Terraform plans as Markdown for a pull request: what changes in one line, the plan itself folded below.

    plan_markdown.py [--limit BYTES] [--link URL] [--commit SHA] STACK=FOLDER...

Each folder has plan.json and plan.txt: `terraform show -json PLAN` and `terraform show -no-color PLAN`. Terraform has
left sensitive values out of the second; only addresses and actions are taken from the first.

GitHub refuses comments longer than 65,536 characters, so the folded plans are cut at whole lines to fit.
"""

import argparse
import json
import pathlib
import re
import sys

# First line of the comment, by which the next run finds and replaces it.
MARKER = "<!-- dr-failover:plan -->"
# Below GitHub's 65,536 even when it counts bytes.
LIMIT = 65_000
ACTIONS = {
    ("create",): "add",
    ("update",): "change",
    ("delete",): "destroy",
    ("delete", "create"): "replace",
    ("create", "delete"): "replace",
    ("forget",): "forget",
}
ORDER = ("add", "change", "replace", "destroy", "forget")
# More addresses than this are in the folded plan only.
NAMED = 20


class Plan:
    """One stack's plan."""

    def __init__(self, stack, folder):
        self.stack = stack
        self.text = (folder / "plan.txt").read_text(encoding="utf-8").strip("\n")
        content = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        self.addresses = {action: [] for action in ORDER}
        for change in content.get("resource_changes", []):
            action = ACTIONS.get(tuple(change["change"]["actions"]))
            if action:
                self.addresses[action].append(change["address"])
        outputs = content.get("output_changes", {}).values()
        self.outputs = sum(1 for output in outputs if output["actions"] != ["no-op"])

    def summary(self):
        counts = [f"{len(self.addresses[action])} to {action}" for action in ORDER if self.addresses[action]]
        if self.outputs:
            counts.append(f"{self.outputs} output{'' if self.outputs == 1 else 's'}")
        return ", ".join(counts) or "no changes"

    def lost(self):
        return self.addresses["replace"] + self.addresses["destroy"]


def inline(text):
    """Inline code, whatever backticks the text has."""
    fence = "`" * (longest_run(text) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"


def longest_run(text):
    return max((len(run) for run in re.findall(r"`+", text)), default=0)


def as_diff(line):
    """Terraform's marks moved to the first column, where GitHub colours them."""
    mark = re.match(r"^( *)(-/\+|\+/-|[-+~])( .*)$", line)
    if not mark:
        # Not a mark of ours: a first column that a diff would colour is moved away.
        return " " + line if line.startswith(("-", "+", "!", "@", "#")) else line
    colour = {"+": "+", "-": "-", "~": "!"}.get(mark[2], "!")
    return colour + mark[1] + (mark[2] if len(mark[2]) > 1 else "") + mark[3]


def folded(plan, budget, link):
    """The plan, cut to the budget in bytes."""
    lines = [as_diff(line) for line in plan.text.split("\n")]
    fence = "`" * max(3, longest_run(plan.text) + 1)
    head = f"<details><summary><b>{plan.stack}</b>: {plan.summary()}</summary>\n\n{fence}diff\n"
    tail = f"\n{fence}\n\n</details>\n"
    missing = f"\n… {len(lines)} lines more: {link}"
    room = budget - size(head) - size(tail)
    if size("\n".join(lines)) <= room:
        return head + "\n".join(lines) + tail
    room -= size(missing)
    kept = []
    for line in lines:
        room -= size(line) + 1
        if room < 0:
            break
        kept.append(line)
    return head + "\n".join(kept) + f"\n… {len(lines) - len(kept)} lines more: {link}" + tail


def size(text):
    return len(text.encode("utf-8"))


def render(plans, limit=LIMIT, link="see the log of this run", commit=""):
    of_commit = f" for {commit[:12]}" if commit else ""
    head = [MARKER, f"### Plan{of_commit}: " + "; ".join(f"{p.stack} {p.summary()}" for p in plans), ""]
    for plan in plans:
        if plan.lost():
            named = ", ".join(inline(address) for address in plan.lost()[:NAMED])
            more = f" and {len(plan.lost()) - NAMED} more" if len(plan.lost()) > NAMED else ""
            head += ["> [!CAUTION]", f"> **{plan.stack}** replaces or destroys {named}{more}.", ""]
    text = "\n".join(head) + "\n"
    # Smallest first: what they do not need is left to the larger ones.
    changed = sorted((p for p in plans if p.summary() != "no changes"), key=lambda p: size(p.text))
    blocks = {}
    room = limit - size(text)
    for left, plan in zip(range(len(changed), 0, -1), changed):
        blocks[plan.stack] = folded(plan, room // left, link)
        room -= size(blocks[plan.stack]) + 1
    return text + "\n".join(blocks[p.stack] for p in plans if p.stack in blocks)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=LIMIT, help="bytes, at most")
    parser.add_argument("--link", default="see the log of this run", help="where the whole plan is")
    parser.add_argument("--commit", default="", help="what was planned")
    parser.add_argument("plans", nargs="+", metavar="STACK=FOLDER")
    options = parser.parse_args(arguments)
    plans = []
    for argument in options.plans:
        stack, separator, folder = argument.partition("=")
        if not separator:
            parser.error(f'"{argument}" is not STACK=FOLDER')
        plans.append(Plan(stack, pathlib.Path(folder)))
    sys.stdout.write(render(plans, options.limit, options.link, options.commit))


if __name__ == "__main__":
    main(sys.argv[1:])
