package org.mailwright.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a server answered; a command that was not given has an answer with code 0. */
record Said(Reply connect, Reply login, Reply sender, List<Reply> recipients, Reply data) {
    /** One answer of SMTP. */
    record Reply(int code, String text) {
        static Reply of(JsonNode node) {
            return node.isMissingNode()
                    ? new Reply(0, "")
                    : new Reply(node.path("code").asInt(), node.path("text").asText());
        }

        @Override
        public String toString() {
            return code + " " + text;
        }
    }

    static Said of(JsonNode node) {
        List<Reply> recipients = new ArrayList<>();
        node.path("recipients").forEach(reply -> recipients.add(Reply.of(reply)));
        return new Said(
                Reply.of(node.path("connect")),
                Reply.of(node.path("login")),
                Reply.of(node.path("sender")),
                List.copyOf(recipients),
                Reply.of(node.path("data")));
    }

    /** The answer to the only recipient, or the earlier refusal that it did not come to. */
    Reply recipient() {
        if (!recipients.isEmpty()) {
            return recipients.get(0);
        }
        return sender.code() != 0 ? sender : connect;
    }

    /** The last word about a message: of DATA, or of what was refused before it. */
    Reply verdict() {
        return data.code() != 0 ? data : recipient();
    }
}
