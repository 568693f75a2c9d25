"""What this machine's own SMTP server answers to the commands that no client needs: commands.py PORT."""
import smtplib
import ssl
import sys

with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="localhost", timeout=30) as session:
    session.ehlo()
    if session.has_extn("starttls"):
        tls = ssl.create_default_context()
        tls.check_hostname = False
        tls.verify_mode = ssl.CERT_NONE
        session.starttls(context=tls)
        session.ehlo()
    print("offers " + " ".join(sorted(session.esmtp_features)))
    for command in ["ETRN onion.example", "ETRN localhost", "ETRN @onion.example", "VRFY postmaster"]:
        code, text = session.docmd(command)
        print(command, code, text.decode())
