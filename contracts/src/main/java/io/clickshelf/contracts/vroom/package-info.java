/** VROOM's JSON for route optimisation, as its clients and openrouteservice's send and expect it. */
@NullMarked
package io.clickshelf.contracts.vroom;

import org.jspecify.annotations.NullMarked;
