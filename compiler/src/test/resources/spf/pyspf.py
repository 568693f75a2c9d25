"""Judges by python3-spf, with a table in the place of the DNS.

Standard input has lines with fields between tabs: `zone` begins a new world, `rr NAME TYPE DATA` is a record in it (text in
hexadecimal digits, its strings between commas), `q CLIENT SENDER HELO` asks. Each question is answered by a line: the result, a tab, and why.
"""
import sys

import spf

world = {}


def answer(name, qtype, strict=True, timeout=0):
    """What a resolver says: the end of a chain of aliases, under the name that was asked for."""
    at = name.lower().rstrip(".")
    for _ in range(11):
        if (at, qtype) in world or (at, "CNAME") not in world:
            break
        at = world[at, "CNAME"][0]
    return [((name, qtype), data) for data in world.get((at, qtype), [])]


spf.DNSLookup = answer

for line in sys.stdin:
    fields = line.rstrip("\n").split("\t")
    if fields[0] == "zone":
        world = {}
    elif fields[0] == "rr":
        _, name, rtype, data = fields
        if rtype == "TXT":
            data = [bytes.fromhex(string) for string in data.split(",")]
        elif rtype == "MX":
            preference, host = data.split(" ")
            data = (int(preference), host.rstrip("."))
        elif rtype in ("PTR", "CNAME"):
            data = data.rstrip(".")
        # A set has no record twice (RFC 2181 section 5).
        rrset = world.setdefault((name, rtype), [])
        if data not in rrset:
            rrset.append(data)
    else:
        _, client, sender, helo = fields
        try:
            query = spf.query(i=client, s=sender, h=helo, strict=True)
            result, _, why = query.check()
        except Exception as e:  # an exception that leaves it is a defect of pyspf
            result, why = "crash", repr(e)
        print(result + "\t" + why.replace("\n", " ").replace("\t", " "))
