package io.clickshelf.strange;

/** The insides of another service. */
public final class Insides {}
