package io.clickshelf.logistics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.logistics.LogisticsProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RoadMapTest {

    private static final double[] LATITUDE = {42.5, 42.5};
    private static final double[] LONGITUDE = {1.5, 1.51};

    @TempDir
    private Path folder;

    private static RoadMap map(Path file) {
        return new RoadMap(new Binder(new MapConfigurationPropertySource(
                        Map.of("clickshelf.logistics.roads.osm-file", file.toString())))
                .bindOrCreate("clickshelf.logistics", LogisticsProperties.class));
    }

    /** A street that goes round by the north: 820 m lie between its ends, about 2,370 m are driven. */
    private Path street() throws IOException {
        return Files.writeString(folder.resolve("street.osm"), """
                <osm><node id="1" lat="42.5" lon="1.5"/><node id="2" lat="42.51" lon="1.505"/><node id="3" lat="42.5" lon="1.51"/>
                <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way></osm>""");
    }

    @Test
    void travelIsByTheStreetAndSlowerVehiclesTakeLonger() throws IOException {
        RoadMap map = map(street());
        var usual = map.travel(LATITUDE, LONGITUDE, null, 40).orElseThrow();
        assertThat((double) usual.distance(0, 1)).isCloseTo(2370, within(20.0));
        assertThat((double) usual.duration(0, 1)).isCloseTo(usual.distance(0, 1) / (25 / 3.6), within(2.0));
        var slow = map.travel(LATITUDE, LONGITUDE, null, 20).orElseThrow();
        assertThat(slow.duration(0, 1)).isBetween(2 * usual.duration(0, 1) - 1, 2 * usual.duration(0, 1) + 1);
        assertThat(usual.way(0, 1)).anyMatch(point -> point[0] == 42.51);
    }

    @Test
    void aClosureIsKnownAndForgotten() throws IOException {
        RoadMap map = map(street());
        RoadCondition closure = new RoadCondition("closure", "top", 42.51, 1.505, 50.0, null, null, null, null);
        int usual = map.travel(LATITUDE, LONGITUDE, List.of(), 40).orElseThrow().duration(0, 1);
        assertThat(map.travel(LATITUDE, LONGITUDE, List.of(closure), 40)
                        .orElseThrow()
                        .duration(0, 1))
                .isGreaterThan(10 * usual);
        assertThat(map.travel(LATITUDE, LONGITUDE, List.of(), 40).orElseThrow().duration(0, 1))
                .isEqualTo(usual);
    }

    @Test
    void elsewhereThereAreNoRoads() throws IOException {
        assertThat(map(street()).travel(new double[] {42.5, 43.5}, LONGITUDE, null, 40))
                .isEmpty();
    }

    @Test
    void aFileThatIsNoMapIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), "id;place\n");
        assertThatThrownBy(() -> map(file)).hasMessageContaining("osm-file").hasMessageContaining("orders.csv");
    }
}
