/**
 * Discord, as far as a bot sees it: the gateway and the REST interface, with Discord's own limits and deadlines checked
 * strictly, and with the faults that a test asks for. Tests run the real bot on the real JDA against it.
 */
@NullMarked
package dev.blogboard.discord.server;

import org.jspecify.annotations.NullMarked;
