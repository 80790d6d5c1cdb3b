/** What will be asked for: requests and answers. */
@NullMarked
package io.clickshelf.contracts.forecasting;

import org.jspecify.annotations.NullMarked;
