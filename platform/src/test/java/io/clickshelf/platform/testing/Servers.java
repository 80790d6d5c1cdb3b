package io.clickshelf.platform.testing;

/** A broker and a database server, running. */
interface Servers {

    String bootstrapServers();

    /** How to connect to the database of that name, whether it exists or not. */
    Database database(String name);
}
