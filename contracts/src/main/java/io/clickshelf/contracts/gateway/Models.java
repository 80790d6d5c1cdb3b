package io.clickshelf.contracts.gateway;

import io.clickshelf.contracts.model.ModelState;
import java.util.List;

/**
 * The models of all services.
 *
 * @param models      newest version of each first
 * @param unavailable services that did not answer, whose models are therefore not among these
 */
public record Models(List<OwnedModel> models, List<String> unavailable) {

    /** A model and the service that it answers in. */
    public record OwnedModel(String service, ModelState model) {}
}
