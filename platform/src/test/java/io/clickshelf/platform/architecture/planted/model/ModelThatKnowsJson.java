package io.clickshelf.platform.architecture.planted.model;

import tools.jackson.databind.JsonNode;

/** Breaks the rule that a model is plain Java. */
record ModelThatKnowsJson(JsonNode json) {}
