package org.mailwright.model;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A person's entry in the directory, by the rules of ud-ldap.
 *
 * @param uid the login name, lower case
 * @param state what the account may still do
 * @param forward where the person's mail goes; empty without (valid) emailForward
 * @param forwardDamaged true when an address of emailForward was refused
 * @param password the submission password; absent when there is none or it may not be used
 * @param disableMessage mailDisableMessage: mail to this account is refused with it
 * @param location the entry (DN)
 * @param forwardLocation the entry's emailForward
 * @param passwordLocation the entry's mailPassword
 */
public record Account(
        String uid,
        State state,
        List<Target> forward,
        boolean forwardDamaged,
        Optional<PasswordHash> password,
        Optional<String> disableMessage,
        Location location,
        Location forwardLocation,
        Location passwordLocation) {

    /** accountStatus and userPassword of ud-ldap taken together. */
    public enum State {
        ACTIVE,
        /** No or locked userPassword: keeps the forward, loses the password. */
        LOCKED,
        /** Past its shadowExpire: the same as locked. */
        EXPIRED,
        /** Left within 186 days: keeps the forward, loses the password. */
        RETIRING,
        /** Inactive, memorial, or retired for more than 186 days: no address, no password. */
        RETIRED
    }

    public Account {
        forward = List.copyOf(forward);
    }

    /** True when mail to this account goes anywhere. */
    public boolean receives() {
        return state != State.RETIRED && !forward.isEmpty();
    }

    /** True when the account may log in to submit mail. */
    public boolean submits() {
        return state == State.ACTIVE && password.isPresent();
    }
}
