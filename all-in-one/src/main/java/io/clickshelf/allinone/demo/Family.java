package io.clickshelf.allinone.demo;

import java.util.List;

/**
 * A kind of product that the shop sells.
 *
 * @param category   path from the widest to the narrowest
 * @param noun       what it is called in titles
 * @param brands     that make it
 * @param variants   what tells one from the next
 * @param lowest     price of the plainest
 * @param highest    price of the best
 * @param costShare  cost as a part of the list price
 * @param weightKg   of one unit
 * @param popularity demand for the whole family against the others
 * @param elasticity of its demand: a price lower by 1 % sells this many % more
 * @param companions names of families bought with it
 */
record Family(
        String category,
        String noun,
        List<String> brands,
        List<String> variants,
        double lowest,
        double highest,
        double costShare,
        double weightKg,
        double popularity,
        double elasticity,
        Season season,
        List<String> companions) {

    /** The widest category, which customers have a taste for. */
    String department() {
        return category.substring(0, category.indexOf(" > "));
    }
}
