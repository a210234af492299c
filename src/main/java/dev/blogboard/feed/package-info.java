/**
 * The first step, poll: which feeds there are, when each is asked again, what an answer can be and what it does to the
 * feed's state. How a feed is fetched and read is behind {@link dev.blogboard.feed.FeedSource}, where it is kept behind
 * {@link dev.blogboard.feed.Feeds}.
 *
 * <p>May import {@code article}.
 */
@NullMarked
package dev.blogboard.feed;

import org.jspecify.annotations.NullMarked;
