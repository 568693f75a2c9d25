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

    /** The filter for accounts: an entry with a forward and without a uid is a mistake that must be seen. */
    public String filter() {
        return "(|(uid=*)(" + forward + "=*))";
    }

    /** ud-ldap's emailForward is SINGLE-VALUE and has commas; of other attributes, every value is a forward. */
    boolean hasSingleForward() {
        return forward.equalsIgnoreCase(udLdap().forward());
    }
}
