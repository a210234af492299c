package dev.blogboard.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key of the configuration file: what it means, its default and what it may be. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Option {
    /** As in the file: {@code poll.interval}. */
    String key();

    /** As it would be written in the file; empty for nothing. */
    String standard();

    /** What it means, for the sample file and the documentation: one or two sentences. */
    String about();

    /** For numbers, and for durations in seconds. */
    long min() default 0;

    long max() default Long.MAX_VALUE;

    /** For text, and for each item of a list: a regular expression that all of it has to match. */
    String matches() default ".*";

    /** The same in words, to follow "has to be". */
    String allowed() default "text";

    /** For a secret that may not stand in the file: the key of a file that holds it. */
    String insteadInFile() default "";
}
