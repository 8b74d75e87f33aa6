package loom.dataset.decode;

/** Matrices of three by three, row by row. */
final class Matrix3 {
    private Matrix3() {}

    static double[] multiply(double[] a, double[] b) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    product[3 * row + column] += a[3 * row + i] * b[3 * i + column];
                }
            }
        }
        return product;
    }

    static double[] apply(double[] a, double[] v) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            product[row] = a[3 * row] * v[0] + a[3 * row + 1] * v[1] + a[3 * row + 2] * v[2];
        }
        return product;
    }

    /**
     * By cofactors.
     *
     * @throws IllegalArgumentException if there is none
     */
    static double[] inverse(double[] a) {
        double[] cofactors = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (row + 1) % 3;
                int r2 = (row + 2) % 3;
                int c1 = (column + 1) % 3;
                int c2 = (column + 2) % 3;
                cofactors[3 * column + row] =
                        a[3 * r1 + c1] * a[3 * r2 + c2] - a[3 * r1 + c2] * a[3 * r2 + c1];
            }
        }
        double determinant = a[0] * cofactors[0] + a[1] * cofactors[3] + a[2] * cofactors[6];
        if (!(Math.abs(determinant) > 1e-9)) { // so that NaN fails too
            throw new IllegalArgumentException("three primaries on one line");
        }
        for (int i = 0; i < 9; i++) {
            cofactors[i] /= determinant;
        }
        return cofactors;
    }
}
