package io.clickshelf.pricing.model.price;

/** Symmetric 3x3 matrices as their upper triangle (00, 01, 02, 11, 12, 22). */
final class Symmetric3 {

    private Symmetric3() {}

    static double[] inverse(double[] m) {
        double c00 = m[3] * m[5] - m[4] * m[4];
        double c01 = m[2] * m[4] - m[1] * m[5];
        double c02 = m[1] * m[4] - m[2] * m[3];
        double determinant = m[0] * c00 + m[1] * c01 + m[2] * c02;
        return new double[] {
            c00 / determinant,
            c01 / determinant,
            c02 / determinant,
            (m[0] * m[5] - m[2] * m[2]) / determinant,
            (m[1] * m[2] - m[0] * m[4]) / determinant,
            (m[0] * m[3] - m[1] * m[1]) / determinant
        };
    }

    static double[] times(double[] m, double[] v) {
        return new double[] {
            m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
            m[1] * v[0] + m[3] * v[1] + m[4] * v[2],
            m[2] * v[0] + m[4] * v[1] + m[5] * v[2]
        };
    }
}
