/**
 * The Discord bot, on JDA: what people ask by slash commands, buttons and menus becomes a
 * {@link dev.blogboard.command.Command} for the desk, its {@link dev.blogboard.command.Reply} becomes a {@link
 * dev.blogboard.discord.Card}, and {@link dev.blogboard.discord.Payload} makes a message of that within all of
 * Discord's limits.
 *
 * <p>To add a slash command:
 *
 * <ol>
 *   <li>a case of {@code Command} and one of {@code Reply} in {@code command}, and the desk that answers it;
 *   <li>its definition in {@link dev.blogboard.discord.SlashCommands}: name, what it does, parameters, for whom, and how
 *       its options become the command;
 *   <li>a rendering of the reply in {@link dev.blogboard.discord.Cards}, which the compiler asks for. A button or a
 *       choice of a menu is a slash command too, with its options: {@code new Press(label, look, Ask)}. One that is only
 *       ever pressed, such as a confirmation, is defined as {@code hidden()} and not registered with Discord.
 * </ol>
 *
 * <p>What is pressed works after a restart, since the database keeps what it asks ({@link dev.blogboard.discord.Presses}).
 *
 * <p>May import the inner packages.
 */
@NullMarked
package dev.blogboard.discord;

import org.jspecify.annotations.NullMarked;
