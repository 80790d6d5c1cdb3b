package io.clickshelf.logistics.model.roads.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.roads.ClosedArea;
import io.clickshelf.logistics.model.roads.Disturbance;
import io.clickshelf.logistics.model.roads.RoadLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoadNetworkTest {

    @TempDir
    private Path folder;

    private static NetworkTravel travel(RoadNetwork network, SmallTown town, List<Disturbance> disturbances) {
        return network.travel(network.conditions(disturbances), town.latitude, town.longitude, 1, 5000)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyWayIsTheFastest(long seed) throws IOException {
        SmallTown town = new SmallTown(seed);
        RoadNetwork network = RoadNetwork.read(town.xml(folder));
        NetworkTravel travel = travel(network, town, List.of());
        double[][] seconds = town.seconds(new boolean[town.latitude.length]);
        compare(seconds, travel, town);
    }

    @Test
    void closedRoadsAreAvoidedUntilTheyOpen() throws IOException {
        SmallTown town = new SmallTown(7);
        RoadNetwork network = RoadNetwork.read(town.xml(folder));
        int middle = SmallTown.SIDE * SmallTown.SIDE / 2;
        boolean[] closed = new boolean[town.latitude.length];
        closed[middle] = true;
        compare(
                town.seconds(closed),
                travel(network, town, List.of(new ClosedArea(town.latitude[middle], town.longitude[middle], 20))),
                town);
        compare(town.seconds(new boolean[closed.length]), travel(network, town, List.of()), town);
    }

    @Test
    void aClosedStretchIsNotWhatCrossesIt() throws IOException {
        SmallTown town = new SmallTown(1);
        SmallTown.Street street = town.streets.getFirst();
        double[] a = {town.latitude[street.from()], town.longitude[street.from()]};
        double[] b = {town.latitude[street.to()], town.longitude[street.to()]};
        RoadLine line = new RoadLine(List.of(a, b), true, 0, 1);
        assertThat(line.closes(a[0], a[1], b[0], b[1])).isTrue();
        double latitude = (a[0] + b[0]) / 2;
        double longitude = (a[1] + b[1]) / 2;
        assertThat(line.closes(latitude - 0.0002, longitude, latitude + 0.0002, longitude))
                .isFalse();
    }

    @Test
    void aWayIsAsLongAsItSaysAndFollowsStreets() throws IOException {
        SmallTown town = new SmallTown(3);
        NetworkTravel travel = travel(RoadNetwork.read(town.xml(folder)), town, List.of());
        double[][] seconds = town.seconds(new boolean[town.latitude.length]);
        for (int to = 1; to < travel.size(); to += 3) {
            if (!joined(seconds, to - 1) || !joined(seconds, to)) {
                continue;
            }
            List<double[]> way = travel.way(to - 1, to);
            double length = 0;
            for (int i = 1; i < way.size(); i++) {
                double[] a = way.get(i - 1);
                double[] b = way.get(i);
                length += RoadGraph.meters(a[0], a[1], b[0], b[1]);
                assertThat(RoadGraph.meters(a[0], a[1], b[0], b[1])).isLessThan(700);
            }
            assertThat(length).isCloseTo(travel.distance(to - 1, to), within(10.0));
            assertThat(way.getFirst()[0]).isCloseTo(town.latitude[to - 1], within(1e-5));
            assertThat(way.getLast()[1]).isCloseTo(town.longitude[to], within(1e-5));
        }
    }

    @Test
    void betweenTwoHousesOfAStreetItIsAlongTheStreet() throws IOException {
        SmallTown town = new SmallTown(2);
        RoadNetwork network = RoadNetwork.read(town.xml(folder));
        SmallTown.Street street = town.streets.getFirst();
        double[] latitude = new double[2];
        double[] longitude = new double[2];
        for (int i = 0; i < 2; i++) {
            double part = 0.25 + 0.5 * i;
            latitude[i] =
                    town.latitude[street.from()] + part * (town.latitude[street.to()] - town.latitude[street.from()]);
            longitude[i] = town.longitude[street.from()]
                    + part * (town.longitude[street.to()] - town.longitude[street.from()]);
        }
        NetworkTravel travel = network.travel(network.conditions(List.of()), latitude, longitude, 2, 5000)
                .orElseThrow();
        double half = town.meters(street.from(), street.to()) / 2;
        assertThat((double) travel.distance(0, 1)).isCloseTo(half, within(2.0));
        double kmh = street.kind() == 0 ? 50 : 25;
        assertThat((double) travel.duration(0, 1)).isCloseTo(2 * half / (kmh / 3.6), within(1.5));
        assertThat(travel.way(0, 1)).hasSize(2);
    }

    @Test
    void pbfSaysTheSameAsXml() throws IOException {
        SmallTown town = new SmallTown(4);
        NetworkTravel byXml = travel(RoadNetwork.read(town.xml(folder)), town, List.of());
        NetworkTravel byPbf = travel(RoadNetwork.read(town.pbf(folder)), town, List.of());
        double[][] seconds = town.seconds(new boolean[town.latitude.length]);
        for (int i = 0; i < byXml.size(); i++) {
            for (int j = 0; j < byXml.size() && joined(seconds, i); j++) {
                if (!joined(seconds, j)) {
                    continue;
                }
                assertThat(byPbf.duration(i, j)).isEqualTo(byXml.duration(i, j));
                assertThat(byPbf.distance(i, j)).isEqualTo(byXml.distance(i, j));
            }
        }
    }

    @Test
    void farFromAnyRoadThereIsNoTable() throws IOException {
        SmallTown town = new SmallTown(5);
        RoadNetwork network = RoadNetwork.read(town.xml(folder));
        assertThat(network.travel(
                        network.conditions(List.of()), new double[] {42.5, 44}, new double[] {1.5, 3}, 1, 2000))
                .isEmpty();
    }

    @Test
    void whatIsNoMapIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(folder.resolve("none.osm"), "orderId;lat;lon\n");
        assertThatThrownBy(() -> RoadNetwork.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.osm");
    }

    /** One-way streets may leave nodes out of the network; they are then reached from the nearest street, and not compared. */
    private static void compare(double[][] seconds, NetworkTravel travel, SmallTown town) {
        int compared = 0;
        for (int i = 0; i < seconds.length; i++) {
            for (int j = 0; j < seconds.length; j++) {
                if (joined(seconds, i) && joined(seconds, j)) {
                    assertThat((double) travel.duration(i, j))
                            .as("from %d to %d", i, j)
                            .isCloseTo(seconds[i][j], within(1.0));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(town.latitude.length * town.latitude.length / 2);
    }

    /** Whether a node can be reached and left; the first one is of the network. */
    private static boolean joined(double[][] seconds, int node) {
        return seconds[node][0] < 1e9 && seconds[0][node] < 1e9;
    }
}
