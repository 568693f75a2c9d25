package org.mailwright.install;

import java.util.List;
import java.util.Set;
import org.mailwright.artefact.Action;

/**
 * What makes a machine what it was before its first apply.
 *
 * @param back files that get their old content, owner and mode again
 * @param removals files and indexes of ours that had no predecessor, absolute on the host
 * @param reloads what tells the daemons
 * @param unconfigured ids of actions whose daemons lose a file of ours and had none before
 * @param refusals why it must not be done without force
 */
record RestorationPlan(
        List<Original> back,
        List<String> removals,
        List<Action> reloads,
        Set<String> unconfigured,
        List<String> refusals) {
    RestorationPlan {
        back = List.copyOf(back);
        removals = List.copyOf(removals);
        reloads = List.copyOf(reloads);
        unconfigured = Set.copyOf(unconfigured);
        refusals = List.copyOf(refusals);
    }
}
