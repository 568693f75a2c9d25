package org.mailwright.install;

/** Who is told what an apply does, line by line, while it does it. */
public interface Report {
    /** Something changes, or would: {@code /etc/postfix/main.cf: changed}. */
    void change(String line);

    /** Something an operator should know. */
    void note(String line);

    /** Something that is wrong. */
    void fault(String line);
}
