/* Pages of HTML: see html.h. Writing is libxml2's, through formats/xml_write.h. */
#include "viz/html.h"

#include <stdlib.h>
#include <string.h>

#include "formats/xml_write.h"
#include "viz/markdown.h"

struct pm_html {
    pm_xml_writer *xml;
    pm_markdown *markdown; /* written instead of a page; NULL: a page is */
    const pm_html_asset *script;
    pm_text words; /* a text being composed */
};

/* Elements that stand within a line: no line end before them, for it would show as a space. */
static const char *const IN_LINE[] = {"a",    "abbr",   "b",   "button", "code", "dfn",   "em",
                                      "i",    "input",  "kbd", "label",  "q",    "s",     "small",
                                      "span", "strong", "sub", "sup",    "time", "title", "u"};

static bool is_in_line(const char *element)
{
    for (size_t i = 0; i < sizeof IN_LINE / sizeof *IN_LINE; i++) {
        if (strcmp(element, IN_LINE[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void open_element(pm_html *html, const char *element)
{
    if (!is_in_line(element)) {
        pm_xml_put_markup(html->xml, "\n", 1);
    }
    pm_xml_put_start(html->xml, element);
}

/* name, value, name, value, ..., NULL */
static void add_attributes(pm_html *html, const char *const *attributes)
{
    for (; attributes[0] != NULL; attributes += 2) {
        if (attributes[1] != NULL) {
            pm_xml_put_attribute(html->xml, attributes[0], attributes[1]);
        }
    }
}

/* Those of the attributes that count in Markdown. */
static pm_markdown_attributes choose_attributes(const char *const *attributes)
{
    pm_markdown_attributes chosen = {0};
    const struct {
        const char *name;
        const char **value;
    } known[] = {{"id", &chosen.id},
                 {"class", &chosen.class_name},
                 {"href", &chosen.href},
                 {"colspan", &chosen.colspan},
                 {"aria-label", &chosen.label}};
    for (; attributes[0] != NULL; attributes += 2) {
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            if (strcmp(known[i].name, attributes[0]) == 0) {
                *known[i].value = attributes[1];
            }
        }
    }
    return chosen;
}

static void start(pm_html *html, const char *element, const char *const *attributes)
{
    if (html->markdown != NULL) {
        pm_markdown_attributes chosen = choose_attributes(attributes);
        pm_markdown_start(html->markdown, element, &chosen);
    } else {
        open_element(html, element);
        add_attributes(html, attributes);
    }
}

void pm_html_start_parts(pm_html *html, const char *const *parts)
{
    start(html, parts[0], parts + 1);
}

void pm_html_attribute(pm_html *html, const char *name, const char *value)
{
    if (html->markdown == NULL) {
        pm_xml_put_attribute(html->xml, name, value);
    }
}

void pm_html_end(pm_html *html)
{
    if (html->markdown != NULL) {
        pm_markdown_end(html->markdown);
    } else {
        pm_xml_put_end(html->xml);
    }
}

void pm_html_void_parts(pm_html *html, const char *const *parts)
{
    start(html, parts[0], parts + 1);
    if (html->markdown != NULL) {
        pm_markdown_end(html->markdown);
    } else {
        pm_xml_put_void(html->xml);
    }
}

void pm_html_leaf_parts(pm_html *html, const char *const *parts)
{
    start(html, parts[0], parts + 2);
    pm_html_text(html, parts[1]);
    pm_html_end(html);
}

void pm_html_text(pm_html *html, const char *text)
{
    if (html->markdown != NULL) {
        pm_markdown_text(html->markdown, text);
    } else {
        pm_xml_put_text(html->xml, text);
    }
}

void pm_html_textf(pm_html *html, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    html->words.length = 0;
    pm_text_addv(&html->words, format, arguments);
    va_end(arguments);
    pm_html_text(html, pm_text_bytes(&html->words));
}

void pm_html_svg(pm_html *html, const pm_text *svg)
{
    if (html->markdown != NULL) {
        pm_markdown_svg(html->markdown, svg);
    } else {
        pm_xml_put_markup(html->xml, pm_text_bytes(svg), svg->length);
    }
}

void pm_html_sign(pm_html *html, const pm_text *svg)
{
    if (html->markdown == NULL) {
        pm_html_svg(html, svg);
    }
}

/* --- head and end ----------------------------------------------------------------------------- */

static void add_asset(pm_html *html, const char *element, const pm_html_asset *asset)
{
    if (asset == NULL) {
        return;
    }
    open_element(html, element);
    for (size_t i = 0; i < asset->count; i++) {
        pm_xml_put_markup(html->xml, asset->lines[i], strlen(asset->lines[i]));
    }
    pm_xml_put_end(html->xml);
}

/* Nothing is fetched and nothing runs but what the page brings along. */
static void add_policy(pm_html *html, const pm_html_head *head)
{
    const pm_html_asset *const assets[] = {head->style, head->script};
    static const char *const words[] = {"style-src", "script-src"};
    html->words.length = 0;
    pm_text_add(&html->words, "default-src 'none'");
    for (size_t i = 0; i < 2; i++) {
        if (assets[i] != NULL) {
            pm_text_addf(&html->words, "; %s 'sha256-%s'", words[i], assets[i]->sha256);
        }
    }
    pm_text_add(&html->words, "; img-src data:; base-uri 'none'; form-action 'none'");
    pm_html_void(html, "meta", "http-equiv", "Content-Security-Policy", "content",
                 pm_text_bytes(&html->words), NULL);
}

static void add_head(pm_html *html, const pm_html_head *head)
{
    pm_xml_put_start(html->xml, "html");
    pm_xml_put_attribute(html->xml, "xmlns", "http://www.w3.org/1999/xhtml");
    pm_xml_put_attribute(html->xml, "lang", "en-GB");
    pm_xml_put_attribute(html->xml, "xml:lang", "en-GB");
    pm_html_start(html, "head", NULL);
    pm_html_void(html, "meta", "charset", "utf-8", NULL);
    add_policy(html, head);
    pm_html_void(html, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1",
                 NULL);
    pm_html_void(html, "meta", "name", "color-scheme", "content", "light dark", NULL);
    static const char made_by[] = "partmap " PM_VERSION;
    pm_html_void(html, "meta", "name", "generator", "content", made_by, NULL);
    if (head->summary != NULL) {
        pm_html_void(html, "meta", "name", "description", "content", head->summary, NULL);
    }
    pm_xml_put_markup(html->xml, "\n", 1);
    pm_html_leaf(html, "title", head->title, NULL);
    add_asset(html, "style", head->style);
    pm_html_end(html);
}

pm_status pm_html_begin(const pm_html_head *head, pm_text *out, pm_html **html, pm_error *err)
{
    pm_html *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = pm_html_writer_new(out, &made->xml, err);
    if (status != PM_OK) {
        free(made);
        return status;
    }
    made->script = head->script;
    add_head(made, head);
    pm_html_start(made, "body", NULL);
    *html = made;
    return PM_OK;
}

pm_status pm_html_begin_markdown(const char *title, const char *subtitle, pm_images *images,
                                 pm_text *out, pm_html **html, pm_error *err)
{
    pm_html *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = pm_markdown_new(title, subtitle, images, out, &made->markdown, err);
    if (status != PM_OK) {
        free(made);
        return status;
    }
    *html = made;
    return PM_OK;
}

pm_status pm_html_finish(pm_html *html, pm_error *err)
{
    if (html->markdown != NULL) {
        pm_status written = pm_markdown_finish(html->markdown, err);
        return written == PM_OK ? pm_text_check(&html->words, err) : written;
    }
    add_asset(html, "script", html->script);
    pm_html_end(html);
    pm_html_end(html);
    pm_xml_put_markup(html->xml, "\n", 1);
    pm_status status = pm_xml_writer_end(html->xml, err);
    return status == PM_OK ? pm_text_check(&html->words, err) : status;
}

void pm_html_free(pm_html *html)
{
    if (html != NULL) {
        pm_xml_writer_free(html->xml);
        pm_markdown_free(html->markdown);
        pm_text_free(&html->words);
        free(html);
    }
}
