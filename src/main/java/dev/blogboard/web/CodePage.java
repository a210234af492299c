package dev.blogboard.web;

/**
 * The form to type the code from a letter into.
 *
 * @param opening what happened before
 * @param error empty when nothing was sent yet
 */
public record CodePage(String opening, String error, String ticket) {}
