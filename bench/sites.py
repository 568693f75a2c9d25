"""Sites of any size for the bench: a sample with more accounts, aliases, nodes, mail hosts or alias domains.

    python3 bench/sites.py minimal DIRECTORY accounts=1000 aliases=1000
    python3 bench/sites.py onion DIRECTORY nodes=1000

The same arguments give the same bytes. Names end in .example or .test, addresses of machines are from RFC 2544.
"""

import base64
import hashlib
import pathlib
import shutil
import sys

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "hiera-samples"

# The places where the samples keep what grows: the primary domain, the file and the line after which more is written.
PLACES = {
    "minimal": {
        "primary": "garlic.example",
        "aliases": ("data/common.yaml", "mailwright::aliases:\n"),
        "domains": ("data/common.yaml", "mailwright::domains:\n"),
    },
    "onion": {
        "primary": "onion.example",
        "aliases": ("data/common/aliases.yaml", "mailwright::aliases:\n"),
        "domains": ("data/common/mail.yaml", "mailwright::domains:\n"),
    },
}

# Forwards go to two large providers, and to many small domains in the long tail.
PROVIDERS = ["riseup.example"] * 3 + ["mail.example"] * 2 + ["tail%02d.test" % i for i in range(20)]

# One account in thirty has left, as in a directory that is some years old.
RETIRED = 30

ENTRY = """
dn: uid={name},ou=users,{base}
objectClass: top
objectClass: inetOrgPerson
objectClass: debianAccount
objectClass: shadowAccount
objectClass: debianDeveloper
uid: {name}
cn: Person {number}
sn: {number}
uidNumber: {id}
gidNumber: {id}
gecos: Person {number},,,,
loginShell: /bin/bash
homeDirectory: /home/{name}
emailForward: {name}@{provider}
userPassword: {{CRYPT}}x
mailPassword: {{CRYPT}}$6${salt}${hash}
shadowLastChange: 18000
"""


def person(number):
    return "p%07d" % number


def alias(number):
    return "a%07d" % number


def password(name):
    """A salt and a hash of the shape of SHA512-CRYPT; it opens nothing."""
    text = base64.b64encode(hashlib.sha512(name.encode()).digest(), b"./").decode()
    return text[:16], text[:86]


def write_accounts(file, base, count):
    for number in range(count):
        name = person(number)
        salt, crypt = password(name)
        file.write(ENTRY.format(name=name, base=base, number=number, id=10000 + number, salt=salt, hash=crypt,
                                provider=PROVIDERS[number * 7 % len(PROVIDERS)]))
        if number % RETIRED == RETIRED - 1:
            file.write("accountStatus: inactive 2024-06-06\n")


def targets(number, accounts):
    """One to three people who have not left; three consecutive numbers are never all retired."""
    found = []
    for step in range(1 + number % 3):
        target = (number * 11 + step * 2) % accounts
        if target % RETIRED == RETIRED - 1:
            target -= 1
        if person(target) not in found:
            found.append(person(target))
    return found


def alias_lines(count, accounts):
    for number in range(count):
        yield "  %s:\n" % alias(number)
        for target in targets(number, accounts):
            yield "    - %s\n" % target


def insert(path, mark, lines):
    """Writes lines after the one line that is the mark."""
    before, after = path.read_text().split(mark)
    with path.open("w", buffering=1 << 20) as file:
        file.write(before + mark)
        file.writelines(lines)
        file.write(after)


def address(number):
    return "198.18.%d.%d" % (number // 250, number % 250 + 1)


def facts(name, number):
    return 'networking:\n  fqdn: %s\n  ip: %s\nos:\n  release:\n    major: "12"\n' % (name, address(number))


def write_nodes(site, primary, count):
    """Machines without a part in mail: each is a client whose mail is taken."""
    for number in range(count):
        name = "web%05d.%s" % (number, primary)
        (site / "nodes" / (name + ".yaml")).write_text(facts(name, number))


def write_hosts(site, primary, count):
    roles = ["mx", "srs", "submission", "relay"]
    zone = site / "dns" / ("db." + primary)
    for number in range(count):
        name = "mail%03d.%s" % (number, primary)
        (site / "nodes" / (name + ".yaml")).write_text(facts(name, number))
        (site / "data" / "nodes" / (name + ".yaml")).write_text(
            "mailwright::host: {roles: [%s]}\n" % roles[number % len(roles)])
        if zone.exists():
            with zone.open("a") as file:
                file.write("%s. IN A %s\n" % (name, address(number)))


def make(sample, directory, accounts=0, aliases=0, nodes=0, hosts=0, domains=0):
    places = PLACES[sample]
    primary = places["primary"]
    site = pathlib.Path(directory)
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(SAMPLES / sample, site)
    with (site / "ldap" / "people.ldif").open("a", buffering=1 << 20) as file:
        write_accounts(file, ",".join("dc=" + part for part in primary.split(".")), accounts)
    if aliases:
        path, mark = places["aliases"]
        insert(site / path, mark, alias_lines(aliases, accounts))
    if domains:
        path, mark = places["domains"]
        insert(site / path, mark, ["  also%05d.test: {alias_of: %s}\n" % (i, primary) for i in range(domains)])
    write_nodes(site, primary, nodes)
    write_hosts(site, primary, hosts)
    return site


def change_one_alias(site, sample):
    """Another target for the alias in the middle: the smallest change of a large table. A second call undoes it."""
    path = site / PLACES[sample]["aliases"][0]
    lines = path.read_text().splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.startswith("  a0000000:"))
    count = sum(1 for line in lines if line.startswith("  a0"))
    place = next(i for i, line in enumerate(lines) if i > first and line == "  %s:\n" % alias(count // 2)) + 1
    old = "    - alice\n"
    if lines[place] == old:
        lines[place] = path.with_suffix(".target").read_text()
    else:
        path.with_suffix(".target").write_text(lines[place])
        lines[place] = old
    path.write_text("".join(lines))


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in PLACES:
        sys.exit(__doc__)
    make(sys.argv[1], sys.argv[2], **{name: int(value) for name, value in (word.split("=") for word in sys.argv[3:])})
