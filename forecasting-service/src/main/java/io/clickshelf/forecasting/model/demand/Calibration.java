package io.clickshelf.forecasting.model.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the rolling origins taught of one group's demand over one window.
 *
 * @param levels of quantiles
 * @param masses of the shortest intervals, by their coverage
 */
record Calibration(LevelCalibration levels, LevelCalibration masses) {

    void save(DataOutput out) throws IOException {
        levels.save(out);
        masses.save(out);
    }

    static Calibration load(DataInput in, boolean withMasses) throws IOException {
        LevelCalibration levels = LevelCalibration.load(in);
        return new Calibration(levels, withMasses ? LevelCalibration.load(in) : LevelCalibration.of(new double[0]));
    }
}
