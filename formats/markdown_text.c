/* Escaping for Markdown: see markdown_text.h. */
#include "formats/markdown_text.h"

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

void pm_markdown_add_part(pm_text *out, const char *text, size_t length)
{
    const char *end = text + length;
    char last = out->length > 0 ? out->bytes[out->length - 1] : ' ';
    while (text < end) {
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

void pm_markdown_add_text(pm_text *out, const char *text)
{
    pm_markdown_add_part(out, text, strlen(text));
}

/* Length of the attribute's name that stands between backticks here, 0: none does. */
static size_t name_length(const char *backtick)
{
    size_t length = 0;
    while (isalnum((unsigned char)backtick[length + 1]) || backtick[length + 1] == '_') {
        length++;
    }
    return backtick[length + 1] == '`' ? length : 0;
}

void pm_markdown_add_words(pm_text *out, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, "`");
        pm_markdown_add_part(out, words, length);
        words += length;
        length = *words == '`' ? name_length(words) : 0;
        if (length > 0) {
            pm_text_add_bytes(out, words, length + 2);
            words += length + 2;
        } else if (*words == '`') {
            pm_text_add(out, "\\`");
            words++;
        }
    }
}

/* Length of what may number an item at the beginning of a line: digits, a letter, or Roman
 * numerals; 0: nothing. */
static size_t number_length(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    size_t roman = strspn(line, "ivxlcdmIVXLCDM");
    size_t letter = isalpha((unsigned char)*line) ? 1 : 0;
    return digits > 0 ? digits : roman > 0 ? roman : letter;
}

void pm_markdown_add_line(pm_text *out, const char *escaped)
{
    size_t number = number_length(escaped);
    if (number > 0 && (escaped[number] == '.' || escaped[number] == ')')) {
        pm_text_add_bytes(out, escaped, number);
        pm_text_add(out, "\\");
        escaped += number;
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

void pm_markdown_add_link(pm_text *out, const char *escaped, const char *to)
{
    bool plain = strpbrk(to, " ()<>\\") == NULL;
    pm_text_addf(out, "[%s](%s", escaped, plain ? "" : "<");
    for (; *to != '\0'; to++) {
        pm_text_add(out, strchr("<>\\", *to) != NULL ? "\\" : "");
        pm_text_add_bytes(out, to, 1);
    }
    pm_text_add(out, plain ? ")" : ">)");
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
