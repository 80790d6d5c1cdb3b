/** The doors: validate, call, answer. */
@NullMarked
package io.clickshelf.logistics.api;

import org.jspecify.annotations.NullMarked;
