package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written SPF record at a name that is an alias: an alias has no other records (RFC 1034 section 3.6.2). */
public final class SpfHostCname implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-host-cname").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .filter(Judged::byHand)
                .flatMap(judged -> evidence.names().at(judged.owner(), RecordType.CNAME).stream()
                        .limit(1)
                        .map((ZoneRecord alias) -> Diagnostic.error(
                                        KIND, judged.location(), judged.owner() + " is an alias and has an SPF record")
                                .seeing(alias.location(), "the alias of " + alias.value())
                                .advising("move the record to the name behind the alias")))
                .toList();
    }
}
