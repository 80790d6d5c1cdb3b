package io.clickshelf.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule catches the violation that is planted for it: a rule that can't fail holds nothing. */
class ServiceRulesTest {

    private static final String PLANTED = "io.clickshelf.platform.architecture.planted";

    private final ServiceRules rules = new ServiceRules(PLANTED);
    private final JavaClasses classes = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void catchesJsonInAModel() {
        assertCaught(rules.modelIsPlainJava(), "ModelThatKnowsJson");
    }

    @Test
    void catchesADoorInAStore() {
        assertCaught(rules.storeKnowsOnlyTables(), "StoreThatKnowsADoor");
    }

    @Test
    void catchesADoorInAStream() {
        assertCaught(rules.streamDoesNotKnowDoors(), "StreamThatKnowsADoor");
    }

    @Test
    void catchesAnotherServicesInsides() {
        ServiceRules doors = new ServiceRules(PLANTED + ".api");
        assertThat(doors.servicesKeepApart().evaluate(classes).hasViolation())
                .as("platform is shared")
                .isFalse();
        assertThat(new ServiceRules("io.clickshelf.planted")
                        .servicesKeepApart()
                        .evaluate(new ClassFileImporter().importPackages("io.clickshelf.planted"))
                        .getFailureReport()
                        .toString())
                .contains("ServiceThatKnowsAnother");
    }

    private void assertCaught(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(classes).getFailureReport().toString()).contains(culprit);
    }
}
