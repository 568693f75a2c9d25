package org.mailwright.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Place;
import org.mailwright.artefact.SecretBody;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.Secret;

/** What differs between two sets of files. */
class DifferenceTest {
    private static final String MX = "hosts/mx-01.onion.example/etc/postfix/maps/";
    private static final String SRS = "hosts/srs-01.onion.example/etc/postfix/maps/";

    private static Artefact file(String path, String... lines) {
        return file(path, Artefact.Rights.PUBLIC, lines);
    }

    private static Artefact file(String path, Artefact.Rights rights, String... lines) {
        return Artefact.stored(Place.of(path), rights, path.endsWith("mail-passwords"), out -> {
            for (int i = 0; i < lines.length; i++) {
                out.line(lines[i], Location.file(path, i + 1, 1));
            }
        });
    }

    private static Difference of(List<Artefact> earlier, List<Artefact> later) {
        return Difference.of(earlier, later, "onion.example");
    }

    private static String entries(Difference difference) {
        List<String> texts = new ArrayList<>();
        difference
                .files()
                .forEach(file -> file.entries()
                        .forEach(entry -> texts.add(entry.kind().sign() + entry.key() + "="
                                + entry.earlier().orElse("") + ">"
                                + entry.later().orElse(""))));
        return String.join(" ", texts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # file                          | before          | after           | entries
            hosts/a/etc/postfix/maps/alias  | a x;b y         | a x;b z;c w     | ~b=y>z +c=>w
            hosts/a/etc/postfix/maps/alias  | a x;b y         | b y             | -a=x>
            hosts/a/etc/postfix/maps/alias  | # one;a x       | # two;a x       | ''
            hosts/a/etc/opendkim/SigningTable | *@a k1;*@a k2 | *@a k2;*@a k3   | ~*@a=k1>k3
            hosts/a/etc/opendkim/TrustedHosts | ::1/128       | ::1/128;::2/128 | +::2/128=>
            hosts/a/etc/dovecot/private/mail-passwords | al:{X}1;bo:{X}1 | al:{X}2;ca:{X}1 | ~al=(secret)>(secret, changed) -bo=(secret)> +ca=>(secret)
            zones/onion.example             | a. 60 IN MX 10 b.;a. 60 IN MX 20 c. | a. 60 IN MX 10 d.;a. 60 IN MX 20 c. | ~a. MX=10 b. (TTL 60)>10 d. (TTL 60)
            zones/onion.example             | a. 60 IN A 1    | a. 90 IN A 1    | ~a. A=1 (TTL 60)>1 (TTL 90)
            hosts/a/etc/postfix/main.cf     | a = 1           | a = 2           | ''
            """)
    void entries_come_go_and_change_by_key(String path, String before, String after, String expected) {
        Difference difference = of(List.of(file(path, before.split(";"))), List.of(file(path, after.split(";"))));
        assertThat(difference.files()).hasSize(1);
        assertThat(entries(difference)).isEqualTo(expected);
    }

    @Test
    void lines_of_other_files_are_told_and_so_are_rights_and_order() {
        String main = "hosts/a/etc/postfix/main.cf";
        Difference lines = of(List.of(file(main, "a = 1", "b = 2")), List.of(file(main, "b = 2", "c = 3")));
        assertThat(lines.files().get(0).lines().stream().map(line -> line.kind().sign() + line.text()))
                .containsExactly("-a = 1", "+c = 3");
        Difference order = of(List.of(file(main, "a = 1", "b = 2")), List.of(file(main, "b = 2", "a = 1")));
        assertThat(order.files()).hasSize(1);
        assertThat(order.files().get(0).lines()).isEmpty();
        Difference rights = of(
                List.of(file(main, "a = 1")),
                List.of(file(main, new Artefact.Rights("0600", "root", "root"), "a = 1")));
        assertThat(rights.files().get(0).rights()).contains("0644 root:root → 0600 root:root");
        assertThat(of(List.of(file(main, "a = 1")), List.of(file(main, "a = 1")))
                        .isEmpty())
                .isTrue();
    }

    private static List<Artefact> extended(String parameters) {
        return List.of(
                file(
                        "hosts/mx-01.onion.example/etc/postfix/main.cf",
                        ("virtual_alias_maps =;" + parameters).split(";")),
                file(MX + "recipients", "a@o.example a@o.example", "bob@o.example bob@o.example"),
                file(MX + "alias", "a@o.example bob+lists@o.example", "b@o.example a@o.example"),
                file(SRS + "alias", "bob@o.example bob@mail.example"),
                file("hosts/lists-01.onion.example/etc/postfix/main.cf", "recipient_delimiter = -"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipient_delimiter = + | recipient_delimiter = +;propagate_unmatched_extensions = | bob+lists@mail.example | bob@mail.example
            recipient_delimiter =   | recipient_delimiter = +                                  | bob+lists@o.example    | bob+lists@mail.example
            """)
    void a_parameter_may_lead_the_same_entries_elsewhere(String before, String after, String earlier, String later) {
        Difference difference = Difference.of(extended(before), extended(after), "o.example");
        assertThat(difference.addresses())
                .extracting(AddressChange::address)
                .containsExactly("a@o.example", "b@o.example");
        assertThat(difference.addresses()).allSatisfy(change -> {
            assertThat(change.earlier().arrivals()).containsExactly(earlier);
            assertThat(change.later().arrivals()).containsExactly(later);
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # ciphertext before, now, readable, text before, now, changed
            c1, c1, false, a, a, false
            c1, c2, false, a, a, true
            c1, c2, true,  a, a, false
            c1, c2, true,  a, b, true
            """)
    void secrets_are_compared_by_text_where_it_can_be_had_and_by_ciphertext_elsewhere(
            String first, String second, boolean here, String before, String after, boolean changed) {
        Difference difference = of(List.of(secret(first, here, before)), List.of(secret(second, here, after)));
        assertThat(difference.isEmpty()).isEqualTo(!changed);
        assertThat(difference.closed()).isEmpty();
    }

    @Test
    void a_secret_in_a_file_is_another_when_its_text_is() {
        Secret one = Secret.inFile("key", () -> true, () -> Parsed.of("a"));
        Secret other = Secret.inFile("key", () -> true, () -> Parsed.of("b"));
        Secret absent = Secret.inFile("key", () -> false, () -> Parsed.not("no file"));
        assertThat(one.holdsSame(other)).isFalse();
        assertThat(one.holdsSame(absent)).isTrue();
        assertThat(one).isEqualTo(other);
    }

    @Test
    void a_secret_that_cannot_be_read_is_not_compared_with_a_file() {
        Artefact stored = Artefact.stored(Place.on("a", "/etc/s"), Artefact.Rights.PUBLIC, true, out -> {
            throw new IllegalStateException("nobody asks");
        });
        Difference difference = of(List.of(stored), List.of(secret("c1", false, "a")));
        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.closed()).containsExactly(Place.on("a", "/etc/s"));
    }

    private static Artefact secret(String ciphertext, boolean here, String text) {
        Secret secret =
                Secret.sealed(ciphertext, () -> here, () -> here ? Parsed.of(text) : Parsed.not("there is no key"));
        return Artefact.stored(
                Place.on("a", "/etc/s"),
                Artefact.Rights.PUBLIC,
                true,
                new SecretBody(List.of(secret), out -> out.line(secret.open().orElseThrow(), List.of())));
    }

    @Test
    void an_address_moves_when_what_it_goes_through_does() {
        List<Artefact> before = List.of(
                file(MX + "alias", "news@o press@o", "press@o alice@o, bob@o", "same@o news@o"),
                file(MX + "recipients", "alice@o x", "bob@o x", "news@o x", "press@o x", "same@o x"),
                file(MX + "alias_domains", "/^(.+)@p$/ ${1}@o", "/^(.+)@q\\.r$/ ${1}@o"),
                file(SRS + "alias", "alice@o alice@x", "bob@o bob@x"));
        List<Artefact> after = List.of(
                file(MX + "alias", "news@o press@o", "press@o alice@o, carol@o", "same@o press@o"),
                file(MX + "recipients", "alice@o x", "carol@o x", "news@o x", "press@o x", "same@o x"),
                file(MX + "alias_domains", "/^(.+)@p$/ ${1}@o", "/^(.+)@q\\.r$/ ${1}@o"),
                file(SRS + "alias", "alice@o alice@x", "carol@o bob@x"));

        Difference difference = of(before, after);

        // Whoever reads for bob and carol is the same, so press, news and same go where they went.
        assertThat(difference.addresses().stream().map(change -> change.kind().sign() + change.address()))
                .containsExactly("-bob@o", "+carol@o");
        assertThat(difference.addresses().get(0).aliasDomains()).isEqualTo(2);

        Difference moved = of(
                before,
                Stream.concat(
                                after.stream().limit(3),
                                Stream.of(file(SRS + "alias", "alice@o alice@x", "carol@o carol@x")))
                        .toList());
        assertThat(moved.addresses().stream().map(change -> change.kind().sign() + change.address() + change.through()))
                .containsExactly(
                        "-bob@o[]", "+carol@o[]", "~news@o[bob@o, carol@o, press@o]", "~press@o[]", "~same@o[]");
    }

    @Test
    void a_reply_is_a_destination_too_and_a_long_chain_is_no_depth() {
        Difference refused = of(
                List.of(file(MX + "recipients", "grace@o grace@o")),
                List.of(file(MX + "disabled", "grace@o 550 5.7.1 gone")));
        assertThat(refused.addresses()).hasSize(1);
        assertThat(refused.addresses().get(0).later().reply()).isEqualTo("550 5.7.1 gone");

        String[] chain = IntStream.range(0, 3_000)
                .mapToObj(i -> "a" + i + "@o a" + (i + 1) + "@o")
                .toArray(String[]::new);
        Difference difference = of(
                List.of(file(MX + "alias", chain), file(SRS + "alias", "a3000@o x@x")),
                List.of(file(MX + "alias", chain), file(SRS + "alias", "a3000@o y@x")));
        assertThat(difference.addresses()).hasSize(3_001);
    }

    @Test
    void the_right_to_send_and_passwords_belong_to_addresses() {
        String login = "hosts/s/etc/postfix/maps/sender_login";
        String passwords = "hosts/s/etc/dovecot/private/mail-passwords";
        Difference difference = of(
                List.of(file(login, "press@onion.example alice,bob"), file(passwords, "bob:{X}1")),
                List.of(file(login, "press@onion.example alice,carol"), file(passwords, "bob:{X}2")));
        assertThat(difference.addresses().stream().map(AddressChange::address))
                .containsExactly("bob@onion.example", "press@onion.example");
        assertThat(difference.addresses().get(0).password()).isEqualTo(Optional.of(Kind.CHANGED));
        assertThat(AddressChange.only(
                        difference.addresses().get(1).laterLogins(),
                        difference.addresses().get(1).earlierLogins()))
                .containsExactly("carol");
    }

    @Test
    void the_guard_sees_tables_that_shrink_or_go() {
        String[] many = IntStream.range(0, 20).mapToObj(i -> "p" + i + "@o x").toArray(String[]::new);
        assertThat(of(List.of(file(MX + "alias", many)), List.of(file(MX + "alias", "p1@o x")))
                        .refusals())
                .singleElement()
                .asString()
                .contains("mx-01.onion.example:/etc/postfix/maps/alias would lose 19 of its 20 entries");
        assertThat(of(List.of(file(MX + "alias", many)), List.of()).refusals()).hasSize(1);
        assertThat(of(List.of(), List.of(file(MX + "alias", many))).refusals()).isEmpty();
    }
}
