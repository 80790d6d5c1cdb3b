/** What a service tells of its fitted models. */
@NullMarked
package io.clickshelf.contracts.model;

import org.jspecify.annotations.NullMarked;
