package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** postmap(1) reads main.cf: one that keeps it from starting is mended by the apply that needs it, on Postfix 3.7 and 3.10. */
@Tag("slow")
class BrokenMainCfTest extends OneHost {
    /** What happened to main.cf and master.cf; the real postmap refuses to start with most of it. */
    private static final List<String> BREAKS = List.of(
            "rm $M",
            ": >$M",
            "chmod 000 $M; chown 65534:65534 $M",
            "chmod 666 $M",
            "echo this is no parameter >$M",
            "echo inet_interfaces = nowhere.invalid >$M",
            "echo lmdb_map_size = huge >$M",
            "echo meta_directory = /nowhere >$M",
            "echo mail_owner = mallory >$M",
            "head -c 5000 /dev/urandom >$M",
            "head -c 5000 /dev/urandom >$R/etc/postfix/master.cf");

    @ParameterizedTest
    @EnumSource(RealRoots.class)
    void one_apply_mends_it_and_makes_every_index(RealRoots root) throws IOException {
        StringBuilder script = new StringBuilder("apply >/dev/null; say first; query; cp $M $R.goal\n");
        for (String broken : BREAKS) {
            script.append(broken)
                    .append("; rm $A.lmdb\n")
                    .append("chroot $R postmap lmdb:/tmp/probe 2>/dev/null || echo postmap does not start\n")
                    .append("apply --detailed-exitcodes 2>&1; say mended; query; cmp $M $R.goal && echo same\n");
        }
        script.append("apply --detailed-exitcodes; say quiet\n");
        MailRoot.Said said = root.run(host, tree, script.toString());
        assertThat(said.text().lines().filter(line -> line.equals("same")))
                .as(said.text())
                .hasSize(BREAKS.size());
        assertThat(said.text().lines().filter(line -> line.equals("mended: 2")))
                .as(said.text())
                .hasSize(BREAKS.size());
        assertThat(said.text().lines().filter(line -> line.equals("sysadmin@onion.example")))
                .as(said.text())
                .hasSize(1 + BREAKS.size());
        assertThat(said.text().lines().filter(line -> line.equals("postmap does not start")))
                .as(said.text())
                .hasSizeGreaterThanOrEqualTo(7);
        assertThat(said.text()).contains("quiet: 0").doesNotContain("error: ", "mailwright: ");
    }

    /** The new main.cf waits until every index is made; with the old one the old index answers. */
    @ParameterizedTest
    @EnumSource(RealRoots.class)
    void a_table_that_postmap_refuses_leaves_the_old_main_cf_in_force(RealRoots root) throws IOException {
        String alias = "/etc/postfix/maps/alias";
        CompiledTree bad = tree.copy(scratch.resolve("bad"));
        bad.with(alias, bad.text(alias) + "a".repeat(600) + "@onion.example alice@onion.example\n");
        MailRoot.Said said = root.run(host, bad, """
                apply >/dev/null 2>&1; say first; ls $M
                sed -i '/^a\\{600\\}/d' $A; chroot $R postmap lmdb:/etc/postfix/maps/alias 2>&1 | head -1
                echo myhostname = old.onion.example >$M; cp $M $R.old; chroot $R postmap lmdb:/etc/postfix/maps/alias; query
                apply 2>&1 | grep -e ^error: -e main.cf; cmp $M $R.old && echo old; query
                """);
        assertThat(said.text())
                .contains("first: 1", "No such file", "MDB_BAD_VALSIZE", "stopped before the daemons' configuration")
                .contains("\nold\n")
                .doesNotContain("main.cf: changed");
        assertThat(said.text().lines().filter(line -> line.equals("sysadmin@onion.example")))
                .as(said.text())
                .hasSize(2);
    }

    /** A link is somebody's decision: it is named, and nothing changes. */
    @ParameterizedTest
    @EnumSource(RealRoots.class)
    void a_link_in_its_place_is_refused(RealRoots root) throws IOException {
        MailRoot.Said said = root.run(host, tree, """
                apply >/dev/null; rm $M; ln -s /nowhere $M; apply; say link; rm $M; apply >/dev/null; say free
                """);
        assertThat(said.text())
                .contains("main.cf: is a symbolic link, and is not followed: remove it", "link: 1", "free: 0");
    }
}
