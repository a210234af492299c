/**
 * Mail: digests as messages (RFC 5322, MIME), signed, and handed to an SMTP server or written as files.
 *
 * <p>May import the domain packages, and Jakarta Mail and jte, which no other package knows.
 */
@NullMarked
package dev.blogboard.mail;

import org.jspecify.annotations.NullMarked;
