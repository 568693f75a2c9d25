"""One SMTP session as a sender has it, and what the server answered to each command."""
import smtplib
import ssl


def answer(reply):
    code, text = reply
    return {"code": code, "text": text.decode("utf-8", "replace") if isinstance(text, bytes) else text}


def send(order):
    """order: to, port, bind, helo, tls (none, starttls, implicit), login, sender, recipients, message."""
    tls = ssl.create_default_context()
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_NONE
    bind = (order["bind"], 0) if order.get("bind") else None
    said = {"recipients": []}
    try:
        if order.get("tls") == "implicit":
            session = smtplib.SMTP_SSL(local_hostname=order["helo"], source_address=bind, timeout=60, context=tls)
        else:
            session = smtplib.SMTP(local_hostname=order["helo"], source_address=bind, timeout=60)
        session._host = order["to"]
        said["connect"] = answer(session.connect(order["to"], order["port"]))
    except OSError as trouble:
        return dict(said, connect={"code": 0, "text": str(trouble)})
    try:
        said["ehlo"] = answer(session.ehlo(order["helo"]))
        if order.get("tls") == "starttls":
            said["starttls"] = answer(session.starttls(context=tls))
            session.ehlo(order["helo"])
        if order.get("login"):
            session.user, session.password = order["login"]
            try:
                said["login"] = answer(session.auth("PLAIN", session.auth_plain))
            except smtplib.SMTPResponseException as refused:
                said["login"] = answer((refused.smtp_code, refused.smtp_error))
            if said["login"]["code"] != 235:
                return said
        said["sender"] = answer(session.docmd("MAIL FROM:<%s>" % order["sender"]))
        said["recipients"] = [answer(session.docmd("RCPT TO:<%s>" % one)) for one in order["recipients"]]
        if order.get("message") is not None and any(one["code"] == 250 for one in said["recipients"]):
            said["data"] = answer(session.data(order["message"].encode("utf-8")))
    except smtplib.SMTPServerDisconnected as gone:
        said["gone"] = str(gone)
    finally:
        try:
            session.quit()
        except (smtplib.SMTPException, OSError):
            pass
    return said
