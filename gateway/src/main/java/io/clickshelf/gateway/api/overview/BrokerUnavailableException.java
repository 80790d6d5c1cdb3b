package io.clickshelf.gateway.api.overview;

/** The broker gave no answer in time. */
final class BrokerUnavailableException extends Exception {

    BrokerUnavailableException(Exception cause) {
        super(cause);
    }
}
