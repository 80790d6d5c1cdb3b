package io.clickshelf.recommendation.model;

import org.jspecify.annotations.Nullable;

/** Buffers of one asking thread for {@link VisitNeighbours}; made anew only when the visits have grown. */
final class VisitWorkspace {

    private SessionKnn.@Nullable Workspace knn;
    private ScoreBuffer votes = new ScoreBuffer(0);
    private int sessions;

    SessionKnn.Workspace fit(SessionIndex index, SessionSettings settings, int products) {
        SessionKnn.Workspace current = knn;
        if (current == null || index.sessions() > sessions) {
            sessions = index.sessions() + index.sessions() / 8;
            current = new SessionKnn.Workspace(sessions, settings.neighbours());
            knn = current;
            votes = new ScoreBuffer(products);
        }
        return current;
    }

    ScoreBuffer votes() {
        return votes;
    }
}
