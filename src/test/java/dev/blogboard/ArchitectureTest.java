package dev.blogboard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String ROOT = "dev.blogboard.";
    private static final List<String> INNER =
            List.of("article", "feed", "page", "archive", "search", "topic", "discover", "alert", "digest", "command");

    /** For each package, the packages of ours that it may import besides itself. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("article", List.of()),
            Map.entry("feed", List.of("article")),
            Map.entry("page", List.of("article")),
            Map.entry("archive", List.of("article", "feed")),
            Map.entry("search", List.of("article")),
            Map.entry("topic", List.of("article", "search")),
            Map.entry("discover", List.of("article", "search", "topic")),
            Map.entry("alert", List.of("article", "search")),
            Map.entry("digest", List.of("article", "search", "alert")),
            Map.entry("command", List.of("article", "feed", "search", "topic", "discover", "alert", "digest")),
            Map.entry("source", INNER),
            Map.entry("sqlite", INNER),
            Map.entry("lucene", INNER),
            Map.entry("discord", INNER),
            Map.entry("mail", INNER),
            Map.entry("web", INNER),
            Map.entry("chart", INNER));

    /** Libraries, and the one package that knows each. */
    private static final Map<String, String> HOME_OF_LIBRARY = Map.ofEntries(
            Map.entry("org.quartz..", "app"),
            Map.entry("picocli..", "app"),
            Map.entry("org.jline..", "app"),
            Map.entry("org.snakeyaml..", "app"),
            Map.entry("net.dv8tion..", "discord"),
            Map.entry("com.rometools..", "web"),
            Map.entry("org.jdom2..", "web"),
            Map.entry("org.jsoup..", "source"),
            Map.entry("jakarta.mail..", "mail"),
            Map.entry("io.micrometer..", "app"),
            Map.entry("java.sql..", "sqlite"),
            Map.entry("org.jdbi..", "sqlite"),
            Map.entry("org.sqlite..", "sqlite"),
            Map.entry("org.knowm.xchart..", "chart"),
            Map.entry("org.apache.lucene..", "lucene"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.blogboard");

    @TestFactory
    Stream<DynamicTest> a_package_imports_only_the_packages_it_may() {
        return MAY_IMPORT.entrySet().stream().map(rule -> {
            String[] forbidden = Stream.concat(MAY_IMPORT.keySet().stream(), Stream.of("app"))
                    .filter(other ->
                            !other.equals(rule.getKey()) && !rule.getValue().contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            return DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> noClasses()
                            .that()
                            .resideInAPackage(ROOT + rule.getKey() + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(forbidden))
                            .because("the domain knows no technology, and no technology knows another")
                            .allowEmptyShould(true)
                            .check(CLASSES));
        });
    }

    @TestFactory
    Stream<DynamicTest> each_library_lives_in_one_package() {
        return HOME_OF_LIBRARY.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + rule.getValue() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(rule.getKey())
                                .because("a library that is known in one place can be replaced in one place")
                                .check(CLASSES)));
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("dev.blogboard.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what depends on each other cannot be understood, tested or replaced alone")
                .check(CLASSES);
    }

    @Test
    void only_the_app_asks_the_system_for_the_time() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.InstantSource.class, "system")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test has to be able to say what time it is")
                .check(CLASSES);
    }
}
