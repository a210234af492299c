package dev.blogboard.discord.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as Discord's dark theme shows them, as HTML: close enough to judge how a reply reads. */
public final class DiscordLook {
    private static final Pattern INLINE = Pattern.compile("\\\\(?<escaped>\\p{Punct})"
            + "|\\*\\*(?<bold>(?:\\\\.|[^*])+)\\*\\*"
            + "|\\*(?<italic>(?:\\\\.|[^*])+)\\*"
            + "|`(?<code>[^`]+)`"
            + "|\\[(?<label>(?:\\\\.|[^\\]])*)]\\((?<url>[^)]*)\\)"
            + "|<t:\\d+:R>(?<ago>)"
            + "|<t:\\d+:f>(?<moment>)"
            + "|<#\\d+>(?<channel>)"
            + "|(?<plain>[^\\\\*`\\[<]+|.)");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String STYLE = """
            body { margin: 0; background: #313338; color: #dbdee1; font: 16px/1.375 "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; }
            .message { padding: 16px 16px 16px 72px; position: relative; width: 640px; }
            .avatar { position: absolute; left: 16px; top: 18px; width: 40px; height: 40px; border-radius: 50%; background: #3b82f6; color: #fff;
                      display: flex; align-items: center; justify-content: center; font-weight: 700; font-size: 20px; }
            .used { color: #949ba4; font-size: 13px; margin-bottom: 4px; } .used b { color: #c9cdfb; background: #3c4270; border-radius: 3px; padding: 0 3px; font-weight: 500; }
            .author { font-weight: 600; color: #f2f3f5; } .tag { background: #5865f2; color: #fff; font-size: 10px; border-radius: 3px; padding: 1px 5px; margin-left: 4px; vertical-align: 2px; }
            .time { color: #949ba4; font-size: 12px; margin-left: 6px; }
            .box { background: #2b2d31; border-radius: 8px; border: 1px solid #3f4147; border-left: 4px solid; padding: 14px 16px; margin-top: 6px; display: flex; flex-direction: column; gap: 8px; }
            .embed { background: #2b2d31; border-radius: 4px; border-left: 4px solid; padding: 10px 16px 14px; margin-top: 6px; max-width: 488px; font-size: 14px; }
            .embed .title { font-weight: 600; font-size: 16px; margin-bottom: 6px; } .embed .footer { font-size: 12px; color: #949ba4; margin-top: 8px; }
            h3 { margin: 0; font-size: 18px; color: #f2f3f5; } .small { font-size: 13px; color: #949ba4; } .bullet { padding-left: 20px; position: relative; } .bullet:before { content: "•"; position: absolute; left: 6px; }
            a { color: #00a8fc; text-decoration: none; } b { color: #f2f3f5; } code { background: #1e1f22; border-radius: 3px; padding: 1px 4px; font: 14px "DejaVu Sans Mono", monospace; }
            pre { background: #1e1f22; border: 1px solid #3f4147; border-radius: 4px; padding: 8px; margin: 4px 0; font: 14px/1.3 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
            hr { border: 0; border-top: 1px solid #3f4147; margin: 4px 0; width: 100%; } .row { display: flex; flex-wrap: wrap; gap: 8px; }
            .button { border-radius: 8px; padding: 5px 14px; font-size: 14px; font-weight: 500; color: #fff; background: #4e5058; white-space: nowrap; } .main { background: #5865f2; } .danger { background: #da373c; } .idle { opacity: .5; }
            .menu { background: #1e1f22; border-radius: 8px; padding: 8px 12px; color: #949ba4; width: 100%; box-sizing: border-box; display: flex; justify-content: space-between; font-size: 15px; }
            .beside { display: flex; justify-content: space-between; align-items: center; gap: 12px; } .mention { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
            img { width: 100%; border-radius: 8px; }
            .only { color: #949ba4; font-size: 12px; margin-top: 4px; }
            """;

    private DiscordLook() {}

    /**
     * A page with one message.
     *
     * @param used what the person did to get it, such as {@code /search}; empty for nothing
     * @param ephemeral whether only they see it
     */
    public static String page(String used, JsonNode message, boolean ephemeral) {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><style>")
                .append(STYLE)
                .append("</style><div class=\"message\">");
        if (!used.isEmpty()) {
            html.append("<div class=\"used\">ada used <b>").append(escape(used)).append("</b></div>");
        }
        html.append("<div class=\"avatar\">B</div><span class=\"author\">Blogboard</span><span class=\"tag\">APP</span>"
                + "<span class=\"time\">Today at 09:41</span>");
        JsonNode shown = withPictures(message);
        shown.path("embeds").forEach(embed -> embed(embed, html));
        shown.path("components").forEach(component -> component(component, html));
        if (ephemeral) {
            html.append("<div class=\"only\">👁 Only you can see this · Dismiss message</div>");
        }
        return html.append("</div>").toString();
    }

