package io.clickshelf.allinone;

/**
 * How a platform is started.
 *
 * @param bind      the address that gateway and broker listen on
 * @param port      the gateway's, 0 for any free one
 * @param kafkaPort the broker's, 0 for any free one
 */
record PlatformSettings(Home home, String bind, int port, int kafkaPort) {

    static final String LOOPBACK = "127.0.0.1";
}
