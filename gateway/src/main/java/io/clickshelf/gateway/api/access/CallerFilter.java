package io.clickshelf.gateway.api.access;

import io.clickshelf.gateway.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is asking. Who is not known goes on as nobody; what is wrong with the credentials is kept for the 401. */
final class CallerFilter extends OncePerRequestFilter {

    static final String REFUSAL = CallerFilter.class.getName() + ".refusal";
    private static final Logger LOG = LoggerFactory.getLogger(CallerFilter.class);

    private final KeyRing keys;
    private final OidcCallers oidc;
    private final int collectorLimit;
    private final ProblemWriter problems;

    CallerFilter(KeyRing keys, OidcCallers oidc, int collectorLimit, ProblemWriter problems) {
        this.keys = keys;
        this.oidc = oidc;
        this.collectorLimit = collectorLimit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest onward = request;
        Optional<Caller> caller;
        try {
            caller = inHeader(request);
            if (caller.isEmpty() && WriteKeys.allowed(request)) {
                caller = WriteKeys.inPath(request).flatMap(keys::find);
                if (caller.isEmpty() && request.getMethod().equals("POST")) {
                    byte[] body = request.getInputStream().readNBytes(collectorLimit + 1);
                    if (body.length > collectorLimit) {
                        refuse(response, HttpStatus.BAD_REQUEST, "body_too_large", tooLarge());
                        return;
                    }
                    onward = new BufferedRequest(request, body);
                    caller = inBody(request, body);
                }
            }
        } catch (BadJwtException e) {
            request.setAttribute(REFUSAL, "The token is not valid: " + e.getMessage() + ". Get a new one.");
            caller = Optional.empty();
        } catch (JwtException e) {
            LOG.warn("The identity provider could not be asked: {}", e.getMessage());
            refuse(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "identity_provider_unavailable",
                    "The identity provider that issued the token does not answer; try again, or use an API key.");
            return;
        }
        if (caller.isPresent()) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(caller.get());
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(onward, response);
    }

    private Optional<Caller> inHeader(HttpServletRequest request) {
        Optional<String> credentials = Credentials.of(request);
        if (credentials.isEmpty()) {
            return Optional.empty();
        }
        Optional<Caller> known = keys.find(credentials.get());
        if (known.isEmpty() && oidc.understands(credentials.get())) {
            return Optional.of(oidc.caller(credentials.get()));
        }
        if (known.isEmpty()) {
            request.setAttribute(
                    REFUSAL, "The key is not known, has expired or was revoked. Ask an administrator for a new one.");
        }
        return known;
    }

    private Optional<Caller> inBody(HttpServletRequest request, byte[] body) {
        String encoding = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "");
        Optional<String> writeKey = WriteKeys.inBody(body, encoding, collectorLimit + 1);
        Optional<Caller> known = writeKey.flatMap(keys::find);
        if (known.isEmpty()) {
            request.setAttribute(
                    REFUSAL,
                    writeKey.isPresent()
                            ? "The writeKey is not known, has expired or was revoked; use a key with the role producer."
                            : "There is no key: send one with the role producer as the body's writeKey, or as the user"
                                    + " name of Basic authentication.");
        }
        return known;
    }

    private String tooLarge() {
        return "The body is larger than " + collectorLimit / 1024 + " KB; send smaller batches.";
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        response.setHeader("Connection", "close");
        problems.write(response, status, code, message);
    }
}
