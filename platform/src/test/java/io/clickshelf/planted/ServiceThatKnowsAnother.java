package io.clickshelf.planted;

import io.clickshelf.strange.Insides;

/** Breaks the rule that services keep apart. */
record ServiceThatKnowsAnother(Insides insides) {}
