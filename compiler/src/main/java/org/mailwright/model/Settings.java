package org.mailwright.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Location;

/** What the site says about its roles as a whole; each part is one {@code mailwright::} key. */
public record Settings(
        Mx mx,
        Srs srs,
        Submission submission,
        Relay relay,
        Rspamd rspamd,
        MtaSts mtaSts,
        TlsRpt tlsRpt,
        Tls tls,
        boolean addresses,
        AddressExtensions extensions) {

    /**
     * {@code mailwright::mx}.
     *
     * @param rejectOwnFrom a From of ours without a mark is refused
     * @param ownFromAllow networks of foreign lists our people post through
     * @param dmarcAllow networks from which a From passes whose domain asks to reject it
     */
    public record Mx(boolean rejectOwnFrom, List<Network> ownFromAllow, List<Network> dmarcAllow, Location location) {

        /** True when an unverified From of ours comes in from anywhere. */
        public boolean letsUnverifiedIn() {
            return !rejectOwnFrom || !ownFromAllow.isEmpty();
        }
    }

    /**
     * {@code mailwright::srs}.
     *
     * @param hosts the name whose MX set lists the SRS hosts
     * @param rewriteTo the domain of rewritten senders
     * @param acceptAll any sender may write to a rewritten address, in every domain of ours; else bounces only, in {@code rewriteTo}
     * @param secrets the first signs, all verify; empty without SRS hosts
     */
    public record Srs(
            DomainName hosts, DomainName rewriteTo, boolean acceptAll, List<Secret> secrets, Location location) {}

    /**
     * {@code mailwright::submission}.
     *
     * @param name the service's name
     * @param accept password schemes taken over
     * @param warn password schemes taken over with a warning
     * @param senders alias address to the uids that may send as it
     */
    public record Submission(
            DomainName name,
            List<String> accept,
            List<String> warn,
            SortedMap<Address, List<Uid>> senders,
            Location location) {

        /** A uid named as a sender, and where. */
        public record Uid(String uid, Location location) {}

        public Submission {
            senders = new TreeMap<>(Map.copyOf(senders));
        }
    }

    /**
     * {@code mailwright::relay}.
     *
     * @param name the name nodes use as their smarthost
     * @param clients further networks that may relay; empty: the inventory's addresses
     * @param senders envelope domains they may use; empty: all of ours
     */
    public record Relay(
            Optional<DomainName> name, List<Network> clients, List<DomainName> senders, Location location) {}

    /**
     * {@code mailwright::rspamd}.
     *
     * @param redis host:port; absent: no greylisting
     * @param clamav clamd's socket; absent: no virus check
     * @param dmarc what becomes of a From of others that fails DMARC
     */
    public record Rspamd(Optional<String> redis, Optional<String> clamav, Dmarc dmarc, Location location) {

        /**
         * By what the domain of the From asks for.
         *
         * @param reject its policy is reject, and a copy would leave for a host that refuses it
         * @param quarantine its policy is quarantine, or reject and no copy leaves
         */
        public record Dmarc(Treatment reject, Treatment quarantine) {
            /** What holds unless the site says otherwise. */
            public static final Dmarc PRESET = new Dmarc(Treatment.REJECT, Treatment.ADD_HEADER);
        }

        /** What rspamd does with a message. */
        public enum Treatment {
            REJECT,
            ADD_HEADER,
            PASS;

            /** The word for it in Hiera and in the plugin's settings. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** {@code mailwright::mta_sts}: the policy (RFC 8461), and the host that serves it; also that of client configuration. */
    public record MtaSts(Mode mode, Optional<DomainName> web, int maxAge, Location location) {

        /** The policy's {@code mode}. */
        public enum Mode {
            NONE,
            TESTING,
            ENFORCE
        }
    }

    /** {@code mailwright::tls_rpt}: where TLS reports go (RFC 8460). */
    public record TlsRpt(List<String> rua, Location location) {}

    /** {@code mailwright::tls}: the key and certificate files on the hosts; {@code {host}} stands for the host's name. */
    public record Tls(List<String> chainFiles, Location location) {}
}