    /** The files that are sent with it, in place of their names. */
    private static JsonNode withPictures(JsonNode message) {
        String text = message.toString();
        for (Map.Entry<String, JsonNode> file : message.path(RestServer.FILES).properties()) {
            text = text.replace(
                    "attachment://" + file.getKey(),
                    "data:image/png;base64," + file.getValue().asText());
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void embed(JsonNode embed, StringBuilder html) {
        html.append("<div class=\"embed\" style=\"border-left-color:#%06x\">"
                .formatted(embed.path("color").asInt()));
        html.append("<div class=\"title\">")
                .append(inline(embed.path("title").asText("")))
                .append("</div>");
        html.append(markdown(embed.path("description").asText("")));
        html.append("<div class=\"footer\">")
                .append(escape(embed.path("footer").path("text").asText("")))
                .append("</div></div>");
    }

    private static void component(JsonNode component, StringBuilder html) {
        switch (component.path("type").asInt()) {
            case 17 -> {
                html.append("<div class=\"box\" style=\"border-left-color:#%06x\">"
                        .formatted(component.path("accent_color").asInt()));
                component.path("components").forEach(child -> component(child, html));
                html.append("</div>");
            }
            case 10 ->
                html.append("<div>")
                        .append(markdown(component.path("content").asText()))
                        .append("</div>");
            case 12 ->
                component
                        .path("items")
                        .forEach(item -> html.append("<img src=\"")
                                .append(item.path("media").path("url").asText())
                                .append("\">"));
            case 14 -> html.append("<hr>");
            case 9 -> {
                html.append("<div class=\"beside\"><div>");
                component.path("components").forEach(child -> component(child, html));
                html.append("</div>");
                component(component.path("accessory"), html);
                html.append("</div>");
            }
            case 1 -> {
                html.append("<div class=\"row\">");
                component.path("components").forEach(child -> component(child, html));
                html.append("</div>");
            }
            case 2 -> button(component, html);
            case 3 ->
                html.append("<div class=\"menu\"><span>")
                        .append(escape(component.path("placeholder").asText()))
                        .append("</span><span>⌄</span></div>");
            default -> {}
        }
    }

    private static void button(JsonNode button, StringBuilder html) {
        String look = switch (button.path("style").asInt()) {
            case 1 -> " main";
            case 4 -> " danger";
            default -> "";
        };
        html.append("<span class=\"button")
                .append(look)
                .append(button.path("disabled").asBoolean() ? " idle" : "");
        html.append("\">").append(escape(button.path("label").asText()));
        html.append(button.has("url") ? " ↗" : "").append("</span>");
    }

    private static String markdown(String text) {
        StringBuilder html = new StringBuilder();
        boolean block = false;
        for (String line : text.split("\n", -1)) {
            if (line.equals("```")) {
                html.append(block ? "</pre>" : "<pre>");
                block = !block;
            } else if (block) {
                html.append(escape(line)).append('\n');
            } else if (line.startsWith("### ")) {
                html.append("<h3>").append(inline(line.substring(4))).append("</h3>");
            } else if (line.startsWith("-# ")) {
                html.append("<div class=\"small\">")
                        .append(inline(line.substring(3)))
                        .append("</div>");
            } else if (line.startsWith("- ")) {
                html.append("<div class=\"bullet\">")
                        .append(inline(line.substring(2)))
                        .append("</div>");
            } else {
                html.append("<div>").append(inline(line)).append("</div>");
            }
        }
        return html.toString();
    }

    private static String inline(String text) {
        Matcher tokens = INLINE.matcher(text);
        return tokens.replaceAll(token -> Matcher.quoteReplacement(token(token)));
    }

    private static String token(MatchResult token) {
        if (token.group("escaped") != null) {
            return escape(token.group("escaped"));
        } else if (token.group("bold") != null) {
            return "<b>" + inline(token.group("bold")) + "</b>";
        } else if (token.group("italic") != null) {
            return "<i>" + inline(token.group("italic")) + "</i>";
        } else if (token.group("code") != null) {
            return "<code>" + escape(token.group("code")) + "</code>";
        } else if (token.group("label") != null) {
            return "<a>" + inline(token.group("label")) + "</a>";
        } else if (token.group("ago") != null) {
            return "<span class=\"mention\">3 minutes ago</span>";
        } else if (token.group("moment") != null) {
            return "<span class=\"mention\">2 December 2026 09:41</span>";
        } else if (token.group("channel") != null) {
            return "<span class=\"mention\">#engineering</span>";
        }
        return escape(token.group("plain"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
