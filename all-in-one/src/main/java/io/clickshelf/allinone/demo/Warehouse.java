package io.clickshelf.allinone.demo;

/** Where the demo shop ships from, and the city around it. */
enum Warehouse {
    W1("Hamburg", 53.551, 9.994),
    W2("Frankfurt", 50.111, 8.682),
    W3("Munich", 48.137, 11.575);

    private final String city;
    private final double latitude;
    private final double longitude;

    Warehouse(String city, double latitude, double longitude) {
        this.city = city;
        this.latitude = latitude;
        this.longitude = longitude;
    }

    String city() {
        return city;
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }

    /** As the platform keeps it. */
    io.clickshelf.contracts.logistics.Warehouse contract() {
        return new io.clickshelf.contracts.logistics.Warehouse(name(), city, latitude, longitude, null, null);
    }
}
