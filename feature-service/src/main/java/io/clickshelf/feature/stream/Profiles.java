package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.Interaction;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.feature.model.ShopperProfile;
import io.clickshelf.feature.model.ShopperProfile.Touch;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From facts to a profile, and from a profile to the record on its topic. */
public final class Profiles {

    static final BinarySerde<ShopperProfile> SERDE = new BinarySerde<>(ShopperProfile::save, ShopperProfile::load);

    private Profiles() {}

    /** The profile with the fact in it; null once its shopper is to be forgotten. */
    static @Nullable ShopperProfile add(UserFact fact, ShopperProfile profile) {
        switch (fact) {
            case UserFact.Acted acted -> {
                int action = ActionCodes.of(acted.action());
                profile.acted(action, acted.timeMillis());
                // What was shown to a shopper is not what a shopper did.
                if (acted.productId() != null && acted.action() != ActionType.IMPRESSION) {
                    profile.touched(new Touch(acted.productId(), action, acted.timeMillis()));
                }
            }
            case UserFact.Ordered ordered -> addOrder(ordered, profile);
            case UserFact.Erased erased -> {
                return null;
            }
        }
        return profile;
    }

    private static void addOrder(UserFact.Ordered ordered, ShopperProfile profile) {
        ActionType action = ordered.returned() ? ActionType.RETURN : ActionType.PURCHASE;
        if (ordered.returned()) {
            profile.returned(ordered.units(), ordered.timeMillis());
        } else {
            profile.bought(ordered.units(), ordered.amount(), ordered.country(), ordered.timeMillis());
        }
        profile.ordersChanged(ordered.standing());
        for (String product : ordered.products()) {
            profile.touched(new Touch(product, ActionCodes.of(action), ordered.timeMillis()));
        }
    }

    /** The profile as others read it. */
    public static UserFeatures features(String userId, ShopperProfile profile) {
        Map<ActionType, Long> actions = new EnumMap<>(ActionType.class);
        long[] times = profile.actions();
        for (int code = 0; code < times.length; code++) {
            if (times[code] > 0) {
                actions.put(ActionCodes.action(code), times[code]);
            }
        }
        return new UserFeatures(
                userId,
                Instant.ofEpochMilli(profile.asOfMillis()),
                profile.country(),
                actions,
                profile.orders(),
                profile.unitsBought(),
                profile.unitsReturned(),
                profile.spent(),
                instant(profile.firstOrderAtMillis()),
                instant(profile.lastOrderAtMillis()),
                profile.recent().stream()
                        .map(touch -> new Interaction(
                                touch.productId(),
                                ActionCodes.action(touch.action()),
                                Instant.ofEpochMilli(touch.timeMillis())))
                        .toList());
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
