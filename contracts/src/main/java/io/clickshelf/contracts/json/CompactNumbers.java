package io.clickshelf.contracts.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes whole numbers without a fraction: 3 instead of 3.0. Counts are most of what some records hold. */
public final class CompactNumbers extends ValueSerializer<double[]> {

    private static final double LARGEST_EXACT = 1L << 53;

    @Override
    public void serialize(double[] values, JsonGenerator generator, SerializationContext context) {
        generator.writeStartArray();
        for (double value : values) {
            if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
                generator.writeNumber((long) value);
            } else {
                generator.writeNumber(value);
            }
        }
        generator.writeEndArray();
    }
}
