"""Puts one host's compiled files where its manifest says, and runs what it says: install.py HOST-TREE

Not the reloads: nothing runs yet, and there is no systemd.
"""
import json
import os
import shutil
import subprocess
import sys

tree = sys.argv[1]
with open(os.path.join(tree, "manifest.json")) as text:
    manifest = json.load(text)
for one in manifest["files"]:
    target = one["path"]
    os.makedirs(os.path.dirname(target), mode=0o755, exist_ok=True)
    if os.path.lexists(target):
        os.unlink(target)
    shutil.copyfile(tree + target, target)
    shutil.chown(target, one["owner"], one["group"])
    os.chmod(target, int(one["mode"], 8))
failed = False
for action in sorted(manifest["actions"], key=lambda action: action["order"]):
    program = action["command"][0]
    if program not in ("systemctl", "postfix") and shutil.which(program):
        done = subprocess.run(action["command"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode or done.stdout and program == "postmap":
            print(" ".join(action["command"]), done.returncode, done.stdout)
            failed = True
sys.exit(failed)
