-- All changes of plans go out on the one channel that the service listens to.
CREATE OR REPLACE FUNCTION tell_route_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_TABLE_SCHEMA || '_changes',
        'route_plan ' || NEW.plan_id || ' ' || NEW.status || ' ' || NEW.stop_requested::text);
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_pick_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_TABLE_SCHEMA || '_changes', 'pick_plan ' || NEW.plan_id || ' ' || NEW.status || ' false');
    RETURN NULL;
END
$$;

CREATE TRIGGER pick_plan_told AFTER INSERT OR UPDATE OF status ON pick_plan
    FOR EACH ROW EXECUTE FUNCTION tell_pick_plan();
