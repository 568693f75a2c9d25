"""A mail host of the outside world: takes what comes and keeps it for the test to look at.

The local part says what becomes of a recipient: refused… 550, later… 451 the first time, anything else 250.
"""
import socket
import socketserver
import ssl
import threading
import time


class Inbox:
    def __init__(self):
        self.messages = []
        self.tried = set()
        self.more = threading.Condition()

    def listen(self, addresses, port, certificate):
        tls = None
        if certificate:
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(certificate)
        for address in addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            kind = type("Server", (socketserver.ThreadingTCPServer,), {
                "allow_reuse_address": True, "daemon_threads": True, "address_family": family,
                "request_queue_size": 50})
            server = kind((address, port), Session)
            server.inbox, server.tls = self, tls
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def keep(self, message):
        with self.more:
            self.messages.append(message)
            self.more.notify_all()

    def wait(self, token, count, seconds):
        """The messages that contain the token, as soon as there are so many or the time is over."""
        def found():
            return [message for message in self.messages if token in message["text"]]
        with self.more:
            self.more.wait_for(lambda: len(found()) >= count, seconds)
            return found()

    def answer(self, recipient):
        local = recipient.split("@")[0]
        if local.startswith("refused"):
            return "550 5.1.1 nobody here"
        if local.startswith("later") and recipient not in self.tried:
            self.tried.add(recipient)
            return "451 4.2.1 come again"
        return "250 2.1.5 yes"


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write((line + "\r\n").encode("ascii"))

    def handle(self):
        try:
            self.talk()
        except (OSError, ssl.SSLError):
            pass

    def talk(self):
        inbox = self.server.inbox
        self.say("220 %s" % self.server.server_address[0])
        helo, sender, recipients, secure = "", "", [], False
        while True:
            line = self.rfile.readline().decode("utf-8", "replace")
            if not line:
                return
            line = line.rstrip("\r\n")
            verb = line.upper()
            if verb.startswith("EHLO"):
                helo = line[5:]
                if self.server.tls and not secure:
                    self.say("250-here")
                    self.say("250 STARTTLS")
                else:
                    self.say("250 here")
            elif verb.startswith("HELO"):
                helo = line[5:]
                self.say("250 here")
            elif verb.startswith("STARTTLS"):
                self.say("220 go")
                self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
                self.setup_streams()
                secure = True
            elif verb.startswith("MAIL FROM:"):
                sender, recipients = line[10:].split(">")[0].strip().lstrip("<"), []
                self.say("250 yes")
            elif verb.startswith("RCPT TO:"):
                recipient = line[8:].split(">")[0].strip().lstrip("<")
                said = inbox.answer(recipient)
                if said.startswith("250"):
                    recipients.append(recipient)
                self.say(said)
            elif verb == "DATA":
                self.say("354 go on")
                text = []
                while True:
                    part = self.rfile.readline()
                    if part in (b".\r\n", b""):
                        break
                    text.append(part[1:] if part.startswith(b".") else part)
                inbox.keep({"ip": self.client_address[0], "at": self.server.server_address[0], "helo": helo,
                            "sender": sender, "recipients": recipients, "tls": secure, "time": time.time(),
                            "text": b"".join(text).decode("latin-1")})
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 yes")

    def setup_streams(self):
        self.rfile = self.connection.makefile("rb", -1)
        self.wfile = self.connection.makefile("wb", 0)
