package org.mailwright.hiera;

import org.mailwright.diagnostic.Location;

/**
 * A comment in a YAML file that is for a program: it begins with the program's name and a colon.
 *
 * @param text what stands behind the {@code #}, without the blanks around it
 * @param location its {@code #}
 * @param about the line that it is about, counted from 1: its own, or where nothing stands before it the next that is no
 *     comment
 */
public record Comment(String text, Location location, int about) {}
