# Made by Mailwright: change the inputs, not this file.
# The verdicts of SPF, DKIM, DMARC and ARC under this host's name (RFC 8601), and the spam score; those that come in are dropped.
use = ["authentication-results", "x-spam-status"];
