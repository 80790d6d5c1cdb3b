package io.clickshelf.contracts.recommendation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to recommend to whom. The smallest: {@code {"userId":"123","topN":5}}. Without a userId the answer is what anyone
 * would get, moved by the session.
 *
 * @param topN      how many; 10 where absent
 * @param sessionId whose clicks count as this visit's, also those sent before the shopper was known
 * @param page      where the answer is shown; moves what it is made for
 * @param productId the product that is looked at; counts as the newest click and is not shown
 * @param cart      products in the cart; count as clicks and are not shown
 * @param session   further products clicked in this visit, oldest first, beside those that were sent as events
 * @param category  only products of this category or below it
 * @param inStock   true, the default: nothing that is known to be sold out
 * @param exclude   products never shown
 * @param explain   true: with the exact contribution of each history item
 * @param diversity 0, the best whatever they are, to 1, as different as possible; as configured where absent
 * @param maxPerCategory as many products of one category at most
 */
@OnlyKnownFields
public record RecommendRequest(
        @Nullable @Size(max = 200) String userId,
        @Nullable @Min(1) @Max(200) Integer topN,
        @Nullable @Size(max = 200) String sessionId,
        @Nullable Page page,
        @Nullable @Size(max = 200) String productId,
        @Nullable @Size(max = 500) List<String> cart,
        @Nullable @Size(max = 500) List<String> session,
        @Nullable String category,
        @Nullable String brand,
        @Nullable @PositiveOrZero BigDecimal minPrice,
        @Nullable @PositiveOrZero BigDecimal maxPrice,
        @Nullable Boolean inStock,
        @Nullable @Size(max = 1000) List<String> exclude,
        @Nullable Boolean explain,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double diversity,
        @Nullable @Min(1) @Max(200) Integer maxPerCategory) {

    private static final int DEFAULT_TOP_N = 10;

    /** The smallest request. */
    public static RecommendRequest of(String userId, int topN) {
        return new RecommendRequest(
                userId, topN, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** How many products are asked for. */
    public int count() {
        return Objects.requireNonNullElse(topN, DEFAULT_TOP_N);
    }

    public boolean inStockOnly() {
        return inStock == null || inStock;
    }

    /** What is wrong beyond single fields, or null. */
    @JsonIgnore
    public @Nullable String inconsistency() {
        if (page == Page.PRODUCT && productId == null) {
            return "page is product, but productId is missing; name the product that is looked at";
        }
        if (page == Page.CATEGORY && category == null) {
            return "page is category, but category is missing; name it";
        }
        if (minPrice != null && maxPrice != null && minPrice.compareTo(maxPrice) > 0) {
            return "minPrice (" + minPrice + ") is above maxPrice (" + maxPrice + "); nothing costs that";
        }
        return null;
    }

    public boolean explained() {
        return explain != null && explain;
    }
}
