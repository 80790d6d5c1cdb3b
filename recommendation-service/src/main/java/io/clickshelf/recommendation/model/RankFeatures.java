package io.clickshelf.recommendation.model;

/** What the ranker looks at: the linear score and its parts, the shopper's own history of the product, the product, and the shopper. */
final class RankFeatures {

    static final int COUNT = 19;

    private RankFeatures() {}

    /**
     * @param score   linear score of the product
     * @param top     highest linear score of any product, shown or not: no filter changes the order of the rest
     * @param anyones part of the score that anyone would get
     */
    static float[] of(int product, float score, float top, float anyones, OwnHistory own, ProductFacts facts) {
        float[] row = new float[COUNT];
        int days = own.days(product);
        float since = own.newest(product);
        float gap = own.gap(product);
        row[0] = score / Math.max(top, Float.MIN_NORMAL);
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
        return row;
    }
}
