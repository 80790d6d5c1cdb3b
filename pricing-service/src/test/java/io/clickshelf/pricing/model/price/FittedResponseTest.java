package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittedResponseTest {

    private static final int FIRST_DAY = 15_000;

    @Test
    void isComparedOnlyOnDaysItHasNotSeen() {
        FittedResponse early = FittedResponse.fit(sales(100));

        assertThat(early.comparable(sales(105))).isFalse();
        assertThat(early.comparable(sales(120))).isTrue();
        assertThat(early.newDays(sales(120))).isEqualTo(20);
        assertThat(early.measureOnNewDays(sales(120)).get("log_error")).isBetween(0.0, .3);
    }

    @Test
    void tooFewDaysAreNotMeasured() {
        assertThat(FittedResponse.measure(sales(40), 28)).isEmpty();
        assertThat(FittedResponse.measure(sales(100), 28)).containsKeys("log_error", "wape", "log_error_without_price");
    }

    @Test
    void comesBackFromItsBytesAsItWas() throws IOException {
        FittedResponse fitted = FittedResponse.fit(sales(100));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fitted.save(new DataOutputStream(bytes));

        FittedResponse back = FittedResponse.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(back.lastEpochDay()).isEqualTo(FIRST_DAY + 99);
        assertThat(back.response().elasticity("P", "c"))
                .isEqualTo(fitted.response().elasticity("P", "c"));
    }

    private static List<ProductSales> sales(int days) {
        double[] units = new double[days];
        double[] price = new double[days];
        for (int t = 0; t < days; t++) {
            price[t] = t / 10 % 2 == 0 ? 10 : 8;
            units[t] = price[t] == 10 ? 20 + t % 3 : 35 + t % 3;
        }
        return List.of(new ProductSales("P", "c", FIRST_DAY, units, price, new boolean[days], new boolean[days]));
    }
}
