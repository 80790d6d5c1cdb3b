package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a {@link ShopRecommender}: score(j) = factor(j) · (Σ history(i) · matrix(i, j) + history(j) · buyAgain(j) + Σ clicks(i) ·
 * session(i, j) + visits(clicks)(j) + alsWeight · als(history)(j) + prior(j)), corrected by the ranker.
 *
 * @param matrix    what having i says for j: all item-item generators in one, strongest entries of each row, in the order of products
 * @param session   what a click on i says for j, before the visit's weight; rows in the order of products
 * @param visit     how a visit counts
 * @param visits    what the visits most like this one held; null where they take no part
 * @param similar   neighbours by who took them
 * @param together  partners in baskets by lift
 * @param buyAgain  what having j says for j itself
 * @param prior     what anyone gets
 * @param factor    trend
 * @param als       null where it takes no part
 * @param alsWeight of its scores
 * @param facts     of each product
 * @param ranker    null where it takes no part
 * @param newcomerShare share of their neighbours' score that newcomers get
 */
record ShopModel(
        SparseRows matrix,
        SparseRows session,
        SessionBlend visit,
        @Nullable VisitNeighbours visits,
        SparseRows similar,
        SparseRows together,
        float[] buyAgain,
        float[] prior,
        float[] factor,
        @Nullable ImplicitAls als,
        float alsWeight,
        ProductFacts facts,
        @Nullable LambdaMart ranker,
        float newcomerShare) {

    private static final int SHOWN = 50;
    private static final int MIN_SUPPORT = 3;

    /** @param generators fitted to {@code log} */
    static ShopModel of(
            InteractionLog log,
            ShopGenerators generators,
            ShopTuner.Choice choice,
            ShopSettings settings,
            Parallel parallel) {
        ShopBlend blend = choice.blend();
        double[] weights = new double[ShopBlend.NAMES.length];
        for (int g = 0; g < weights.length; g++) {
            weights[g] = blend.weights()[g] / choice.scales()[g];
        }
        SparseRows[] parts = generators.matrices();
        SparseRows matrix = sum(parts, weights, settings.neighbours(), parallel).ascending();
        SparseRows session = session(matrix, generators, choice, SessionBlend.DEFAULT, settings, parallel);
        ProductFacts facts = generators.facts();
        int products = log.products().size();
        float[] buyAgain = new float[products];
        float[] prior = new float[products];
        for (int i = 0; i < products; i++) {
            buyAgain[i] = (float) (weights[ShopBlend.BUY_AGAIN] * facts.repurchase()[i]);
            for (int p = 0; p < facts.popularity().length; p++) {
                prior[i] += (float) (weights[ShopBlend.POPULARITY + p] * facts.popularity()[p][i]);
            }
            // A newcomer without any history still needs an order of products.
            prior[i] += 1e-4f * facts.popularity()[facts.popularity().length - 1][i];
        }
        return new ShopModel(
                matrix,
                session,
                SessionBlend.DEFAULT,
                VisitNeighbours.fit(log),
                strongest(parts[ShopBlend.KNN], parallel),
                BoughtTogether.fit(log.byBasket(), MIN_SUPPORT, SHOWN, parallel),
                buyAgain,
                prior,
                ShopScores.trendFactor(facts.trend(), blend.trendPower()),
                blend.asks(ShopBlend.ALS) ? generators.als() : null,
                (float) weights[ShopBlend.ALS],
                facts,
                null,
                (float) NewcomerTrainer.DEFAULT_SHARE);
    }

    private static SparseRows session(
            SparseRows matrix,
            ShopGenerators generators,
            ShopTuner.Choice choice,
            SessionBlend visit,
            ShopSettings settings,
            Parallel parallel) {
        double share = visit.basketShare();
        return sum(
                        new SparseRows[] {matrix, generators.matrices()[ShopBlend.BASKET]},
                        new double[] {1 - share, share / choice.scales()[ShopBlend.BASKET]},
                        settings.neighbours(),
                        parallel)
                .ascending();
    }

    ShopModel with(
            SessionBlend changed,
            ShopGenerators generators,
            ShopTuner.Choice choice,
            ShopSettings settings,
            Parallel parallel) {
        SparseRows other = changed.basketShare() == visit.basketShare()
                ? session
                : session(matrix, generators, choice, changed, settings, parallel);
        return new ShopModel(
                matrix,
                other,
                changed,
                changed.neighbours() == 0 ? null : visits,
                similar,
                together,
                buyAgain,
                prior,
                factor,
                als,
                alsWeight,
                facts,
                ranker,
                newcomerShare);
    }

    ShopModel with(@Nullable LambdaMart changed, float share) {
        return new ShopModel(
                matrix, session, visit, visits, similar, together, buyAgain, prior, factor, als, alsWeight, facts,
                changed, share);
    }

    private static SparseRows strongest(SparseRows rows, Parallel parallel) {
        return sum(new SparseRows[] {rows}, new double[] {1}, SHOWN, parallel);
    }

    private static SparseRows sum(SparseRows[] parts, double[] weights, int width, Parallel parallel) {
        int n = parts[0].rows();
        return SparseBuilder.rows(n, n, width, parallel, () -> {
            ScoreBuffer sums = new ScoreBuffer(n);
            return (i, keep) -> {
                for (int g = 0; g < parts.length; g++) {
                    SparseRows part = parts[g];
                    for (int e = part.offsets()[i]; weights[g] != 0 && e < part.offsets()[i + 1]; e++) {
                        sums.add(part.indices()[e], (float) weights[g] * part.values()[e]);
                    }
                }
                for (int t = 0; t < sums.size(); t++) {
                    keep.offer(sums.id(t), sums.get(sums.id(t)));
                }
                sums.clear();
            };
        });
    }

    void save(DataOutput out) throws IOException {
        matrix.save(out);
        session.save(out);
        visit.save(out);
        out.writeBoolean(visits != null);
        if (visits != null) {
            visits.save(out);
        }
        similar.save(out);
        together.save(out);
        for (float[] vector : new float[][] {buyAgain, prior, factor}) {
            ProductFacts.write(vector, out);
        }
        out.writeFloat(alsWeight);
        out.writeBoolean(als != null);
        if (als != null) {
            als.save(out);
        }
        facts.save(out);
        out.writeBoolean(ranker != null);
        if (ranker != null) {
            ranker.save(out);
        }
        out.writeFloat(newcomerShare);
    }

    static ShopModel load(DataInput in) throws IOException {
        SparseRows matrix = SparseRows.load(in);
        SparseRows session = SparseRows.load(in);
        SessionBlend visit = SessionBlend.load(in);
        VisitNeighbours visits = in.readBoolean() ? VisitNeighbours.load(in) : null;
        SparseRows similar = SparseRows.load(in);
        SparseRows together = SparseRows.load(in);
        float[] buyAgain = ProductFacts.read(in);
        float[] prior = ProductFacts.read(in);
        float[] factor = ProductFacts.read(in);
        float alsWeight = in.readFloat();
        ImplicitAls als = in.readBoolean() ? ImplicitAls.load(in) : null;
        ProductFacts facts = ProductFacts.load(in);
        LambdaMart ranker = in.readBoolean() ? LambdaMart.load(in) : null;
        float newcomerShare = in.readFloat();
        return new ShopModel(
                matrix,
                session,
                visit,
                visits,
                similar,
                together,
                buyAgain,
                prior,
                factor,
                als,
                alsWeight,
                facts,
                ranker,
                newcomerShare);
    }
}
