package io.clickshelf.contracts.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses text that no PostgreSQL column can hold: with the character U+0000. Found when it is read, it is one bad record;
 * found when it is stored, it would fail its whole batch again and again.
 */
final class StorableTextModule extends SimpleModule {

    StorableTextModule() {
        super("clickshelf-text");
        addDeserializer(String.class, new StorableTextDeserializer());
    }

    private static final class StorableTextDeserializer extends StdScalarDeserializer<String> {

        StorableTextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                return (String) context.handleWeirdStringValue(
                        String.class, text.replace('\0', '\u2400'), "text may not hold the character U+0000");
            }
            return text;
        }
    }
}
