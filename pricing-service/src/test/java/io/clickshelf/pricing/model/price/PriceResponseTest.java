package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceResponseTest {

    private static final SimulatedShop SHOP = new SimulatedShop(150, 365, .15, 1);
    private static final PriceResponse RESPONSE = PriceResponse.fit(SHOP.sales);

    @Test
    void findsTheElasticitiesAShopWasSimulatedWithAndKnowsHowSurelyItDoes() {
        double squares = 0;
        int inside = 0;
        int moved = 0;
        for (int i = 0; i < SHOP.elasticity.length; i++) {
            if (i % 10 == 9) {
                continue;
            }
            Elasticity found = RESPONSE.elasticity("P" + i, "C" + i % 3);
            double error = found.mean() - SHOP.elasticity[i];
            squares += error * error;
            inside += SHOP.elasticity[i] > found.lower() && SHOP.elasticity[i] < found.upper() ? 1 : 0;
            moved++;
            assertThat(found.evidence())
                    .isNotIn(Elasticity.Evidence.PRICES_HARDLY_MOVED, Elasticity.Evidence.UNKNOWN_PRODUCT);
        }
        assertThat(Math.sqrt(squares / moved)).isLessThan(.3);
        assertThat((double) inside / moved).isBetween(.8, .98);
    }

    @Test
    void warnsWhereAPriceNeverMovedAndBorrowsFromTheCategory() {
        Elasticity found = RESPONSE.elasticity("P9", "C0");
        assertThat(found.evidence()).isEqualTo(Elasticity.Evidence.PRICES_HARDLY_MOVED);
        assertThat(found.mean()).isCloseTo(SimulatedShop.CATEGORY[0], within(.35));
        Elasticity unknown = RESPONSE.elasticity("new", "C2");
        assertThat(unknown.evidence()).isEqualTo(Elasticity.Evidence.UNKNOWN_PRODUCT);
        assertThat(unknown.mean()).isCloseTo(SimulatedShop.CATEGORY[2], within(.35));
        assertThat(RESPONSE.elasticity("new", "elsewhere").sd()).isGreaterThan(unknown.sd());
    }

    @Test
    void predictsDaysKeptBackBetterThanWithoutPrice() {
        PriceResponseQuality quality = PriceResponse.evaluate(SHOP.sales, 56);
        assertThat(quality.pricedLogError()).isLessThan(.95 * quality.pricedLogErrorWithoutPrice());
        assertThat(quality.wape()).isLessThan(quality.wapeWithoutPrice());
    }

    @Test
    void soldOutDaysDoNotLookLikeLowDemand() {
        SimulatedShop full = new SimulatedShop(40, 200, 0, 2);
        SimulatedShop empty = new SimulatedShop(40, 200, .5, 2);
        double whole = total(PriceResponse.fit(full.sales), full);
        double censored = total(PriceResponse.fit(empty.sales), empty);
        assertThat(censored / whole).isBetween(.88, 1.12);
    }

    private static double total(PriceResponse response, SimulatedShop shop) {
        double sum = 0;
        for (ProductSales sales : shop.sales) {
            double price = response.usualPrice(sales.productId()).orElseThrow();
            sum += response.unitsPerDay(sales.productId(), price).orElseThrow();
        }
        return sum;
    }

    @Test
    void answersTheSameAfterSavingAndLoading() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RESPONSE.save(new DataOutputStream(bytes));
        PriceResponse loaded = PriceResponse.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (String product : List.of("P0", "P9", "P77", "unknown")) {
            assertThat(loaded.elasticity(product, "C1")).isEqualTo(RESPONSE.elasticity(product, "C1"));
            assertThat(loaded.unitsPerDay(product, 10, true, 19_000))
                    .isEqualTo(RESPONSE.unitsPerDay(product, 10, true, 19_000));
        }
    }

    @Test
    void saysWhatIsWrongWithBadSales() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sales(new double[] {1}, new double[] {0}))
                .withMessageContaining("a price must be above zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sales(new double[] {-1}, new double[] {2}))
                .withMessageContaining("units must be zero or more");
        assertThatIllegalArgumentException().isThrownBy(() -> PriceResponse.fit(List.of()));
    }

    @Test
    void aProductWithoutAnyPriceIsLeftOut() {
        ProductSales none = sales(new double[] {1, 2}, new double[] {Double.NaN, Double.NaN});
        ProductSales some = new ProductSales(
                "B", "C", 0, new double[] {1, 2}, new double[] {Double.NaN, 3}, new boolean[2], new boolean[2]);
        PriceResponse response = PriceResponse.fit(List.of(none, some));
        assertThat(response.products()).containsExactly("B");
    }

    private static ProductSales sales(double[] units, double[] price) {
        return new ProductSales("A", "C", 0, units, price, new boolean[units.length], new boolean[units.length]);
    }
}
