package io.clickshelf.platform.architecture.planted.stream;

import io.clickshelf.platform.architecture.planted.api.Door;

/** Breaks the rule that a stream does not know the doors. */
record StreamThatKnowsADoor(Door door) {}
