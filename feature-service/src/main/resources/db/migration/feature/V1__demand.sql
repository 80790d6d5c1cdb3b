-- The demand topic as a table: the row of a product, warehouse and day with the highest revision.
create table demand (
    product_id     text    not null,
    warehouse_id   text    not null,
    day            date    not null,
    units          numeric not null,
    returned_units numeric not null,
    lines          bigint  not null,
    returned_lines bigint  not null,
    revenue        numeric not null,
    average_price  numeric,
    promotion      boolean not null,
    stocked_out    boolean not null,
    revision       bigint  not null,
    primary key (product_id, day, warehouse_id)
) with (fillfactor = 80);
