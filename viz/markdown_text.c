/* Escaping for Markdown: see markdown_text.h. */
#include "viz/markdown_text.h"

#include <ctype.h>
#include <string.h>

/* Emphasis, code, links, HTML, tables, headings, mathematics, sub- and superscripts, citations,
 * attributes, entities. */
static const char MEANINGFUL[] = "\\`*_[]<>|#$~^@{}&";

static bool is_space(unsigned long character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') || character == 0xA0;
}

static bool is_control(unsigned long character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xFFFD;
}

void pm_markdown_add_text(pm_text *out, const char *text)
{
    char last = out->length > 0 ? out->bytes[out->length - 1] : ' ';
    while (*text != '\0') {
        const char *from = text;
        unsigned long character = pm_utf8_next(&text);
        if (is_space(character)) {
            pm_text_add(out, last == ' ' ? "" : " ");
            last = ' ';
            continue;
        }
        bool dashes = *from == '-' && (last == '-' || *text == '-'); /* or they become one dash */
        if (is_control(character)) {
            pm_text_add(out, "\xEF\xBF\xBD");
        } else {
            pm_text_add(out, dashes || strchr(MEANINGFUL, *from) != NULL ? "\\" : "");
            pm_text_add_bytes(out, from, (size_t)(text - from));
        }
        last = *from;
    }
}

void pm_markdown_add_line(pm_text *out, const char *escaped)
{
    size_t digits = strspn(escaped, "0123456789");
    if (digits > 0 && (escaped[digits] == '.' || escaped[digits] == ')')) {
        pm_text_add_bytes(out, escaped, digits);
        pm_text_add(out, "\\");
        escaped += digits;
    } else if (*escaped != '\0' && strchr("-+=:%(", *escaped) != NULL) {
        pm_text_add(out, "\\");
    }
    pm_text_add(out, escaped);
}

static size_t longest_run(const char *text)
{
    size_t longest = 0;
    for (size_t run = 0; *text != '\0'; text++) {
        run = *text == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

void pm_markdown_add_code(pm_text *out, const char *text)
{
    size_t fence = longest_run(text) + 1;
    const char *gap = fence > 1 ? " " : "";
    for (size_t i = 0; i < fence; i++) {
        pm_text_add(out, "`");
    }
    pm_text_add(out, gap);
    for (; *text != '\0'; text++) {
        /* A bar would end the cell of a table also within code; a line end the paragraph. */
        pm_text_add_bytes(out, *text == '|' ? "/" : iscntrl((unsigned char)*text) ? " " : text, 1);
    }
    pm_text_add(out, gap);
    for (size_t i = 0; i < fence; i++) {
        pm_text_add(out, "`");
    }
}

void pm_markdown_add_yaml(pm_text *out, const char *text)
{
    pm_text escaped = {0};
    pm_markdown_add_text(&escaped, text);
    pm_text_add(out, "\"");
    for (const char *at = pm_text_bytes(&escaped); *at != '\0'; at++) {
        pm_text_add(out, *at == '\\' || *at == '"' ? "\\" : "");
        pm_text_add_bytes(out, at, 1);
    }
    pm_text_add(out, "\"");
    out->failed = out->failed || escaped.failed;
    pm_text_free(&escaped);
}
