"""A stand-in for clamd(8): of its protocol the part that scanners use (INSTREAM, PING); it knows one virus."""
import os
import socketserver
import struct
import threading

EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        command = self.rfile.read(1)
        end = b"\0" if command == b"z" else b"\n"
        name = b""
        while True:
            byte = self.rfile.read(1)
            if byte in (end, b""):
                break
            name += byte
        if name != b"INSTREAM":
            self.wfile.write(b"PONG" + end)
            return
        content = b""
        while True:
            size = struct.unpack("!I", self.rfile.read(4))[0]
            if size == 0:
                break
            content += self.rfile.read(size)
        self.wfile.write((b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK") + end)


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def serve(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    server = Server(path, Session)
    os.chmod(path, 0o666)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return {}
