package io.clickshelf.ingestion.stream.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file become events: which column feeds which field, constants, formats, and rules. Field names are
 * those of the event, with a dot into a part: {@code shipTo.country}. Of orders, each row is one line: the fields of the
 * line ({@code productId, quantity, unitPrice, promotionId}) stand beside those of the order, {@code title},
 * {@code category} and {@code brand} describe its product.
 *
 * @param kind       orders, products, inventory or events
 * @param delimiter  between columns; where absent, what the first line has most of: commas, semicolons or tabs
 * @param timeFormat of times, as in {@link java.time.format.DateTimeFormatter}; ISO-8601 or epoch where absent
 * @param timeZone   of times that name none; UTC where absent
 * @param fields     by field name; where absent, columns are taken by the names of the fields
 * @param rules      tried in order on each row
 */
public record Mapping(
        ImportKind kind,
        @Nullable String delimiter,
        @Nullable String timeFormat,
        @Nullable String timeZone,
        @Nullable Map<String, Field> fields,
        @Nullable List<Rule> rules) {

    /**
     * Where a field comes from: a column or a constant.
     *
     * @param otherwise another column, for rows that have nothing in the first
     * @param remove    a regular expression; what it finds is taken out of the column's text
     * @param units     of a number with its unit behind it: by what the number is multiplied for each
     * @param optional  whether a file may lack the columns
     */
    public record Field(
            @Nullable String column,
            @Nullable String constant,
            @Nullable String otherwise,
            @Nullable String remove,
            @Nullable Map<String, BigDecimal> units,
            @Nullable Boolean optional) {

        public static Field ofColumn(String column) {
            return new Field(column, null, null, null, null, null);
        }

        public static Field ofConstant(String text) {
            return new Field(null, text, null, null, null, null);
        }

        Field removing(String pattern) {
            return new Field(column, constant, otherwise, pattern, units, optional);
        }
    }

    /**
     * What to do with rows whose {@code field} fits the condition.
     *
     * @param matches the whole text fits this regular expression
     * @param atMost  the number is no larger
     * @param empty   true: there is no text
     * @param unless  the rule is passed over where this field already has a value
     * @param reject  the reason for which the row goes to the rejects
     * @param set     fields that get these values
     */
    public record Rule(
            String field,
            @Nullable String matches,
            @Nullable Double atMost,
            @Nullable Boolean empty,
            @Nullable String unless,
            @Nullable String reject,
            @Nullable Map<String, String> set) {}
}
