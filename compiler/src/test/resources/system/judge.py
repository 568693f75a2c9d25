"""What a receiver that checks makes of a message: SPF (RFC 7208), DKIM (RFC 6376), DMARC alignment (RFC 7489)."""
import email
import email.policy
import email.utils
import re


def tags(text):
    return {name.strip(): value.strip() for name, _, value in (one.partition("=") for one in text.split(";")) if name.strip()}


def policy(domain):
    """The DMARC record of a name or of the organisation above it; the sample's domains have two labels."""
    import dns.resolver
    for name in (domain, ".".join(domain.split(".")[-2:])):
        try:
            for record in dns.resolver.resolve("_dmarc." + name, "TXT"):
                text = b"".join(record.strings).decode()
                if text.startswith("v=DMARC1"):
                    return tags(text)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            pass
    return None


def aligned(one, other, mode):
    organisation = lambda name: ".".join(name.lower().split(".")[-2:])
    return one.lower() == other.lower() if mode == "s" else organisation(one) == organisation(other)


def verdict(order):
    import dkim
    import spf
    text = order["text"].encode("latin-1")
    message = email.message_from_bytes(text, policy=email.policy.compat32)
    froms = [address.rsplit("@", 1)[1].lower()
             for header in message.get_all("From", []) for _, address in email.utils.getaddresses([header]) if "@" in address]
    envelope = order["sender"].rsplit("@", 1)[1] if "@" in order["sender"] else order["helo"]
    checked = spf.check2(i=order["ip"], s=order["sender"], h=order["helo"])[0]
    signatures = []
    for number, header in enumerate(message.get_all("DKIM-Signature", [])):
        found = tags(re.sub(r"\s+", "", header))
        try:
            good = dkim.DKIM(text).verify(number)
        except dkim.DKIMException:
            good = False
        signatures.append({"domain": found.get("d", ""), "selector": found.get("s", ""), "good": good})
    passes = {}
    for domain in froms:
        record = policy(domain)
        passes[domain] = {
            "policy": record.get("p") if record else None,
            "spf": bool(record) and checked == "pass" and aligned(envelope, domain, record.get("aspf", "r")),
            "dkim": bool(record) and any(one["good"] and aligned(one["domain"], domain, record.get("adkim", "r")) for one in signatures),
        }
    chain = dkim.arc_verify(text)[0]
    return {"arc": chain in (b"pass", "pass"), "spf": checked, "envelope": envelope, "signatures": signatures, "from": froms, "dmarc": passes,
            "marks": message.get_all("X-Mailwright-From", [])}
