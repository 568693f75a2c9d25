package org.mailwright.proof.postfix;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of an SMTP server (RFC 5321) that asks about recipients, and seldom sends a message. */
final class SmtpDialogue implements AutoCloseable {
    /** How many commands are on the way at once: their answers fit into any socket's buffer. */
    private static final int PIPELINED = 100;

    private final SocketChannel channel;
    private final BufferedReader answers;
    private final BufferedWriter commands;

    /** Greets the server as a client that has this address (XCLIENT). */
    SmtpDialogue(SocketChannel channel, String client) throws IOException {
        this.channel = channel;
        this.answers =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        this.commands =
                new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
        answer();
        expect("250", "EHLO client.outside.example");
        expect("220", "XCLIENT NAME=client.outside.example ADDR=" + client);
        expect("250", "EHLO client.outside.example");
    }

    private void expect(String code, String command) throws IOException {
        send(command);
        String answer = answer();
        if (!answer.startsWith(code)) {
            throw new IOException(command + ": " + answer);
        }
    }

    private void send(String command) throws IOException {
        commands.write(command + "\r\n");
        commands.flush();
    }

    /** The last line of the next answer. */
    private String answer() throws IOException {
        while (true) {
            String line = answers.readLine();
            if (line == null) {
                throw new EOFException("the server hung up");
            }
            if (line.length() < 4 || line.charAt(3) != '-') {
                return line;
            }
        }
    }

    /** What the server says to each recipient. */
    List<String> recipients(String sender, List<String> addresses) throws IOException {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i += PIPELINED) {
            List<String> some = addresses.subList(i, Math.min(addresses.size(), i + PIPELINED));
            expect("250", "MAIL FROM:<" + sender + ">");
            for (String address : some) {
                commands.write("RCPT TO:<" + address + ">\r\n");
            }
            commands.flush();
            for (int j = 0; j < some.size(); j++) {
                said.add(answer());
            }
            expect("250", "RSET");
        }
        return said;
    }

    /** What it says to a message for that recipient: the answer to RCPT if that is a refusal, else the last. */
    String message(String sender, String recipient) throws IOException {
        expect("250", "MAIL FROM:<" + sender + ">");
        send("RCPT TO:<" + recipient + ">");
        String answer = answer();
        if (!answer.startsWith("250")) {
            expect("250", "RSET");
            return answer;
        }
        expect("354", "DATA");
        send("Subject: loop\r\n\r\n.");
        return answer();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
