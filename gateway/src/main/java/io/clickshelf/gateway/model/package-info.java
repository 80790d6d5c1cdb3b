/** The public address book: which path belongs to which service. */
@NullMarked
package io.clickshelf.gateway.model;

import org.jspecify.annotations.NullMarked;
