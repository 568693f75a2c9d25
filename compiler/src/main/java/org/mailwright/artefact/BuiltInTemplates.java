package org.mailwright.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The templates that come with the program. */
public final class BuiltInTemplates implements Templates {
    /** Their names, sorted. */
    public static final SortedSet<String> NAMES = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
            "client/config-v1.1.xml.ftl",
            "dovecot/dovecot.conf.ftl",
            "opendkim/opendkim.conf.ftl",
            "postfix/main.cf.ftl",
            "postfix/master.cf.ftl",
            "rspamd/actions.conf.ftl",
            "rspamd/antivirus.conf.ftl",
            "rspamd/arc.conf.ftl",
            "rspamd/asn.conf.ftl",
            "rspamd/dkim_signing.conf.ftl",
            "rspamd/force_actions.conf.ftl",
            "rspamd/fuzzy_check.conf.ftl",
            "rspamd/greylist.conf.ftl",
            "rspamd/mailwright.conf.ftl",
            "rspamd/mailwright.lua.ftl",
            "rspamd/milter_headers.conf.ftl",
            "rspamd/options.inc.ftl",
            "rspamd/override.conf.ftl",
            "rspamd/phishing.conf.ftl",
            "rspamd/rbl.conf.ftl",
            "rspamd/redis.conf.ftl",
            "rspamd/worker-controller.inc.ftl",
            "rspamd/worker-normal.inc.ftl",
            "rspamd/worker-proxy.inc.ftl",
            "srs/postsrsd.ftl")));

    @Override
    public String text(String name) {
        try (InputStream in = BuiltInTemplates.class.getResourceAsStream("/templates/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no template " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
