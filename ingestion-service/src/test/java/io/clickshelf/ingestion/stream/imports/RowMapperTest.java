package io.clickshelf.ingestion.stream.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class RowMapperTest {

    private static final List<String> HEADER = List.of("No", "When", "Customer", "Units");

    @Test
    void columnsConstantsAndRulesBecomeFields() throws Exception {
        RowMapper mapper = mapper(
                new Mapping.Rule("quantity", null, -1.0, null, "type", null, Map.of("type", "returned")),
                new Mapping.Rule("orderId", "T.*", null, null, null, "a test", null));
        Map<String, String> fields = mapper.map(row("7,01.12.2011 08:26,17850.0,-3"));
        assertThat(fields)
                .containsEntry("userId", "17850")
                .containsEntry("currency", "EUR")
                .containsEntry("type", "returned");
        assertThat(mapper.map(row("7,01.12.2011 08:26,,3")))
                .doesNotContainKey("userId")
                .doesNotContainKey("type");
        rejected(mapper, "T1,01.12.2011 08:26,,3", "a test");
        rejected(mapper, "7,01.12.2011 08:26,,x", "quantity is no number");
        rejected(mapper, "7,01.12.2011 08:26", "too few columns");
        rejected(mapper, "7\0,01.12.2011 08:26,,3", "holds the character U+0000");
    }

    @Test
    void timesAreReadInTheirFormatAndZoneAndPartsAreNested() throws Exception {
        RowMapper mapper = mapper();
        assertThat(mapper.tree(Map.of("timestamp", "01.12.2011 08:26", "shipTo.country", "DE")))
                .containsEntry("timestamp", Instant.parse("2011-12-01T07:26:00Z"))
                .containsEntry("shipTo", Map.of("country", "DE"));
        assertThatExceptionOfType(RejectedRow.class)
                .isThrownBy(() -> mapper.tree(Map.of("timestamp", "noon")))
                .withMessage("timestamp is no time");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThereAre() {
        Mapping mapping = new Mapping(
                ImportKind.ORDERS, null, null, null, Map.of("orderId", Mapping.Field.ofColumn("Invoice")), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowMapper(mapping, HEADER))
                .withMessageContaining("\"Invoice\"")
                .withMessageContaining("[No, When, Customer, Units]");
    }

    private static RowMapper mapper(Mapping.Rule... rules) {
        Map<String, Mapping.Field> fields = new LinkedHashMap<>();
        fields.put("orderId", Mapping.Field.ofColumn("No"));
        fields.put("timestamp", Mapping.Field.ofColumn("When"));
        fields.put("userId", Mapping.Field.ofColumn("Customer").removing("\\.0$"));
        fields.put("quantity", Mapping.Field.ofColumn("Units"));
        fields.put("currency", Mapping.Field.ofConstant("EUR"));
        return new RowMapper(
                new Mapping(ImportKind.ORDERS, null, "dd.MM.yyyy HH:mm", "Europe/Berlin", fields, List.of(rules)),
                HEADER);
    }

    private static void rejected(RowMapper mapper, String row, String reason) {
        assertThatExceptionOfType(RejectedRow.class)
                .isThrownBy(() -> mapper.map(row(row)))
                .withMessage(reason);
    }

    private static CSVRecord row(String line) throws IOException {
        return CSVParser.parse(line, CSVFormat.DEFAULT).iterator().next();
    }
}
