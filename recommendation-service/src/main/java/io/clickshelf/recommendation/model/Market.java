package io.clickshelf.recommendation.model;

/** What products cost and how many there are, at the time of asking. */
public interface Market {

    /** Nothing is known. */
    Market UNKNOWN = new Market() {
        @Override
        public double price(String product) {
            return Double.NaN;
        }

        @Override
        public double units(String product) {
            return Double.NaN;
        }
    };

    /** Of one unit, positive; NaN if unknown. */
    double price(String product);

    /** In stock, over all warehouses; NaN where nobody reports them. */
    double units(String product);
}
