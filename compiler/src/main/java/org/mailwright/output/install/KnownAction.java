package org.mailwright.output.install;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.artefact.Action;

/** The commands that a manifest may have run; no other one, whoever wrote it. */
final class KnownAction {
    private static final String FILE = "/etc(?:/(?!\\.{1,2}(?:/|$))[!-.0-~]+)+";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";
    private static final Pattern INDEX = Pattern.compile("(postmap|postalias) [a-z]+:(" + FILE + ")");
    private static final Pattern OTHER = Pattern.compile("postfix (?:reload|start|check)"
            + "|systemctl (?:start|(?:try-)?(?:reload|restart|reload-or-restart)) [A-Za-z0-9_][A-Za-z0-9_.@:-]*"
            + "|systemd-tmpfiles --create " + FILE
            + "|dpkg-statoverride(?: --[a-z-]+)* --add " + NAME + " " + NAME + " 0?[0-7]{3} " + FILE);
    private static final int LAST = 999;

    private KnownAction() {}

    /** True for a command of ours; the id of one that makes an index names the table, which is how a stale one is found. */
    static boolean is(Action action) {
        if (action.order() < 0
                || action.order() > LAST
                || !action.command().stream().allMatch(word -> word.matches("[!-~]+"))) {
            return false;
        }
        String command = String.join(" ", action.command());
        Matcher index = INDEX.matcher(command);
        if (index.matches()) {
            return action.id().equals(index.group(1) + ":" + index.group(2));
        }
        return OTHER.matcher(command).matches() && !action.id().matches("(?s)(?:postmap|postalias):.*");
    }
}
