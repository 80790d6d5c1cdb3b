package io.clickshelf.logistics.model.stock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The days on which a supplier takes orders: some weekdays, but for those it is closed on. Immutable. */
public record OrderCalendar(Set<DayOfWeek> orderDays, Set<LocalDate> closedDays) {

    /** Takes orders every day. */
    public static final OrderCalendar ALWAYS = new OrderCalendar(EnumSet.allOf(DayOfWeek.class), Set.of());

    private static final int LONGEST_CLOSED = 366;

    public OrderCalendar {
        orderDays = Set.copyOf(orderDays);
        closedDays = Set.copyOf(closedDays);
        if (orderDays.isEmpty()) {
            throw new IllegalArgumentException("orderDays is empty; name at least one weekday.");
        }
    }

    /**
     * The next order from a day on.
     *
     * @param day        it can be placed on
     * @param waitDays   until then
     * @param reviewDays from then to the one after
     */
    public record Window(LocalDate day, int waitDays, int reviewDays) {}

    /** @throws IllegalArgumentException if no order is taken within a year */
    public Window from(LocalDate today) {
        LocalDate next = next(today);
        LocalDate after = next(next.plusDays(1));
        return new Window(
                next, (int) (next.toEpochDay() - today.toEpochDay()), (int) (after.toEpochDay() - next.toEpochDay()));
    }

    private LocalDate next(LocalDate from) {
        for (LocalDate day = from; day.isBefore(from.plusDays(LONGEST_CLOSED)); day = day.plusDays(1)) {
            if (orderDays.contains(day.getDayOfWeek()) && !closedDays.contains(day)) {
                return day;
            }
        }
        throw new IllegalArgumentException(
                "The supplier takes no order within a year of " + from + "; check its orderDays and closedDays.");
    }
}
