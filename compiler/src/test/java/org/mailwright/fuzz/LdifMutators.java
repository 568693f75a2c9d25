package org.mailwright.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Damage of an LDIF file, as an export or a person does it. */
final class LdifMutators {
    private static final String LDIF = "[^\\n]*\\.ldif";

    private static final List<String> LINES = List.of(
            "dn: uid=mallory,ou=users,dc=x",
            "dn:: !!!!",
            "dn:",
            "dn: uid=\\",
            "dn: uid=\"a,dc=x",
            "dn: =",
            "version: 2",
            "version: x",
            "changetype: delete",
            "changetype: modify",
            "changetype: add",
            "control: 1.2.3 true",
            "result: 4",
            "result: 0 Success",
            "# search result",
            "search: 2",
            "ref: ldap://192.0.2.1/x",
            "-",
            " continued",
            "  ",
            "",
            "x",
            ":",
            "::",
            "uid:",
            "uid:: ",
            "uid:: AA==",
            "uid:: gICA",
            "uid:< file:///etc/passwd",
            "uid:<http://192.0.2.1/",
            "uid;lang-en: x",
            "uid;binary: x",
            "emailForward;range=0-1: x@mail.example",
            "emailForward: a@b.example, c",
            "emailForward: ,",
            "mailPassword: {CRYPT}*",
            "mailPassword: :",
            "mailPassword:: e0NSWVBUfQ==",
            "accountStatus: retiring 9999-99-99",
            "accountStatus: retiring +999999999-01-01",
            "accountStatus: retiring",
            "accountStatus: memorial",
            "shadowExpire: 99999999999999999999",
            "shadowExpire: -1",
            "shadowExpire: 2147483648",
            "mailDisableMessage: a\u2028b",
            "userPassword: {CRYPT}*LK*",
            "userPassword: ");

    private LdifMutators() {}

    static List<Mutator> all() {
        return List.of(
                Mutator.ofLines(
                        "ldif-line", LDIF, (lines, dice) -> lines.add(dice.below(lines.size() + 1), dice.of(LINES))),
                Mutator.ofLines(
                        "ldif-line", LDIF, (lines, dice) -> lines.add(dice.below(lines.size() + 1), dice.of(LINES))),
                Mutator.ofLines("ldif-value", LDIF, (lines, dice) -> value(lines, dice, ": ", HostileText.any(dice))),
                Mutator.ofLines("ldif-value", LDIF, (lines, dice) -> value(lines, dice, ": ", HostileText.any(dice))),
                Mutator.ofLines(
                        "ldif-base64",
                        LDIF,
                        (lines, dice) -> value(
                                lines,
                                dice,
                                ":: ",
                                Base64.getEncoder()
                                        .encodeToString(HostileText.any(dice).getBytes(StandardCharsets.UTF_8)))),
                Mutator.ofLines("ldif-name", LDIF, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    lines.set(at, HostileText.any(dice) + lines.get(at));
                }),
                Mutator.ofLines("ldif-fold", LDIF, (lines, dice) -> {
                    int at = dice.below(lines.size());
                    String line = lines.get(at);
                    int cut = dice.below(line.length() + 1);
                    lines.set(at, line.substring(0, cut) + "\n " + line.substring(cut));
                }),
                Mutator.ofLines("ldif-record-twice", LDIF, (lines, dice) -> lines.addAll(List.copyOf(lines))),
                Mutator.ofLines("ldif-many", LDIF, (lines, dice) -> {
                    for (int i = 0; i < 300; i++) {
                        lines.addAll(List.of(
                                "",
                                "dn: uid=u" + i + ",ou=users,dc=garlic,dc=example",
                                "objectClass: inetOrgPerson",
                                "uid: u" + i,
                                "emailForward: u" + (i + 1) + "@garlic.example"));
                    }
                }));
    }

    /** Another value of an attribute, whatever it was: the old one is gone. */
    private static void value(List<String> lines, Dice dice, String colon, String value) {
        int at = dice.below(lines.size());
        String line = lines.get(at);
        int end = line.indexOf(':');
        lines.set(at, (end < 0 ? "uid" : line.substring(0, end)) + colon + value);
    }
}
