package dev.blogboard.web;

/**
 * The form to ask for a digest.
 *
 * @param error what could not be understood; empty when nothing was sent yet
 * @param queries one a line
 * @param ticket for the form guard
 */
public record SignUpPage(String error, String mail, String queries, boolean daily, DigestForm form, String ticket) {}
