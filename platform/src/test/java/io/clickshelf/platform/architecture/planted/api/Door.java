package io.clickshelf.platform.architecture.planted.api;

/** Stands for a controller. */
public final class Door {}
