package org.mailwright.source.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.DmarcKinds;
import org.mailwright.diagnostic.kind.SpfKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.Address;
import org.mailwright.model.DmarcPolicy;
import org.mailwright.model.SpfPolicy;

/** The DMARC and SPF policies of a domain as declared. */
final class PolicyKeys {
    /** RFC 7208 section 12: an optional qualifier, a mechanism or modifier, no blank. */
    private static final String SPF_TERM =
            "[+?~-]?(include:|a(:|/|$)|mx(:|/|$)|ip4:|ip6:|exists:|redirect=|exp=)[A-Za-z0-9._:/%{}=-]*";

    private static final Syntax<String> REPORTS = new Syntax<>(
            DmarcKinds.RUA_SYNTAX,
            "the report address",
            mailto(),
            "write one address an item, e.g. mailto:dmarc@reports.example");

    private PolicyKeys() {}

    static DmarcPolicy dmarc(Reading reading, Optional<Value> value) {
        return new DmarcPolicy(
                policy(value, "p").orElse("none"),
                policy(value, "sp"),
                policy(value, "np"),
                Reading.text(Reading.get(value, "adkim")).filter(List.of("r", "s")::contains),
                Reading.text(Reading.get(value, "t")).filter("y"::equals).isPresent(),
                reading.all(Reading.get(value, "rua"), REPORTS),
                reading.all(Reading.get(value, "ruf"), REPORTS),
                reading.parsed(
                        Reading.get(value, "fo"),
                        new Syntax<>(
                                DmarcKinds.FO_SYNTAX,
                                "fo",
                                Syntax.matching("[01ds](:[01ds])*", "a list of 0, 1, d and s"),
                                "write one of them, or several with colons between: d:s")));
    }

    /** A policy; a word that is none has its finding already and must not reach a record. */
    private static Optional<String> policy(Optional<Value> value, String tag) {
        return Reading.text(Reading.get(value, tag)).filter(found -> found.matches("none|quarantine|reject"));
    }

    /** mailto:address; commas, semicolons and exclamation marks would end the value. */
    static Function<String, Parsed<String>> mailto() {
        return text -> {
            Parsed<Address> address = text.startsWith("mailto:")
                    ? Address.parse(text.substring("mailto:".length()))
                    : Parsed.not("it is not mailto:address");
            return address.map(found -> "mailto:" + found);
        };
    }

    /** Where TLS reports go: mailto or https (RFC 8460 section 3). */
    static Function<String, Parsed<String>> reportUri() {
        return text -> text.startsWith("https:")
                ? Syntax.matching("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[A-Za-z0-9._~/-]*", "an https URI")
                        .apply(text)
                : mailto().apply(text);
    }

    static SpfPolicy spf(Reading reading, Optional<Value> value) {
        SpfPolicy.All all = switch (Reading.text(Reading.get(value, "all")).orElse("fail")) {
            case "softfail" -> SpfPolicy.All.SOFTFAIL;
            case "neutral" -> SpfPolicy.All.NEUTRAL;
            default -> SpfPolicy.All.FAIL;
        };
        List<String> also = reading.all(
                Reading.get(value, "also"),
                new Syntax<>(
                        SpfKinds.SYNTAX,
                        "the SPF term",
                        Syntax.matching(SPF_TERM, "one term of an SPF record before all"),
                        "write one term an item, e.g. include:_spf.vendor.example; spf.all says the last one"));
        return new SpfPolicy(all, also);
    }
}
