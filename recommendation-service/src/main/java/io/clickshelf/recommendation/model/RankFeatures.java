package io.clickshelf.recommendation.model;

import java.util.List;

/**
 * What the ranker looks at: the linear score and its parts, the shopper's own history of the product, the product, the shopper, the visit, price and
 * stock. For one question.
 */
final class RankFeatures {

    static final int COUNT = 23;
    /** From here on: price and stock. */
    static final int MARKET = 20;

    private static final float UNKNOWN = -10;

    private final Question question;
    private final ShopWorkspace work;
    private final ShopModel model;
    private final boolean market;
    private final float usual;

    /** @param market whether price and stock are looked up */
    RankFeatures(Question question, ShopWorkspace work, ShopModel model, boolean market) {
        this.question = question;
        this.work = work;
        this.model = model;
        this.market = market && question.market() != Market.UNKNOWN;
        this.usual = this.market ? usual(question.history()) : Float.NaN;
    }

    /** Mean logarithm of what the shopper's purchases cost. */
    private float usual(List<HistoryItem> history) {
        double sum = 0;
        int count = 0;
        for (HistoryItem item : history) {
            if (item.weight() >= OwnHistory.PURCHASE) {
                double price = question.market().price(item.product());
                if (price > 0) {
                    sum += Math.log(price);
                    count++;
                }
            }
        }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }

    /**
     * @param product number of what is ranked, of this name
     * @param score   its linear score
     */
    float[] of(int product, String name, float score) {
        float[] row = new float[COUNT];
        OwnHistory own = work.own;
        ProductFacts facts = model.facts();
        float anyones = model.prior()[product] * model.factor()[product];
        int days = own.days(product);
        float since = own.newest(product);
        float gap = own.gap(product);
        // Against the highest of all products, shown or not: no filter changes the order of the rest.
        row[0] = score / Math.max(work.top, Float.MIN_NORMAL);
        row[1] = own.products();
        row[2] = anyones / Math.max(score, Float.MIN_NORMAL);
        row[3] = score;
        row[4] = days;
        row[5] = since;
        row[6] = gap;
        row[7] = gap > 0 ? since / gap : -1;
        row[8] = since / facts.gapDays()[product];
        row[9] = (float) days / Math.max(1, own.shopperDays());
        row[10] = own.clicks(product);
        row[11] = facts.repurchase()[product];
        row[12] = facts.gapDays()[product];
        for (int p = 0; p < 3; p++) {
            row[13 + p] = facts.popularity()[p][product];
        }
        row[16] = facts.trend()[product];
        row[17] = own.shopperDays();
        row[18] = own.shopperNewest();
        row[19] = work.session.size();
        if (market) {
            float price = (float) Math.log(question.market().price(name));
            double units = question.market().units(name);
            row[MARKET] = known(price);
            row[MARKET + 1] = known(price - usual);
            row[MARKET + 2] = known((float) Math.log1p(Math.max(0, units)));
        } else {
            row[MARKET] = UNKNOWN;
            row[MARKET + 1] = UNKNOWN;
            row[MARKET + 2] = UNKNOWN;
        }
        return row;
    }

    private static float known(float value) {
        return Float.isFinite(value) ? value : UNKNOWN;
    }
}
