/* The GraphML reader's drawn labels: the text of one in, plain words out. yEd lets labels be HTML.
 * See graphml_build.h. */
#include <stdlib.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Does an HTML tag begin a line or a cell, so that words on its two sides stay apart? */
static bool parts_words(const char *tag, size_t length)
{
    static const char *const names[] = {"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3"};
    size_t letters = 0;
    tag += length > 0 && *tag == '/' ? 1 : 0;
    letters = strcspn(tag, " \t\r\n/>");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[4] = {0};
        memcpy(name, tag, letters < sizeof name ? letters : 0);
        if (pm_equal_ignoring_case(names[i], name)) {
            return true;
        }
    }
    return false;
}

/* Adds the character of a number: all of Unicode but what is no character. */
static void add_character(pm_text *plain, unsigned long number)
{
    char bytes[4] = {0};
    size_t length = number < 0x80 ? 1 : number < 0x800 ? 2 : number < 0x10000 ? 3 : 4;
    if (number < ' ' || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
        pm_text_add(plain, " ");
        return;
    }
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80U | (number & 0x3FU));
        number >>= 6U;
    }
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    bytes[0] = (char)(first[length - 1] | number);
    pm_text_add_bytes(plain, bytes, length);
}

/* Adds the character of "&#233;" or "&#xE9;" and returns the bytes it takes, 0 when it is none. */
static size_t add_numbered(pm_text *plain, const char *at)
{
    if (strncmp(at, "&#", 2) != 0) {
        return 0;
    }
    bool hexadecimal = at[2] == 'x' || at[2] == 'X';
    const char *digits = at + (hexadecimal ? 3 : 2);
    size_t count = strspn(digits, hexadecimal ? "0123456789abcdefABCDEF" : "0123456789");
    if (count == 0 || count > 7 || digits[count] != ';') {
        return 0;
    }
    add_character(plain, strtoul(digits, NULL, hexadecimal ? 16 : 10));
    return (size_t)(digits - at) + count + 1;
}

/* Adds the character an entity stands for and returns the bytes it takes; an unknown one is an
 * ampersand like any other. */
static size_t add_entity(pm_text *plain, const char *at)
{
    static const struct {
        const char *entity, *character;
    } entities[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                    {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", " "}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].entity);
        if (strncmp(at, entities[i].entity, length) == 0) {
            pm_text_add(plain, entities[i].character);
            return length;
        }
    }
    size_t taken = add_numbered(plain, at);
    if (taken == 0) {
        pm_text_add_bytes(plain, at, 1);
        taken = 1;
    }
    return taken;
}

static void add_space(pm_text *plain)
{
    if (plain->length > 0 && plain->bytes[plain->length - 1] != ' ') {
        pm_text_add(plain, " ");
    }
}

/* The words of an HTML label, without its tags. */
static void add_words(pm_text *plain, const char *html)
{
    while (*html != '\0') {
        if (*html == '<') {
            size_t length = strcspn(html, ">");
            if (parts_words(html + 1, length - 1)) {
                add_space(plain);
            }
            html += html[length] == '>' ? length + 1 : length;
        } else if (*html == '&') {
            html += add_entity(plain, html);
        } else if ((unsigned char)*html <= ' ') {
            add_space(plain);
            html++;
        } else {
            size_t length = 1 + strcspn(html + 1, "<& \t\r\n");
            pm_text_add_bytes(plain, html, length);
            html += length;
        }
    }
}

/* Runs of blanks and line ends become one blank: a label is a name. */
static void add_line(pm_text *plain, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, " \t\r\n");
        pm_text_add_bytes(plain, text, length);
        text += length;
        if (*text != '\0') {
            add_space(plain);
            text += strspn(text, " \t\r\n");
        }
    }
}

static bool is_html(const char *text)
{
    static const char opening[] = "<html";
    char begin[sizeof opening] = {0};
    pm_trim(&text);
    strncpy(begin, text, sizeof begin - 1);
    return pm_equal_ignoring_case(begin, opening);
}

pm_status pm_label_make_plain(pm_text *label, pm_error *err)
{
    if (label->length == 0) {
        return PM_OK;
    }
    pm_text plain = {0};
    const char *text = pm_text_bytes(label);
    if (is_html(text)) {
        add_words(&plain, text);
    } else {
        add_line(&plain, text);
    }
    const char *start = pm_text_bytes(&plain);
    size_t length = pm_trim(&start);
    label->length = 0;
    pm_text_add_bytes(label, start, length);
    pm_status status = pm_text_check(&plain, err);
    status = status == PM_OK ? pm_text_check(label, err) : status;
    pm_text_free(&plain);
    return status;
}
