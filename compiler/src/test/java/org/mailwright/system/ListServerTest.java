package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_02;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Mail that Mailman writes itself, and the bounces of what it sent. */
@InOrganisation
class ListServerTest {
    private final Organisation organisation;
    private final ListHost lists;

    ListServerTest(Organisation organisation) {
        this.organisation = organisation;
        lists = ListHost.of(organisation);
    }

    /** Somebody outside writes to Mailman, and gets an answer that has this text. */
    /** What comes to the author of a message for the list server. */
    private Received answer(String author, String recipient, String subject, String text) {
        send(author, recipient, subject, text);
        return arrived(text, message -> message.recipients().contains(author));
    }

    private void send(String author, String recipient, String subject, String text) {
        Said said = organisation
                .at("outside")
                .send(organisation
                        .stranger()
                        .envelope(author, recipient)
                        .content("From: " + author + "\r\nTo: " + recipient + "\r\nSubject: " + subject
                                + "\r\nDate: Wed, 1 Jul 2026 10:00:00 +0000\r\nMessage-ID: <" + text.hashCode() + author
                                + ">\r\n\r\n\r\n"));
        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
    }

    /** The first message with the text that is wanted; the lists answer others too. */
    private Received arrived(String text, Predicate<Received> wanted) {
        for (int count = 1; ; count++) {
            List<Received> messages = organisation.at("outside").received(text, count, Organisation.PATIENCE);
            Optional<Received> answer = messages.stream().filter(wanted).findFirst();
            if (answer.isPresent()) {
                return answer.orElseThrow();
            }
            assertThat(messages).as("messages with %s", text).hasSizeGreaterThanOrEqualTo(count);
        }
    }

    private void isOfTheLists(Received message) {
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.spf()).isEqualTo("pass");
        assertThat(verdict.signedBy()).as(message.text()).containsExactly("lists.onion.example");
        assertThat(verdict.passing()).as(message.text()).containsExactly("lists.onion.example");
    }

    @Test
    void the_answer_to_a_command_is_signed() {
        Received message = answer(
                "frida@sender.example",
                "onion-talk-request@lists.onion.example",
                "help",
                "results of your email command");

        assertThat(message.recipients()).containsExactly("frida@sender.example");
        assertThat(message.sender()).startsWith("onion-talk-bounces").endsWith("@lists.onion.example");
        isOfTheLists(message);
    }

    @Test
    void who_joins_confirms_and_is_welcome() {
        String greta = "greta@sender.example";
        Received question = answer(greta, "localisation-join@lists.onion.example", "join", "To: " + greta);
        isOfTheLists(question);
        Matcher confirm = Pattern.compile("(?m)^From:\\s+(localisation-confirm\\+[0-9a-f]+@lists\\.onion\\.example)")
                .matcher(question.text());
        assertThat(confirm.find()).as(question.text()).isTrue();

        Received welcome =
                answer(greta, confirm.group(1), "Re: confirm", "Welcome to the \"Localisation\" mailing list");
        assertThat(welcome.recipients()).containsExactly(greta);
        assertThat(welcome.sender()).startsWith("localisation-bounces").endsWith("@lists.onion.example");
        isOfTheLists(welcome);
    }

    @Test
    void an_owner_hears_of_what_waits() {
        String subject = "to-be-held";
        String text = "mailman@lists.onion.example post from";
        send("heike@sender.example", "mailman@lists.onion.example", subject, text);
        Received notice = arrived(text, message -> true);

        // The owner is one of us: the notice comes through an MX and an SRS host.
        assertThat(notice.recipients()).containsExactly("Hugo.Elm@mail.example");
        assertThat(notice.helo()).matches("srs-0[12]\\.onion\\.example");
        isOfTheLists(notice);
    }

    @Test
    void a_bounce_from_elsewhere_is_scored() {
        String bounces = "localisation-bounces+gone=mail.example@lists.onion.example";
        Said said = organisation
                .at("outside")
                .send(Letter.from("198.51.100.25", "mx.outside.example")
                        .via(MX_02)
                        .envelope("", bounces)
                        .content(report(bounces, "gone@mail.example")));

        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        lists.mailmanLogged("Member gone@mail.example on list localisation.lists.onion.example, bounce score = 1");
    }

    @Test
    void a_refusal_of_a_members_host_is_scored() {
        organisation.deliver(
                "outside",
                organisation
                        .stranger()
                        .envelope("eve@sender.example", "localisation@lists.onion.example")
                        .with("for-one-who-refuses", "From: eve@sender.example"),
                "for-one-who-refuses",
                2);
        lists.mailmanLogged("Member refused@mail.example on list localisation.lists.onion.example, bounce score = 1");
    }

    /** A delivery status notification (RFC 3464). */
    private static String report(String to, String about) {
        return String.join(
                "\r\n",
                "From: mailer-daemon@mx.outside.example",
                "To: " + to,
                "Subject: Undelivered",
                "Date: Wed, 1 Jul 2026 10:00:00 +0000",
                "Message-ID: <bounce-from-elsewhere@test.example>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=part",
                "",
                "--part",
                "Content-Type: text/plain",
                "",
                "Nobody of that name.",
                "--part",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.outside.example",
                "",
                "Final-Recipient: rfc822; " + about,
                "Action: failed",
                "Status: 5.1.1",
                "Diagnostic-Code: smtp; 550 5.1.1 nobody here",
                "",
                "--part--",
                "");
    }
}
