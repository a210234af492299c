/**
 * What a person can ask, whatever the platform: each request is a {@link dev.blogboard.command.Command}, each answer a
 * {@link dev.blogboard.command.Reply}, and the {@link dev.blogboard.command.Desk} turns one into the other. How a
 * command is typed and a reply looks is each platform's own.
 *
 * <p>May import {@code article}, {@code feed}, {@code search}, {@code alert} and {@code digest}.
 */
@NullMarked
package dev.blogboard.command;

import org.jspecify.annotations.NullMarked;
