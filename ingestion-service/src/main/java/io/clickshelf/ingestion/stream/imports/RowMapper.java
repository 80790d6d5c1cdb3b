package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.json.FlexibleInstantModule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Applies a {@link Mapping} to rows: gives the fields of each as text, or the reason why it is rejected. */
final class RowMapper {

    private static final Set<String> TIMES = Set.of("timestamp", "updatedAt", "expectedAt");

    private final List<Source> sources = new ArrayList<>();
    private final List<Condition> rules = new ArrayList<>();
    private final @Nullable DateTimeFormatter timeFormat;
    private final ZoneId timeZone;

    private record Condition(Mapping.Rule rule, @Nullable Pattern matches) {}

    /** @throws IllegalArgumentException if the file lacks a column that the mapping names */
    RowMapper(Mapping mapping, List<String> header) {
        timeFormat = mapping.timeFormat() == null ? null : DateTimeFormatter.ofPattern(mapping.timeFormat());
        timeZone = ZoneId.of(mapping.timeZone() == null ? "UTC" : mapping.timeZone());
        if (mapping.fields() == null) {
            for (int column = 0; column < header.size(); column++) {
                sources.add(Source.ofColumn(header.get(column).strip(), column));
            }
        } else {
            mapping.fields().forEach((field, from) -> sources.add(Source.of(field, from, header)));
        }
        for (Mapping.Rule rule : mapping.rules() == null ? List.<Mapping.Rule>of() : mapping.rules()) {
            rules.add(new Condition(rule, rule.matches() == null ? null : Pattern.compile(rule.matches())));
        }
    }

    /** The fields that have a value, in the mapping's order. */
    Map<String, String> map(CSVRecord row) throws RejectedRow {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Source source : sources) {
            String text = source.text(row);
            if (!text.isEmpty()) {
                fields.put(source.field(), text);
            }
        }
        for (Condition condition : rules) {
            apply(condition, fields);
        }
        return fields;
    }

    private static void apply(Condition condition, Map<String, String> fields) throws RejectedRow {
        Mapping.Rule rule = condition.rule();
        if (rule.unless() != null && fields.containsKey(rule.unless())) {
            return;
        }
        if (!fits(condition, fields.getOrDefault(rule.field(), ""))) {
            return;
        }
        if (rule.reject() != null) {
            throw new RejectedRow(rule.reject());
        }
        if (rule.set() != null) {
            fields.putAll(rule.set());
        }
    }

    private static boolean fits(Condition condition, String text) throws RejectedRow {
        Mapping.Rule rule = condition.rule();
        if (rule.empty() != null) {
            return text.isEmpty() == rule.empty();
        }
        if (condition.matches() != null) {
            return condition.matches().matcher(text).matches();
        }
        if (rule.atMost() == null) {
            return false;
        }
        try {
            return text.isEmpty() || Double.parseDouble(text) <= rule.atMost();
        } catch (NumberFormatException e) {
            throw new RejectedRow(rule.field() + " is no number");
        }
    }

    /** Reads a time in the mapping's format. */
    Instant time(String field, String text) throws RejectedRow {
        try {
            return timeFormat == null
                    ? FlexibleInstantModule.parse(text)
                    : LocalDateTime.parse(text, timeFormat).atZone(timeZone).toInstant();
        } catch (DateTimeException e) {
            throw new RejectedRow(field + " is no time");
        }
    }

    /** The fields as nested values, times read, ready to become a record. */
    Map<String, Object> tree(Map<String, String> fields) throws RejectedRow {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String name = field.getKey();
            Object value = TIMES.contains(name) ? time(name, field.getValue()) : field.getValue();
            int dot = name.indexOf('.');
            if (dot < 0) {
                tree.put(name, value);
            } else {
                nested(tree, name.substring(0, dot)).put(name.substring(dot + 1), value);
            }
        }
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.computeIfAbsent(name, part -> new LinkedHashMap<String, Object>());
    }
}
