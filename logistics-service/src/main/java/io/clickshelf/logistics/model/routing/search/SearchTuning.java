package io.clickshelf.logistics.model.routing.search;

/**
 * The search's parameters, chosen from the instance's shape and the budget alone.
 *
 * @param neighbors     width of the granular neighbourhood
 * @param meanRemoved   mean number of tasks that a step removes
 * @param longestString longest string taken from one route
 * @param hot           first temperature, as a share of the mean cost of a leg
 * @param cold          last temperature, likewise
 * @param decompose     whether threads work on parts of one solution instead of each on its own
 */
record SearchTuning(int neighbors, double meanRemoved, int longestString, double hot, double cold, boolean decompose) {

    static SearchTuning of(SearchData data, int threads) {
        return new SearchTuning(
                Integer.getInteger("k", 100),
                Double.parseDouble(System.getProperty("c", "10")),
                Integer.getInteger("l", 10),
                Double.parseDouble(System.getProperty("hot", "0.3")),
                Double.parseDouble(System.getProperty("cold", "0.01")),
                data.tasks >= Integer.getInteger("dec", 300));
    }
}
