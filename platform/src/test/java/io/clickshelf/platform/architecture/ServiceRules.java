package io.clickshelf.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/**
 * The rules for one service. {@code model} is plain Java; {@code store} knows only tables; {@code stream} does not know
 * the doors; nobody but the doors' own room uses the doors; and no service knows another's insides.
 */
public final class ServiceRules {

    private static final String[] ALLOWED_IN_MODEL = {
        "java..",
        "javax.xml.stream..",
        "jdk.incubator.vector..",
        "org.jspecify..",
        "it.unimi.dsi..",
        "org.apache.commons.math3..",
        "org.apache.commons.statistics..",
        "org.apache.commons.rng..",
        "org.apache.lucene..",
        "com.google.ortools..",
        "com.graphhopper..",
        "ml.dmlc.xgboost4j..",
        "com.microsoft.ml.lightgbm..",
        "dev.langchain4j..",
    };
    private static final Set<String> SHARED = Set.of("contracts", "platform");

    private final String service;

    /** @param servicePackage such as {@code io.clickshelf.pricing} */
    public ServiceRules(String servicePackage) {
        this.service = servicePackage;
    }

    public List<ArchRule> all() {
        return List.of(modelIsPlainJava(), storeKnowsOnlyTables(), streamDoesNotKnowDoors(), servicesKeepApart());
    }

    ArchRule modelIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage(service + ".model..")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(ALLOWED_IN_MODEL)
                        .or(JavaClass.Predicates.resideInAPackage(service + ".model..")))
                .allowEmptyShould(true)
                .because("a model is plain Java: it knows no Spring, Kafka, JDBC or JSON");
    }

    ArchRule storeKnowsOnlyTables() {
        return noClasses()
                .that()
                .resideInAPackage(service + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(service + ".api..", service + ".stream..", "org.springframework.web.bind..")
                .allowEmptyShould(true)
                .because("a store reads and writes tables, and nothing else");
    }

    ArchRule streamDoesNotKnowDoors() {
        return noClasses()
                .that()
                .resideInAPackage(service + ".stream..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(service + ".api..")
                .allowEmptyShould(true)
                .because("records become calls without passing the doors");
    }

    ArchRule servicesKeepApart() {
        return noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.clickshelf..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.describe(
                                "belong to another service", this::foreign)))
                .allowEmptyShould(true)
                .because("a service consumes topics or calls an interface from contracts");
    }

    private boolean foreign(JavaClass other) {
        String part =
                other.getPackageName().substring("io.clickshelf.".length()).split("\\.")[0];
        return !other.getPackageName().startsWith(service) && !SHARED.contains(part);
    }
}
