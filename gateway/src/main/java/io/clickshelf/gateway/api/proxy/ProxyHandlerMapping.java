package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.model.Route;
import io.clickshelf.gateway.model.RouteTable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/** Gives the public paths of the services to the proxy, before any controller is asked. */
@Component
final class ProxyHandlerMapping extends AbstractHandlerMapping {

    private final RouteTable routes;
    private final ProxyHandler proxy;

    ProxyHandlerMapping(RouteTable routes, ProxyHandler proxy) {
        this.routes = routes;
        this.proxy = proxy;
        setOrder(-1);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        Optional<Route> route = routes.find(request.getRequestURI());
        if (route.isEmpty()) {
            return null;
        }
        request.setAttribute(ProxyHandler.ROUTE, route.get());
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(route.get().pattern()));
        return proxy;
    }
}
