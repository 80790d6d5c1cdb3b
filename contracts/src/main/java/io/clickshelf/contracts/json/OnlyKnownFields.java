package io.clickshelf.contracts.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request of which every field counts: one that is not known is an error. Elsewhere unknown fields are ignored, so that
 * readers survive newer writers; but whoever misspells a budget must not get a plan without one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnlyKnownFields {}
