package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What to pick. {@code {}} plans the open orders of every warehouse that has a layout;
 * {@code {"layout":{"aisles":4,"bays":10},"orders":[["O1","A01-L03"],["O2","A04-R09"]]}} needs nothing stored: a line may
 * name a location instead of a product.
 *
 * @param warehouseId absent: every warehouse with a layout; with orders of its own and one warehouse, that one
 * @param layout      instead of the stored one
 * @param stored      what lies where, instead of what is stored
 * @param orders      absent: the platform's open orders
 * @param cart        instead of the layout's
 * @param work        instead of the layout's; only what it names
 * @param startAt     absent: now, by event time
 * @param seconds     to search for; absent: by size
 * @param async       true: answer 202 at once; absent: only large plans do
 * @param propose     whether a wave is kept that can be approved; absent: only of the platform's own orders
 */
@OnlyKnownFields
public record PickRequest(
        @Nullable @Size(max = 200) String warehouseId,
        @Nullable @Valid WarehouseLayout layout,
        @Nullable @Size(max = 200_000) List<@NotNull @Valid StoredProduct> stored,

        @Nullable @Size(max = 20_000) @JsonDeserialize(contentUsing = OrderDeserializer.class)
        List<@NotNull @Valid OrderToPick> orders,

        @Nullable @Valid PickCart cart,
        @Nullable @Valid PickWork work,
        @Nullable Instant startAt,
        @Nullable @DecimalMin("0.01") @DecimalMax("600") Double seconds,
        @Nullable Boolean async,
        @Nullable Boolean propose) {}
