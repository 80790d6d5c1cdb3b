package io.clickshelf.ingestion.stream.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of a field comes from, row by row.
 *
 * @param columns the first that has something is taken
 */
record Source(
        String field,
        List<Integer> columns,
        @Nullable String constant,
        @Nullable Pattern remove,
        @Nullable Map<String, BigDecimal> units) {

    private static final Pattern QUANTITY = Pattern.compile("([0-9.]+)\\s*(\\p{Alpha}+)");

    static Source ofColumn(String field, int column) {
        return new Source(field, List.of(column), null, null, null);
    }

    /** @throws IllegalArgumentException if the file lacks a column that is not optional */
    static Source of(String field, Mapping.Field from, List<String> header) {
        List<Integer> columns = new ArrayList<>();
        for (@Nullable String name : new @Nullable String[] {from.column(), from.otherwise()}) {
            int column = name == null ? -1 : header.indexOf(name);
            if (column >= 0) {
                columns.add(column);
            } else if (name != null && !Boolean.TRUE.equals(from.optional())) {
                throw new IllegalArgumentException("The file has no column \"" + name + "\", which the mapping takes "
                        + field + " from; it has " + header + ".");
            }
        }
        return new Source(
                field,
                columns,
                from.constant(),
                from.remove() == null ? null : Pattern.compile(from.remove()),
                from.units());
    }

    /** The text, empty where there is none. */
    String text(CSVRecord row) throws RejectedRow {
        if (constant != null) {
            return constant;
        }
        for (int column : columns) {
            String text = cell(row, column);
            if (!text.isEmpty()) {
                String kept = remove == null ? text : remove.matcher(text).replaceAll("");
                return units == null ? kept : inBaseUnit(kept, units);
            }
        }
        return "";
    }

    private static String cell(CSVRecord row, int column) throws RejectedRow {
        if (column >= row.size()) {
            throw new RejectedRow("too few columns");
        }
        String text = row.get(column).strip();
        if (text.indexOf('\0') >= 0) {
            throw new RejectedRow("holds the character U+0000");
        }
        return text;
    }

    private String inBaseUnit(String text, Map<String, BigDecimal> factors) throws RejectedRow {
        Matcher quantity = QUANTITY.matcher(text);
        BigDecimal factor = quantity.matches() ? factors.get(quantity.group(2)) : null;
        if (factor == null) {
            throw new RejectedRow(field + " is no number with one of the units " + String.join(", ", factors.keySet()));
        }
        try {
            return new BigDecimal(quantity.group(1)).multiply(factor).toPlainString();
        } catch (NumberFormatException e) {
            throw new RejectedRow(field + " is no number");
        }
    }
}
