#!/usr/bin/env python3
"""Prints what Mailwright costs beside what it is compared with, and beside the goal.

    bench/bench.py [--sizes 1000,10000,100000] [--runs 7] [seed] [scale] [growth]

Rows that are named in no argument are left out; without arguments all are measured. `make bench` builds the program and
its archive first. README.md beside this file says how to read the table.
"""

import argparse
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import measure
import sites

ROOT = pathlib.Path(__file__).resolve().parent.parent
DAY = ["--as-of", "2026-11-15"]
NODE = "mx-01.onion.example"
# From this size on one turn is enough: it lasts longer than the noise, and a plan of more is left out.
SLOW_SIZE = 100000


class Bench:
    def __init__(self, scratch, runs):
        self.scratch = pathlib.Path(scratch)
        self.runs = runs
        self.log = self.scratch / "said"
        self.program = ROOT / "mailwright"
        self.missing = []
        self.missed = 0
        self.judged = 0

    # ---- the table

    def head(self, title):
        print("\n%s" % title)
        print("%-52s %8s %6s   %-38s %8s %7s %6s %s"
              % ("work (CPU, or wall where it says so)", "s", "MiB", "against", "s", "ratio", "goal", ""))

    def row(self, name, cost, against="", theirs=None, ratio=None, goal=None, memory=None, kind="cpu"):
        """Prints one line, and counts whether it reaches its goal."""
        verdict = ""
        if goal is not None and ratio is not None:
            self.judged += 1
            met = ratio <= goal and (memory is None or cost.memory <= memory)
            self.missed += not met
            verdict = "met" if met else "MISSED"
            if memory is not None:
                verdict += " (memory %d, goal %d MiB)" % (cost.memory, memory)
        print("%-52s %8.2f %6.0f   %-38s %8s %7s %6s %s"
              % (name, getattr(cost, kind), cost.memory, against, "" if theirs is None else "%.2f" % theirs,
                 "" if ratio is None else "%.2f" % ratio, "" if goal is None else "%.2f" % goal, verdict), flush=True)

    def absent(self, program, rows):
        text = "NOT INSTALLED: %s, so without a comparison: %s" % (program, rows)
        self.missing.append(text)
        print(text, flush=True)

    # ---- commands

    def run(self, words, **more):
        return measure.run(words, self.log, **more)

    def compile(self, site, tree, program=None):
        return self.run([program or self.program, "compile", "-C", site, "-o", tree, *DAY, "--quiet"])

    def commit(self, site):
        for words in (["init", "--quiet"], ["add", "--all"],
                      ["-c", "user.name=bench", "-c", "user.email=bench@onion.example", "-c", "commit.gpgsign=false",
                       "commit", "--quiet", "--message", "sample"]):
            subprocess.run(["git", "-C", site, *words], check=True)

    # ---- cold starts at the size of the sample

    def seed(self):
        site = sites.make("onion", self.scratch / "seed")
        aliases = site / "data/common/aliases.yaml"
        texts = [aliases.read_text()]
        old = next(line for line in texts[0].splitlines(keepends=True) if line.startswith("  press: "))
        texts.append(texts[0].replace(old, "  press: [judy, lucia]\n"))
        self.commit(site)
        plain = self.scratch / "plain"
        (plain / "target").mkdir(parents=True)
        shutil.copy(self.program, plain / "mailwright")
        # Without the hash beside it the jar has no archive of its own.
        (plain / "target/mailwright.jar").symlink_to(ROOT / "target/mailwright.jar")
        tree = self.scratch / "seed-tree"
        self.compile(site, tree)
        root = self.apply_root(tree, NODE)
        puppet = self.puppet(site)
        costs = {}

        def measured(name, words, **more):
            costs.setdefault(name, []).append(self.run(words, **more))

        compiled = ["compile", "-C", site, "-o", self.scratch / "seed-out", *DAY]
        self.run([self.program, *compiled])
        for turn in range(self.runs):
            aliases.write_text(texts[(turn + 1) % 2])
            measured("changed", [self.program, *compiled])
            measured("same", [self.program, *compiled])
            aliases.write_text(texts[turn % 2])
            measured("plain", [plain / "mailwright", *compiled])
            aliases.write_text(texts[1])
            measured("plan", [self.program, "plan", "-C", site, *DAY])
            aliases.write_text(texts[(turn + 1) % 2])
            self.run([self.program, *compiled])
            measured("check", [self.program, "check", "-C", site, *DAY])
            measured("trace", [self.program, "trace", "-C", site, *DAY, "press@onion.test"])
            if root:
                measured("noop", [self.program, "apply", "--host", NODE, "--from", tree, "--root", root, "--noop"])
            measured("lookup", [self.program, "lookup", "mailwright::submission", "-C", site, "--node", NODE,
                                "--render-as", "json"])
            if puppet:
                measured("puppet", puppet)
        theirs = costs.get("puppet")
        self.head("A cold start on onion, medians of %d, each beside `puppet lookup` of one key in the same turn"
                  % self.runs)
        if not theirs:
            self.absent("puppet", "all cold starts")
        for key, name, measures in (
                ("changed", "compile, one alias changed", (("wall", 0.5), ("cpu", 0.7))),
                ("plain", "the same without the archive", (("wall", 0.75),)),
                ("same", "compile, nothing changed", (("wall", 0.3),)),
                ("check", "check", (("cpu", 0.6),)),
                ("plan", "plan of one changed line", (("cpu", 0.8),)),
                ("trace", "trace", (("cpu", 0.45),)),
                ("noop", "apply --noop, nothing changed", (("cpu", 0.2),)),
                ("lookup", "lookup of the same key", (("cpu", None),))):
            for kind, goal in measures if key in costs else ():
                cost = measure.median(costs[key])
                if theirs:
                    self.row("%s: %s" % (name, kind), cost, "%s of puppet lookup" % kind,
                             getattr(measure.median(theirs), kind),
                             measure.median_ratio(costs[key], theirs, kind), goal, kind=kind)
                else:
                    self.row(name, cost)

    def puppet(self, site):
        """The words of a `puppet lookup` without a server: the site is the environment, the facts are given."""
        if not measure.is_installed("puppet"):
            return None
        base = self.scratch / "puppet"
        for name in ("environments", "conf", "var", "code"):
            (base / name).mkdir(parents=True)
        (base / "environments/production").symlink_to(site)
        host, domain = NODE.split(".", 1)
        (base / "facts.json").write_text(json.dumps({
            "hostname": host, "domain": domain, "fqdn": NODE, "clientcert": NODE,
            "trusted": {"certname": NODE, "extensions": {}}}))
        return ["puppet", "lookup", "mailwright::submission", "--node", NODE, "--facts", base / "facts.json",
                "--environment", "production", "--environmentpath", base / "environments",
                "--hiera_config", base / "none.yaml", "--confdir", base / "conf", "--vardir", base / "var",
                "--codedir", base / "code", "--render-as", "json"]

    # ---- a root directory to apply to

    def apply_root(self, tree, host):
        """A root that has had its first apply; its postmap only makes an empty index. Programs run in it by chroot(2)."""
        if os.getuid() != 0:
            self.absent("(not root) chroot", "apply")
            return None
        root = self.scratch / "root"
        shutil.rmtree(root, ignore_errors=True)
        for name in ("bin", "usr/bin", "etc"):
            (root / name).mkdir(parents=True)
        shutil.copy(os.path.realpath("/bin/sh"), root / "bin/sh")
        for word in subprocess.run(["ldd", "/bin/sh"], check=True, stdout=subprocess.PIPE, text=True).stdout.split():
            if word.startswith("/"):
                library = root / word[1:]
                library.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(word, library)
        names = ("root", "postfix", "_rspamd", "postsrsd", "redis", "opendkim", "dovecot")
        (root / "etc/passwd").write_text("".join("%s:x:0:0::/:/bin/false\n" % name for name in names))
        (root / "etc/group").write_text("".join("%s:x:0:\n" % name for name in names))
        (root / "etc/os-release").write_text('ID=debian\nVERSION_ID="12"\n')
        for name in ("postmap", "postfix", "systemctl", "dpkg-statoverride"):
            program = root / "usr/bin" / name
            program.write_text('#!/bin/sh\nfor last; do :; done\ncase $last in lmdb:*) : >"${last#lmdb:}.lmdb" ;; esac\n')
            program.chmod(0o755)
        self.run([self.program, "apply", "--host", host, "--from", tree, "--root", root])
        return root

    # ---- accounts and aliases

    def tables(self, tree):
        """The indexed tables of all hosts of a tree, as their manifests name them: (host directory, path)."""
        for manifest in sorted(tree.glob("hosts/*/manifest.json")):
            for file in json.loads(manifest.read_text())["files"]:
                if "postmap:" + file["path"] in file["run"]:
                    yield manifest.parent / file["path"][1:]

    def postmap(self, tables):
        """The cost of `postmap lmdb:` of copies of these tables, the copying not counted."""
        conf = self.scratch / "postfix"
        conf.mkdir(exist_ok=True)
        (conf / "main.cf").write_text(
            "compatibility_level = 3.6\nmail_owner = postfix\nlmdb_map_size = 17179869184\n")
        total = measure.Cost(0, 0, 0)
        for table in tables:
            copy = conf / "table"
            shutil.copy(table, copy)
            total = total.plus(self.run(["postmap", "-c", conf, "lmdb:%s" % copy]))
            (conf / "table.lmdb").unlink()
        return total

    def scale(self, sizes):
        postmap = measure.is_installed("postmap")
        self.head("Accounts and aliases in minimal, one mail host")
        if not postmap:
            self.absent("postmap", "compile at any size, apply of one changed entry")
        for size in sizes:
            site = sites.make("minimal", self.scratch / "minimal", accounts=size, aliases=size)
            tree = self.scratch / "minimal-tree"
            ours, theirs = [], []
            for _ in range(self.turns(size)):
                shutil.rmtree(tree, ignore_errors=True)
                ours.append(self.compile(site, tree))
                if postmap:
                    theirs.append(self.postmap(self.tables(tree)))
            goal, memory = {100000: (12, None), 1000000: (5, 1024)}.get(size, (None, None))
            name = "compile, {0:,} and {0:,}".format(size)
            if postmap:
                self.row(name, measure.median(ours), "cpu of postmap lmdb: of its tables", measure.median(theirs).cpu,
                         measure.median_ratio(ours, theirs, "cpu"), goal, memory)
            else:
                self.row(name, measure.median(ours))
            self.check_and_plan(site, size, measure.median(ours))
            self.applies(site, tree, size, postmap)
            if size == 100000:
                self.many_hosts(size, postmap)

    def turns(self, size):
        return 1 if size >= SLOW_SIZE else 3

    def check_and_plan(self, site, size, compiled):
        if size > SLOW_SIZE:
            return
        self.commit(site)
        sites.change_one_alias(site, "minimal")
        cost = self.run([self.program, "plan", "-C", site, *DAY])
        sites.change_one_alias(site, "minimal")
        goals = (1.3, 400) if size == SLOW_SIZE else (None, None)
        self.row("plan of one changed alias, {:,}".format(size), cost, "cpu of the compile", compiled.cpu,
                 cost.cpu / compiled.cpu, *goals)
        for name, words in (("check", ["check"]), ("trace", ["trace", sites.alias(size // 2)])):
            cost = self.run([self.program, *words, "-C", site, *DAY])
            self.row("{}, {:,}".format(name, size), cost, "cpu of the compile", compiled.cpu, cost.cpu / compiled.cpu)

    def applies(self, site, tree, size, postmap):
        host = "mail.garlic.example"
        root = self.apply_root(tree, host)
        if not root:
            return
        applied = [self.program, "apply", "--host", host, "--root", root, "--from"]
        ours, theirs = [], []
        for _ in range(3):
            ours.append(self.run([*applied, tree]))
            theirs.append(self.run(["find", tree, "-type", "f", "-exec", "sha256sum", "{}", "+"]))
        self.row("apply --from, nothing changed, {:,}".format(size), measure.median(ours),
                 "cpu of sha256sum of the tree", measure.median(theirs).cpu,
                 measure.median_ratio(ours, theirs, "cpu"), 1.2 if size == 1000000 else None)
        sites.change_one_alias(site, "minimal")
        other = self.scratch / "minimal-changed"
        shutil.rmtree(other, ignore_errors=True)
        self.compile(site, other)
        sites.change_one_alias(site, "minimal")
        if not postmap:
            return
        index = self.postmap([other / "hosts" / host / "etc/postfix/maps/alias"])
        ours, theirs = [], []
        for turn in range(3):
            # The stub made no index: the apply is given the cost of a postmap as the comparison is.
            ours.append(self.run([*applied, tree if turn % 2 else other]).plus(index))
            theirs.append(self.compared(tree, other).plus(index))
        self.row("apply --from, one changed entry, {:,}, with postmap".format(size), measure.median(ours),
                 "cpu of cmp of the trees, one postmap", measure.median(theirs).cpu,
                 measure.median_ratio(ours, theirs, "cpu"), 1.5 if size == 1000000 else None)

    def compared(self, tree, other):
        script = 'cd "$1" && find . -type f -exec sh -c \'for f; do cmp -s "$f" "$0/$f"; done\' "$2" {} +'
        return self.run(["sh", "-c", script, "sh", tree, other], statuses=(0, 1))

    def many_hosts(self, size, postmap):
        site = sites.make("onion", self.scratch / "onion", accounts=size, aliases=size)
        tree = self.scratch / "onion-tree"
        shutil.rmtree(tree, ignore_errors=True)
        cost = self.compile(site, tree)
        name = "compile, {0:,} and {0:,}, 7 mail hosts".format(size)
        if postmap:
            theirs = self.postmap(self.tables(tree))
            self.row(name, cost, "cpu of postmap lmdb: of all tables", theirs.cpu, cost.cpu / theirs.cpu, 10)
        else:
            self.row(name, cost)
        shutil.rmtree(tree)

    # ---- growth

    def growth(self, sizes):
        """The exponent between two sizes of the CPU beyond that of the sample alone."""
        self.head("Growth: the exponent of the CPU net of the start, 1.00 is linear")
        cases = [("minimal", "accounts and aliases", small, large, lambda n: {"accounts": n, "aliases": n})
                 for small, large in zip(sizes, sizes[1:])]
        cases += [("onion", "nodes", 1000, 10000, lambda n: {"nodes": n}),
                  ("onion", "mail hosts", 50, 100, lambda n: {"hosts": n}),
                  ("onion", "alias domains", 300, 1000, lambda n: {"domains": n})]
        known = {}

        def cost(sample, more):
            key = (sample, *sorted(more.items()))
            if key not in known:
                site = sites.make(sample, self.scratch / "growing", **more)
                tree = self.scratch / "growing-tree"
                shutil.rmtree(tree, ignore_errors=True)
                turns = 1 if max(more.values(), default=0) >= 10000 else 3
                known[key] = measure.median([self.compile(site, tree) for _ in range(turns)])
            return known[key]

        for sample, what, small, large, shape in cases:
            start, one, two = cost(sample, {}), cost(sample, shape(small)), cost(sample, shape(large))
            exponent = (math.log(max(two.cpu - start.cpu, 0.01) / max(one.cpu - start.cpu, 0.01))
                        / math.log(large / small))
            self.row("{}, {:,} to {:,}".format(what, small, large), two, "cpu at {:,}".format(small), one.cpu,
                     exponent, 1.05)

    def end(self):
        print("\n%d rows have a goal: %d met, %d MISSED." % (self.judged, self.judged - self.missed, self.missed))
        for text in self.missing:
            print(text)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="1000,10000,100000", help="accounts and aliases")
    options.add_argument("--runs", type=int, default=7, help="turns of the cold starts")
    options.add_argument("rows", nargs="*", metavar="rows", help="seed, scale, growth; all by default")
    given = options.parse_args()
    unknown = set(given.rows) - {"seed", "scale", "growth"}
    if unknown or given.runs < 1:
        options.error("the rows are seed, scale and growth; --runs is at least 1")
    sizes = sorted(int(size) for size in given.sizes.split(","))
    if not (ROOT / "target/mailwright.jar").exists():
        sys.exit("bench: there is no target/mailwright.jar; run make bench, or make archive first")
    rows = given.rows or ["seed", "scale", "growth"]
    print("%d cores, load %.1f; CPU is user and system time. Ratios are medians of pairs that ran in turn."
          % (os.cpu_count(), os.getloadavg()[0]))
    with tempfile.TemporaryDirectory(prefix="mailwright-bench-", dir=os.environ.get("TMPDIR", "/var/tmp")) as scratch:
        bench = Bench(scratch, given.runs)
        if "seed" in rows:
            bench.seed()
        if "scale" in rows:
            bench.scale(sizes)
        if "growth" in rows:
            bench.growth(sizes)
        bench.end()


if __name__ == "__main__":
    main()
