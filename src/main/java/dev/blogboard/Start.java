package dev.blogboard;

import java.lang.reflect.InvocationTargetException;

/**
 * The main class of the jar. It is compiled for Java 8, so that an older Java can load it and say in a sentence which
 * Java is needed, where the rest of the program would end in an {@code UnsupportedClassVersionError}.
 */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] arguments) throws Exception {
        String found = System.getProperty("java.specification.version");
        if (major(found) < NEEDED) {
            System.err.println("Blogboard needs Java " + NEEDED + " or newer, and this is Java " + found
                    + ". Start it with ./blogboard, which looks for one, or install a newer JDK.");
            System.exit(1);
        }
        try {
            Class.forName("dev.blogboard.app.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException fault) {
            if (fault.getCause() instanceof Exception) {
                throw (Exception) fault.getCause();
            }
            throw (Error) fault.getCause();
        }
    }

    /** The major version in a specification version: 8 in {@code 1.8}, 25 in {@code 25}. */
    private static int major(String specificationVersion) {
        String[] parts = specificationVersion.split("\\.");
        return Integer.parseInt(parts[0].equals("1") && parts.length > 1 ? parts[1] : parts[0]);
    }
}
