package org.mailwright.source.shape;

/**
 * A key of a hash: its name, the shape of its value, what counts when it is absent, and one line for the reader.
 *
 * @param preset the default as the documentation shows it; empty for none
 */
public record Field(String name, Shape shape, String preset, String doc) {}
