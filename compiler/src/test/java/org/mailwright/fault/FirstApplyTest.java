package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first apply on a machine with Debian's own packages, and the way back. */
@Tag("slow")
class FirstApplyTest extends OneHost {
    /** Another owner or mode would show, and so would a file more or less. */
    private static final String LIST = "(cd $R/etc && find . -path ./postfix/maps -prune -o -type f -print0 | sort -z"
            + " | xargs -0 stat -c '%n %a %u %g %s' && find . -type f -print0 | sort -z | xargs -0 sha256sum)";

    @ParameterizedTest
    @EnumSource(RealRoots.class)
    void it_keeps_what_the_operator_made_and_not_what_packages_made(RealRoots root) throws IOException {
        MailRoot.Said said = root.run(host, tree, """
                mkdir -p $R/etc/postfix/maps $R/etc/default
                cp $R/usr/share/postfix/master.cf.dist $R/etc/postfix/master.cf
                cp $R/usr/share/postsrsd/postsrsd.template $R/etc/default/postsrsd
                cp $R/usr/share/postfix/main.cf.debian $M; echo myhostname = old.onion.example >>$M; chmod 600 $M
                (umask 077; echo theirs >$R/etc/postsrsd.secret); chown 12:34 $R/etc/postsrsd.secret
                echo postmaster@onion.example theirs@onion.example >$A; chroot $R postmap lmdb:/etc/postfix/maps/alias
                %1$s >$R.before
                apply | grep kept
                query
                apply --detailed-exitcodes; say quiet
                apply --restore --from x; say both
                """.formatted(LIST) + """
                restore() { sh -c "$(sed "s/'--from' '[^']*'/'--restore'/" $R.sh)" sh "$@"; }
                restore --noop --detailed-exitcodes | grep main.cf; restore --detailed-exitcodes >/dev/null; say restored
                query
                %1$s >$R.after; diff $R.before $R.after && echo as before
                restore; say again
                """.formatted(LIST));
        assertThat(said.text().lines().filter(line -> line.contains(": kept as ")))
                .as(said.text())
                .containsExactly(
                        "/etc/postfix/main.cf: kept as /etc/postfix/main.cf.before-mailwright",
                        "/etc/postfix/maps/alias: kept as /etc/postfix/maps/alias.before-mailwright",
                        "/etc/postfix/maps/alias.lmdb: kept as /etc/postfix/maps/alias.lmdb.before-mailwright",
                        "/etc/postsrsd.secret: kept as /etc/postsrsd.secret.before-mailwright");
        assertThat(said.text())
                .contains("sysadmin@onion.example\nquiet: 0", "both: 64", "restored: 2\ntheirs@onion.example")
                .contains("/etc/postfix/main.cf: would be put back", "as before", "again: 0");
    }

    /** A foreign index that is newer than its table is not believed, whatever is in it. */
    @ParameterizedTest
    @EnumSource(RealRoots.class)
    void an_index_that_somebody_else_made_is_made_again(RealRoots root) throws IOException {
        MailRoot.Said said = root.run(host, tree, """
                apply >/dev/null; query
                mkdir $R/x; echo postmaster@onion.example mallory@evil.example >$R/x/alias
                chroot $R postmap lmdb:/x/alias; cp $R/x/alias.lmdb $A.lmdb; query
                again() { apply --detailed-exitcodes | grep alias.lmdb; query; stat -c 'rights %a %u %g' $A.lmdb; }
                again
                : >$A.lmdb; again
                rm $A.lmdb; ln -s /nowhere $A.lmdb; again
                rm $A.lmdb; mkfifo $A.lmdb; again
                chown 12:34 $A.lmdb; chmod 666 $A.lmdb; again
                for i in 1 2 3; do query; done
                apply --detailed-exitcodes; say quiet
                """);
        assertThat(said.text().lines())
                .containsOnlyOnce("mallory@evil.example")
                .contains("quiet: 0")
                .filteredOn(line -> line.equals("sysadmin@onion.example"))
                .as(said.text())
                .hasSize(1 + 5 + 3);
        assertThat(said.text().lines().filter(line -> line.equals("rights 644 0 0")))
                .as(said.text())
                .hasSize(5);
        assertThat(said.text().lines().filter(line -> line.endsWith(", is made again")))
                .as(said.text())
                .hasSize(5);
    }
}
