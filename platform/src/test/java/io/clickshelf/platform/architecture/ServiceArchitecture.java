package io.clickshelf.platform.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Extended by an empty test in each service's own package: holds the walls between that service's rooms. */
public abstract class ServiceArchitecture {

    @TestFactory
    Stream<DynamicTest> wallsHold() {
        String service = getClass().getPackageName();
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(service);
        return new ServiceRules(service)
                .all().stream().map(rule -> DynamicTest.dynamicTest(name(rule), () -> rule.check(classes)));
    }

    private static String name(ArchRule rule) {
        String description = rule.getDescription();
        return description.substring(description.lastIndexOf("because ") + "because ".length());
    }
}
