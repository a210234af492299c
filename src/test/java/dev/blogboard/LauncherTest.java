package dev.blogboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./blogboard}, with a Java and a Maven that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String TOOLS = "/usr/bin:/bin";

    @TempDir
    Path directory;

    private Path home;
    private Path path;

    /** What a run of the launcher came to. */
    private record Run(int exitCode, String output, String error) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectories(directory.resolve("a checkout"));
        path = Files.createDirectories(directory.resolve("bin"));
        Files.copy(Path.of("blogboard"), home.resolve("blogboard"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        age(home.resolve("pom.xml"), 1_000);
    }

    @Test
    void an_old_java_home_is_passed_over_for_a_newer_java_on_the_path() throws Exception {
        Path old = java("old", "17.0.2");
        Path fresh = java("fresh", "25.0.1");
        jarAndCache("25.0.1");
        Run run = run(Map.of("JAVA_HOME", old.toString(), "PATH", fresh + "/bin:" + TOOLS), "doctor");
        assertTrue(run.output().contains("fresh runs"), run.toString());
    }

    @Test
    void a_java_home_that_is_not_there_is_passed_over() throws Exception {
        Path fresh = java("fresh", "26");
        jarAndCache("26");
        Run run = run(Map.of("JAVA_HOME", "/no/such/place", "PATH", fresh + "/bin:" + TOOLS));
        assertTrue(run.output().contains("fresh runs"), run.toString());
    }

    @Test
    void java_home_goes_before_the_path() throws Exception {
        Path other = java("other", "25.0.1");
        Path chosen = java("chosen", "25.0.2");
        jarAndCache("25.0.2");
        Run run = run(Map.of("JAVA_HOME", chosen.toString(), "PATH", other + "/bin:" + TOOLS));
        assertTrue(run.output().contains("chosen runs"), run.toString());
    }

    @Test
    void arguments_arrive_as_they_were_typed() throws Exception {
        jarAndCache("25.0.1");
        Run run = run(withJava(), "search", "\"feature store\" -hiring", "", "*");
        assertTrue(run.output().endsWith("<search><\"feature store\" -hiring><><*>\n"), run.output());
    }

    @Test
    void without_a_jar_it_builds_and_then_runs() throws Exception {
        maven("mkdir -p target && : > target/blogboard.jar");
        Run run = run(withJava(), "doctor");
        assertEquals(0, run.exitCode(), run.error());
        assertTrue(run.error().contains("Building Blogboard"), run.error());
        assertTrue(run.output().endsWith("<doctor>\n"), run.output());
    }

    @Test
    void it_builds_again_when_a_source_is_newer_than_the_jar() throws Exception {
        jarAndCache("25.0.1");
        maven(": > target/blogboard.jar; echo built >&2");
        assertFalse(run(withJava()).error().contains("built"), "nothing has changed yet");
        Files.writeString(home.resolve("src/main/New.java"), "class New {}");
        age(home.resolve("src/main/New.java"), -10);
        assertTrue(run(withJava()).error().contains("built"));
    }

    @Test
    void a_jar_without_sources_is_run_as_it_is() throws Exception {
        jarAndCache("25.0.1");
        Files.delete(home.resolve("pom.xml"));
        Run run = run(withJava(), "alive");
        assertEquals("", run.error());
        assertTrue(run.output().endsWith("<alive>\n"), run.output());
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", java("fresh", "25").toString(), "PATH", tools());
        Run run = run(environment);
        assertEquals(1, run.exitCode());
        assertTrue(run.error().contains("needs Maven"), run.error());
        assertEquals("", run.output());
    }

    @Test
    void a_build_that_fails_ends_it() throws Exception {
        maven("echo what is wrong; exit 1");
        Run run = run(withJava());
        assertEquals(1, run.exitCode());
        assertTrue(run.error().contains("what is wrong") && run.error().contains("The build failed"), run.error());
        assertEquals("", run.output());
    }

    @Test
    void a_cache_is_used_when_it_is_newer_than_the_jar_and_of_this_java() throws Exception {
        jarAndCache("25.0.1");
        String cache = "-XX:AOTCache=" + home.resolve("target/blogboard-25.0.1.aot");
        assertTrue(run(withJava()).output().contains(cache));
    }

    @Test
    void a_cache_that_is_older_than_the_jar_is_made_anew() throws Exception {
        jarAndCache("25.0.1");
        age(home.resolve("target/blogboard-25.0.1.aot"), 900);
        Run run = run(withJava());
        assertTrue(run.error().contains("Preparing for fast starts"), run.error());
        assertFalse(run.output().contains("AOTCache"), "this Java makes none: " + run.output());
        assertEquals("", run(withJava()).error(), "what could not be made is not tried again");
    }

    /** A directory like that of a JDK; its java prints its name and its arguments. */
    private Path java(String name, String version) throws IOException {
        Path java = directory.resolve(name);
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(java.resolve("bin/java"), "echo " + name + " runs; printf '<%s>' \"$@\"; echo");
        return java;
    }

    private Map<String, String> withJava() throws IOException {
        return Map.of("JAVA_HOME", java("fresh", "25.0.1").toString(), "PATH", path + ":" + TOOLS);
    }

    private void maven(String commands) throws IOException {
        script(path.resolve("mvn"), commands);
    }

    /** The usual tools, but no Maven. */
    private String tools() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("tools"));
        for (String tool : List.of("dirname", "readlink", "sed", "find", "head")) {
            Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            script(bin.resolve(tool), "exec " + found + " \"$@\"");
        }
        return bin.toString();
    }

    private void jarAndCache(String javaVersion) throws IOException {
        Path jar = Files.createFile(home.resolve("target/blogboard.jar"));
        age(jar, 500);
        Files.writeString(home.resolve("target/blogboard-" + javaVersion + ".aot"), "a cache");
    }

    private static void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("blogboard").toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Path error = directory.resolve("error");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(error.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Run(
                exitCode,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(error, StandardCharsets.UTF_8));
    }
}
