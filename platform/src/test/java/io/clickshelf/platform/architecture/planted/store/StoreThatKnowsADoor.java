package io.clickshelf.platform.architecture.planted.store;

import io.clickshelf.platform.architecture.planted.api.Door;

/** Breaks the rule that a store knows only tables. */
record StoreThatKnowsADoor(Door door) {}
