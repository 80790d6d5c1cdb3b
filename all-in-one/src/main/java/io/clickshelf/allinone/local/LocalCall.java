package io.clickshelf.allinone.local;

import java.util.List;

/**
 * A request to a service of this JVM.
 *
 * @param path with the query, if there is one, as in a request line
 * @param host where the service also listens
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares calls.
record LocalCall(String method, String path, String host, int port, List<LocalAnswer.Field> fields, byte[] body) {}
