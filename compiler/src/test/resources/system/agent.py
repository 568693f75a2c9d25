"""One machine of the test's network, from inside its namespaces: does what the test asks and answers, a JSON object a line.

When its standard input ends, so does the machine: everything in a PID namespace dies with its first process.
"""
import json
import os
import subprocess
import sys
import threading

import client
import clamd
import judge
import receiver
import syslog_socket

answers = os.fdopen(os.dup(1), "w")
# Daemons inherit standard output: nothing of theirs may come between two answers.
os.dup2(2, 1)

log = syslog_socket.Log()
inbox = receiver.Inbox()


def run(order):
    try:
        done = subprocess.run(order["argv"], input=order.get("input", ""), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=order.get("timeout", 60))
        return {"status": done.returncode, "output": done.stdout}
    except subprocess.TimeoutExpired:
        return {"status": -1, "output": "no end within the time given"}


def spawn(order):
    # A daemon that stays in the foreground, or one that keeps its standard output open.
    subprocess.Popen(order["argv"], stdin=subprocess.DEVNULL, stdout=open(order["output"], "wb"),
                     stderr=subprocess.STDOUT, start_new_session=True)
    return {}


def receive(order):
    inbox.listen(order["addresses"], order.get("port", 25), order.get("certificate"))
    return {}


ORDERS = {
    "run": run,
    "spawn": spawn,
    "send": client.send,
    "receive": receive,
    "received": lambda order: {"messages": inbox.wait(order["token"], order["count"], order["seconds"])},
    "clamd": lambda order: clamd.serve(order["socket"]),
    "judge": lambda order: judge.verdict(order),
    "syslog": lambda order: log.listen(),
    "log": lambda order: {"lines": log.wait(order["contains"], order["seconds"])},
}


def main():
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = ORDERS[order["order"]](order)
        except Exception as trouble:  # the test shall see it
            answer = {"trouble": "%s: %s" % (type(trouble).__name__, trouble)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


main()
