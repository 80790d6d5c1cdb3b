package io.clickshelf.platform.testing;

/** How to connect to a database: JDBC URL, and a role that owns it. */
public record Database(String url, String username, String password) {}
