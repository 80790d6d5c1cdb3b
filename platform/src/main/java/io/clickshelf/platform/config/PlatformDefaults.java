package io.clickshelf.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts {@code clickshelf-defaults.yml} under everything else a service is configured by. A file with a name of its own,
 * because every service's {@code application.yml} would hide the others on one class path.
 */
public final class PlatformDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "clickshelf-defaults.yml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            new YamlPropertySourceLoader()
                    .load(FILE, new ClassPathResource(FILE))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("The platform's jar lacks " + FILE, e);
        }
    }
}
