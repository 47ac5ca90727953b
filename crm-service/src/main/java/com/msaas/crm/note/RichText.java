package com.msaas.crm.note;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Text with paragraphs, lists, headings, emphasis and links, and nothing else: no script, no style, no
/// picture, no address but of the web, of mail and of telephones. What else is written is dropped, what is no
/// markup is escaped, and what is left open is closed, so that any page may show it as it is.
public record RichText(String html) {
    /// The most characters that are taken, markup included.
    static final int LONGEST = 20_000;

    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "br",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "a")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();
    private static final Pattern MARKUP = Pattern.compile("<[^>]*+>|[\\s\\p{Z}]");

    /// What is harmless of what somebody wrote.
    ///
    /// @throws RefusedException when nothing is left that could be read
    static RichText written(String html) {
        String harmless = HARMLESS.sanitize(html).strip();
        if (MARKUP.matcher(harmless).replaceAll("").isEmpty()) {
            throw new RefusedException(InvalidInput.of("body_html", "must say something"));
        }
        return new RichText(harmless);
    }

    /// Without the words, since it may come into a log.
    @Override
    public String toString() {
        return "RichText[" + html.length() + " characters]";
    }
}
