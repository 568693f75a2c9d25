package org.mailwright.fault;

import java.io.IOException;
import java.nio.file.Path;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.DebianTree;

/** The releases of Debian that a test runs real programs of, each below a root that it may change. */
enum RealRoots {
    /** This machine's own files. */
    DEBIAN_12,
    DEBIAN_13;

    private Path lower() {
        if (this == DEBIAN_13) {
            return DebianTree.trixie().root();
        }
        Daemon.require("postmap");
        return Path.of("/");
    }

    /**
     * Runs a script of sh(1) in which {@code $R} is that root, all of whose changes go when it ends; {@code $M} is
     * main.cf, {@code $A} a table, and {@code query} asks the real postmap(1) for a recipient. The tree is for Debian 12, so
     * the root says that it is one, whatever Postfix it has.
     */
    MailRoot.Said run(MailRoot host, CompiledTree tree, String script) throws IOException {
        return host.privately(tree, """
                mkdir $R.over && mount -t tmpfs none $R.over && mkdir $R.over/u $R.over/w || exit
                mount -t overlay -o lowerdir=%s,upperdir=$R.over/u,workdir=$R.over/w none $R || exit
                mount --bind /dev $R/dev || exit
                printf '#!/bin/sh\\n' >$R/usr/bin/systemctl; chmod 755 $R/usr/bin/systemctl
                echo key value >$R/tmp/probe
                rm -f $R/etc/os-release; printf 'ID=debian\\nVERSION_ID="12"\\n' >$R/etc/os-release
                rm -rf $R/etc/postfix/main.cf $R/etc/postfix/maps $R/var/lib/mailwright
                M=$R/etc/postfix/main.cf; A=$R/etc/postfix/maps/alias
                query() { chroot $R postmap -q postmaster@onion.example lmdb:/etc/postfix/maps/alias; }
                """.formatted(lower()) + script);
    }
}
