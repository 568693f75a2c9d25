package org.mailwright.source.ldap;

/**
 * What a directory calls the attributes that matter here.
 *
 * @param forward where mail goes
 * @param password the submission password
 * @param status accountStatus of ud-ldap
 */
public record AttributeNames(String forward, String password, String status) {
    /** ud-ldap's own names. */
    public static AttributeNames udLdap() {
        return new AttributeNames("emailForward", "mailPassword", "accountStatus");
    }
}
