package org.mailwright.source.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;
import org.mailwright.source.net.StandIn;

/** What a directory server says to a search, message by message. */
public final class Answers {
    private Answers() {}

    public static ProtocolOp entry(int number) {
        return new SearchResultEntryProtocolOp(
                "uid=p" + number + "," + Server.BASE, List.of(new Attribute("uid", "p" + number)));
    }

    private static ProtocolOp done() {
        return new SearchResultDoneProtocolOp(0, null, null, null);
    }

    public static void send(OutputStream out, int id, ProtocolOp op, Control... controls) throws IOException {
        out.write(new LDAPMessage(id, op, controls).encode().encode());
        out.flush();
    }

    /** The number of the next request; the client goes when it has none. */
    public static int request(InputStream in) throws IOException {
        try {
            LDAPMessage message = LDAPMessage.readFrom(new ASN1StreamReader(in), false);
            if (message == null) {
                throw new IOException("the client went");
            }
            return message.getMessageID();
        } catch (LDAPException e) {
            throw new IOException(e);
        }
    }

    public static StandIn.Deed forever(IntFunction<ProtocolOp> ops, int pause) {
        return (in, out) -> {
            int id = request(in);
            for (int i = 0; ; i++) {
                Thread.sleep(pause);
                send(out, id, ops.apply(i));
            }
        };
    }

    /** Pages of two entries that always promise another one. */
    public static StandIn.Deed pages(IntFunction<ProtocolOp> entries, int repeated) {
        return (in, out) -> {
            for (int page = 0; ; page++) {
                int id = request(in);
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                send(whole, id, entries.apply(2 * (page % repeated)));
                send(whole, id, entries.apply(2 * (page % repeated) + 1));
                send(whole, id, done(), new SimplePagedResultsControl(0, new ASN1OctetString("next"), false));
                out.write(whole.toByteArray());
            }
        };
    }
}
