package io.clickshelf.logistics.model.roads.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** OpenStreetMap's XML, read as a stream. */
final class OsmXml {

    private OsmXml() {}

    static void read(InputStream in, OsmHandler handler) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "node" ->
                            handler.node(
                                    Long.parseLong(reader.getAttributeValue(null, "id")),
                                    Double.parseDouble(reader.getAttributeValue(null, "lat")),
                                    Double.parseDouble(reader.getAttributeValue(null, "lon")));
                        case "way" -> way(reader, handler);
                        default -> {
                            // Bounds and relations.
                        }
                    }
                }
            }
        } catch (XMLStreamException | NullPointerException e) {
            throw new IOException("its XML is broken (" + e.getMessage() + ")", e);
        }
    }

    private static void way(XMLStreamReader reader, OsmHandler handler) throws XMLStreamException {
        long[] nodes = new long[2000];
        int count = 0;
        Map<String, String> tags = new HashMap<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("way")) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("nd")) {
                    if (count == nodes.length) {
                        nodes = Arrays.copyOf(nodes, 2 * count);
                    }
                    nodes[count++] = Long.parseLong(reader.getAttributeValue(null, "ref"));
                } else if (reader.getLocalName().equals("tag")) {
                    tags.put(reader.getAttributeValue(null, "k"), reader.getAttributeValue(null, "v"));
                }
            }
        }
        handler.way(Arrays.copyOf(nodes, count), tags);
    }
}
