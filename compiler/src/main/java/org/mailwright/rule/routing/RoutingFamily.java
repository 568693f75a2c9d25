package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about where addresses lead. */
public final class RoutingFamily {
    private RoutingFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "routing",
                List.of(
                        new AliasLoop(),
                        new AliasLoopCrossHost(),
                        new AliasMissingTarget(),
                        new AliasSelf(),
                        new AliasShadowsForward(),
                        new ChainDepth(),
                        new DirectAddressUnresolved(),
                        new DomainMxNotServed(),
                        new ExpansionDuplicate(),
                        new ExpansionEmpty(),
                        new ExpansionLimit(),
                        new ExpansionSinglePerson(),
                        new ForwardBothSources(),
                        new ForwardTargetInternal(),
                        new ForwardTargetUnresolvable(),
                        new ForwardToSelfDomainLoop(),
                        new HostRoleConflict(),
                        new LdapAccountLocked(),
                        new LdapAccountRetired(),
                        new LdapMailDisabled(),
                        new LdapUidAliasCollision(),
                        new ListAddressCollision(),
                        new MynetworksTooWide(),
                        new ReservedPostmasterMissing(),
                        new RootUnread(),
                        new SenderLoginOrphan(),
                        new ServedHostNoRelay(),
                        new SrsDomainNoMx(),
                        new SrsDomainNotAccepted(),
                        new SrsHostMissing(),
                        new SrsLocalpartLength(),
                        new SrsSecretMissing(),
                        new SrsSecretRotation(),
                        new SrsSingleHost()));
    }
}
