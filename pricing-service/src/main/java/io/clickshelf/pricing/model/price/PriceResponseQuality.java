package io.clickshelf.pricing.model.price;

import java.util.List;

/**
 * How well days kept back were predicted at the prices they had.
 *
 * <p>Compared per product over weeks, since single days are mostly noise; sold-out days are left out.
 *
 * @param observations              product-weeks compared
 * @param wape                      sum of absolute errors over sum of units
 * @param wapeWithoutPrice          of the same model without price and promotion
 * @param logError                  root mean squared error of log(1 + units)
 * @param logErrorWithoutPrice      of the same model without price and promotion
 * @param pricedObservations        product-weeks at a price more than two percent off the one at the split
 * @param pricedLogError            log error on those, where a price model has something to say
 * @param pricedLogErrorWithoutPrice of the same model without price and promotion, on those
 */
public record PriceResponseQuality(
        int observations,
        double wape,
        double wapeWithoutPrice,
        double logError,
        double logErrorWithoutPrice,
        int pricedObservations,
        double pricedLogError,
        double pricedLogErrorWithoutPrice) {

    static PriceResponseQuality of(PriceResponse with, PriceResponse without, List<ProductSales> sales, long split) {
        int observations = 0;
        int priced = 0;
        double[] absolute = new double[2];
        double[] squared = new double[2];
        double[] pricedSquared = new double[2];
        double total = 0;
        PriceResponse[] models = {with, without};
        for (ProductSales product : sales) {
            if (with.usualPrice(product.productId()).isEmpty()) {
                continue;
            }
            double last = with.lastPrice(product.productId()).orElseThrow();
            double price = last;
            int start = (int) Math.max(0, split - product.firstEpochDay());
            for (int week = start; week < product.days(); week += 7) {
                double units = 0;
                double[] predicted = new double[2];
                boolean moved = false;
                int days = 0;
                for (int t = week; t < Math.min(product.days(), week + 7); t++) {
                    price = Double.isNaN(product.price(t)) ? price : product.price(t);
                    if (product.stockedOut(t)) {
                        continue;
                    }
                    days++;
                    units += product.units(t);
                    moved |= Math.abs(Math.log(price / last)) > .02 || product.promotion(t);
                    for (int m = 0; m < 2; m++) {
                        predicted[m] += models[m]
                                .unitsPerDay(
                                        product.productId(), price, product.promotion(t), product.firstEpochDay() + t)
                                .orElseThrow();
                    }
                }
                if (days == 0) {
                    continue;
                }
                observations++;
                priced += moved ? 1 : 0;
                total += units;
                for (int m = 0; m < 2; m++) {
                    absolute[m] += Math.abs(units - predicted[m]);
                    double error = Math.log1p(units) - Math.log1p(predicted[m]);
                    squared[m] += error * error;
                    pricedSquared[m] += moved ? error * error : 0;
                }
            }
        }
        double all = Math.max(1, observations);
        double some = Math.max(1, priced);
        return new PriceResponseQuality(
                observations,
                absolute[0] / Math.max(1, total),
                absolute[1] / Math.max(1, total),
                Math.sqrt(squared[0] / all),
                Math.sqrt(squared[1] / all),
                priced,
                Math.sqrt(pricedSquared[0] / some),
                Math.sqrt(pricedSquared[1] / some));
    }
}
