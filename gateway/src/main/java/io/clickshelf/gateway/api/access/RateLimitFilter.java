package io.clickshelf.gateway.api.access;

import io.clickshelf.gateway.api.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to a caller that asks more often than it may, and says when to come back. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ProblemWriter problems;
    private final MeterRegistry meters;

    RateLimitFilter(RateLimits limits, ProblemWriter problems, MeterRegistry meters) {
        this.limits = limits;
        this.problems = problems;
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller) {
            long wait = limits.nanosToWait(caller);
            if (wait > 0) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(wait) + 1;
                meters.counter("clickshelf.gateway.limited").increment();
                response.setHeader("Retry-After", Long.toString(seconds));
                problems.write(
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "rate_limited",
                        "This key may ask " + limits.requestsPerSecond(caller) + " times a second; wait " + seconds
                                + " s, send lists in place of single items, or ask an administrator for more.");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
