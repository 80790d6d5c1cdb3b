/** Demand forecasts as distributions: plain Java, no Spring, Kafka, JDBC or JSON. */
@NullMarked
package io.clickshelf.forecasting.model;

import org.jspecify.annotations.NullMarked;
