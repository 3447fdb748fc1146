/* Elements to Markdown: see markdown.h. Words gather in "line" until an element that stands for
 * itself begins or ends; then they are written as what they are within. Each element is a row of
 * the table below, with what happens at its beginning and at its end; any other is only a box. */
#include "viz/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/markdown_text.h"
#include "viz/markdown_table.h"

enum { DEEPEST = 64, STEP = 4, MOST_LISTS = 8 };

typedef struct open_element {
    const struct element *is;
    const char *id, *class_name, *href, *label; /* in the arena */
    size_t span;
    size_t mark;  /* length of the line at its beginning */
    bool skipped; /* nothing within is written */
} open_element;

typedef struct list {
    bool numbered;
    size_t items;
    bool begun; /* the item under way has its first line */
} list;

struct pm_markdown {
    pm_text *out;
    pm_images *images;
    pm_arena arena;
    pm_text line, scratch;
    open_element open[DEEPEST];
    size_t depth;
    list lists[MOST_LISTS];
    size_t list_count;
    size_t terms;       /* of the list of terms under way; 0: none */
    bool in_terms;      /* in such a list */
    bool in_cell;       /* in a cell, which has no lines */
    bool in_code;       /* words are taken as they are */
    bool has_image;     /* the figure under way has it */
    const char *anchor; /* id of the box that the next heading names; NULL: none */
    pm_text caption;    /* of the figure under way */
    pm_markdown_table table;
    size_t notes;
    bool failed;
};

/* What an element does. */
typedef struct element {
    const char *name;
    bool in_line;
    bool skipped; /* it and what is in it is for a screen */
    void (*begin)(pm_markdown *md, open_element *self);
    void (*end)(pm_markdown *md, open_element *self);
} element;

static bool has_class(const open_element *self, const char *name)
{
    return self->class_name != NULL && strcmp(self->class_name, name) == 0;
}

/* --- writing what has gathered ---------------------------------------------------------------- */

static void indent(pm_markdown *md, size_t spaces)
{
    for (; spaces > 0; spaces--) {
        pm_text_add(md->out, " ");
    }
}

static void empty_line(pm_markdown *md)
{
    md->line.length = 0;
    if (md->line.bytes != NULL) {
        md->line.bytes[0] = '\0';
    }
}

/* The line without spaces at its ends. */
static const char *trimmed(pm_markdown *md)
{
    while (md->line.length > 0 && md->line.bytes[md->line.length - 1] == ' ') {
        md->line.bytes[--md->line.length] = '\0';
    }
    const char *text = pm_text_bytes(&md->line);
    return text + strspn(text, " ");
}

static void write_item(pm_markdown *md, const char *text)
{
    list *in = &md->lists[md->list_count - 1];
    size_t outer = STEP * (md->list_count - 1);
    if (in->begun) {
        pm_text_add(md->out, "\n");
        indent(md, outer + STEP);
    } else {
        indent(md, outer);
        if (in->numbered) {
            pm_text_addf(md->out, "%zu.%s", in->items, in->items < 10 ? "  " : " ");
        } else {
            pm_text_add(md->out, "-   ");
        }
        in->begun = true;
    }
    pm_markdown_add_line(md->out, text);
    pm_text_add(md->out, "\n");
}

/* Writes the words gathered as a paragraph, or as a part of an item. In cells and among terms they
 * go on. */
static void flush(pm_markdown *md)
{
    if (md->in_cell || md->in_terms) {
        return;
    }
    const char *text = trimmed(md);
    if (*text != '\0' && md->list_count > 0) {
        write_item(md, text);
    } else if (*text != '\0') {
        pm_text_add(md->out, "\n");
        pm_markdown_add_line(md->out, text);
        pm_text_add(md->out, "\n");
    }
    empty_line(md);
}

/* --- within a line ---------------------------------------------------------------------------- */

static void begin_strong(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(&md->line, "**");
}

static void end_strong(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(&md->line, "**");
}

/* Takes the words since the element began off the line. */
static const char *take_words(pm_markdown *md, const open_element *self)
{
    md->scratch.length = 0;
    pm_text_add(&md->scratch, "");
    if (md->line.length > self->mark) {
        pm_text_add(&md->scratch, md->line.bytes + self->mark);
        md->line.length = self->mark;
        md->line.bytes[self->mark] = '\0';
    }
    return pm_text_bytes(&md->scratch);
}

/* A member's row has no place to lead to. */
static void end_link(pm_markdown *md, open_element *self)
{
    if (self->href == NULL || has_class(self, "member")) {
        return;
    }
    pm_markdown_add_link(&md->line, take_words(md, self), self->href);
}

static void begin_code(pm_markdown *md, open_element *self)
{
    (void)self;
    md->in_code = true;
}

static void end_code(pm_markdown *md, open_element *self)
{
    md->in_code = false;
    pm_markdown_add_code(&md->line, take_words(md, self));
}

static void begin_break(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(&md->line, " ");
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void begin_box(pm_markdown *md, open_element *self)
{
    md->anchor = self->id;
}

static void end_heading(pm_markdown *md, open_element *self)
{
    size_t level = (size_t)(self->is->name[1] - '0');
    const char *id = md->anchor != NULL ? md->anchor : self->id;
    pm_text_add(md->out, "\n");
    for (; level > 1; level--) {
        pm_text_add(md->out, "#");
    }
    pm_text_addf(md->out, " %s", trimmed(md));
    if (id != NULL) {
        pm_text_addf(md->out, " {#%s}", id);
    }
    pm_text_add(md->out, "\n");
    md->anchor = NULL;
    empty_line(md);
}

static void end_paragraph(pm_markdown *md, open_element *self)
{
    if (md->in_cell) {
        pm_text_add(&md->line, " ");
    } else if (has_class(self, "text")) {
        pm_text_addf(&md->line, "[^%zu]", ++md->notes);
    } else if (has_class(self, "rule") && md->notes > 0) {
        pm_text_addf(md->out, "\n[^%zu]: %s\n", md->notes, trimmed(md));
        empty_line(md);
    }
}

static void begin_list(pm_markdown *md, open_element *self)
{
    if (md->in_cell) {
        return;
    }
    bool outermost = md->list_count == 0;
    if (md->list_count == MOST_LISTS) {
        md->failed = true;
        return;
    }
    pm_text_add(md->out, outermost ? "\n" : "");
    md->lists[md->list_count++] = (list){.numbered = self->is->name[0] == 'o'};
}

static void end_list(pm_markdown *md, open_element *self)
{
    (void)self;
    md->list_count -= md->in_cell || md->list_count == 0 ? 0 : 1;
}

static void begin_item(pm_markdown *md, open_element *self)
{
    if (md->in_cell) {
        pm_text_add(&md->line, md->line.length > 0 ? "; " : "");
    } else if (md->list_count > 0) {
        md->lists[md->list_count - 1].items++;
        md->lists[md->list_count - 1].begun = false;
    }
    if (self->id != NULL) {
        pm_text_addf(&md->line, "[]{#%s}", self->id);
    }
}

static void begin_terms(pm_markdown *md, open_element *self)
{
    (void)self;
    md->in_terms = true;
    md->terms = 0;
}

static void end_terms(pm_markdown *md, open_element *self)
{
    (void)self;
    md->in_terms = false;
}

static void begin_term(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(&md->line, md->terms++ > 0 ? "; " : "");
}

static void end_term(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(&md->line, ": ");
}

static void begin_summary(pm_markdown *md, open_element *self)
{
    begin_strong(md, self);
}

/* --- figures ---------------------------------------------------------------------------------- */

static void begin_figure(pm_markdown *md, open_element *self)
{
    (void)self;
    md->has_image = false;
    md->caption.length = 0;
}

static void end_caption(pm_markdown *md, open_element *self)
{
    (void)self;
    md->caption.length = 0;
    pm_text_add(&md->caption, trimmed(md));
    empty_line(md);
}

/* A caption without its drawing is a paragraph. */
static void end_figure(pm_markdown *md, open_element *self)
{
    (void)self;
    if (!md->has_image && md->caption.length > 0) {
        pm_text_add(&md->line, pm_text_bytes(&md->caption));
    }
    md->caption.length = 0;
}

/* --- tables ----------------------------------------------------------------------------------- */

static void begin_table(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_markdown_table_free(&md->table);
}

static void end_table(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(md->out, "\n");
    pm_markdown_table_write(&md->table, md->out);
    pm_markdown_table_free(&md->table);
}

static void end_table_caption(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_text_add(&md->table.caption, trimmed(md));
    empty_line(md);
}

static void begin_cell(pm_markdown *md, open_element *self)
{
    (void)self;
    md->in_cell = true;
}

static void end_cell(pm_markdown *md, open_element *self)
{
    md->in_cell = false;
    bool number = self->class_name != NULL && strncmp(self->class_name, "number", 6) == 0;
    pm_markdown_table_add(&md->table, trimmed(md), number, self->span);
    empty_line(md);
}

static void end_row(pm_markdown *md, open_element *self)
{
    (void)self;
    pm_markdown_table_end_row(&md->table);
}

/* --- the elements ----------------------------------------------------------------------------- */

static const element ELEMENTS[] = {
    {"a", true, false, NULL, end_link},
    {"b", true, false, begin_strong, end_strong},
    {"strong", true, false, begin_strong, end_strong},
    {"code", true, false, begin_code, end_code},
    {"span", true, false, NULL, NULL},
    {"br", true, false, begin_break, NULL},
    {"header", false, true, NULL, NULL},
    {"nav", false, true, NULL, NULL},
    {"section", false, false, begin_box, NULL},
    {"article", false, false, begin_box, NULL},
    {"h1", false, false, NULL, end_heading},
    {"h2", false, false, NULL, end_heading},
    {"h3", false, false, NULL, end_heading},
    {"h4", false, false, NULL, end_heading},
    {"h5", false, false, NULL, end_heading},
    {"p", false, false, NULL, end_paragraph},
    {"ul", false, false, begin_list, end_list},
    {"ol", false, false, begin_list, end_list},
    {"li", false, false, begin_item, NULL},
    {"dl", false, false, begin_terms, end_terms},
    {"dt", false, false, begin_term, end_term},
    {"summary", false, false, begin_summary, end_strong},
    {"figure", false, false, begin_figure, end_figure},
    {"figcaption", false, false, NULL, end_caption},
    {"table", false, false, begin_table, end_table},
    {"caption", false, false, NULL, end_table_caption},
    {"tr", false, false, NULL, end_row},
    {"th", false, false, begin_cell, end_cell},
    {"td", false, false, begin_cell, end_cell},
    {"", false, false, NULL, NULL}, /* any other is only a box */
};

enum { ELEMENT_COUNT = sizeof ELEMENTS / sizeof *ELEMENTS };

static const element *element_named(const char *name)
{
    size_t i = 0;
    while (i + 1 < ELEMENT_COUNT && strcmp(ELEMENTS[i].name, name) != 0) {
        i++;
    }
    return &ELEMENTS[i];
}

static const char *keep(pm_markdown *md, const char *text)
{
    const char *kept = text != NULL ? pm_arena_text(&md->arena, text, strlen(text)) : NULL;
    md->failed = md->failed || (text != NULL && kept == NULL);
    return kept;
}

void pm_markdown_start(pm_markdown *md, const char *name, const pm_markdown_attributes *attributes)
{
    if (md->depth == DEEPEST) {
        md->failed = true;
        return;
    }
    const open_element *outer = md->depth > 0 ? &md->open[md->depth - 1] : NULL;
    const element *is = element_named(name);
    if (!is->in_line) {
        flush(md);
    }
    open_element *self = &md->open[md->depth++];
    *self = (open_element){.is = is,
                           .id = keep(md, attributes->id),
                           .class_name = keep(md, attributes->class_name),
                           .href = keep(md, attributes->href),
                           .label = keep(md, attributes->label),
                           .span = 1,
                           .mark = md->line.length};
    if (attributes->colspan != NULL) {
        self->span = (size_t)strtoul(attributes->colspan, NULL, 10);
    }
    self->skipped = (outer != NULL && outer->skipped) || is->skipped || has_class(self, "unseen") ||
                    has_class(self, "skip");
    if (!self->skipped && is->begin != NULL) {
        is->begin(md, self);
    }
}

void pm_markdown_text(pm_markdown *md, const char *text)
{
    if (md->depth > 0 && md->open[md->depth - 1].skipped) {
        return;
    }
    if (md->in_code) {
        pm_text_add(&md->line, text);
    } else {
        pm_markdown_add_text(&md->line, text);
    }
}

void pm_markdown_end(pm_markdown *md)
{
    if (md->depth == 0) {
        md->failed = true;
        return;
    }
    open_element *self = &md->open[--md->depth];
    if (!self->skipped && self->is->end != NULL) {
        self->is->end(md, self);
    }
    if (!self->is->in_line) {
        flush(md);
    }
}

/* Its name: the id of the figure it is in; its words: the caption, or else what the figure is
 * labelled. */
void pm_markdown_svg(pm_markdown *md, const pm_text *svg)
{
    const open_element *figure = NULL;
    for (size_t i = 0; i < md->depth; i++) {
        figure = strcmp(md->open[i].is->name, "figure") == 0 ? &md->open[i] : figure;
    }
    const char *name = NULL;
    pm_error err = {0};
    if (md->images == NULL || figure == NULL || figure->id == NULL) {
        return;
    }
    if (pm_images_add(md->images, figure->id, svg, &name, &err) != PM_OK) {
        md->failed = true;
        return;
    }
    if (md->caption.length == 0 && figure->label != NULL) {
        pm_markdown_add_text(&md->caption, figure->label);
    }
    pm_text_addf(&md->line, "![%s](<%s>){#%s}", pm_text_bytes(&md->caption), name, figure->id);
    md->has_image = true;
    flush(md);
}

/* --- the whole -------------------------------------------------------------------------------- */

pm_status pm_markdown_new(const char *title, const char *subtitle, pm_images *images, pm_text *out,
                          pm_markdown **markdown, pm_error *err)
{
    pm_markdown *md = pm_new_array(1, sizeof *md);
    if (md == NULL) {
        return pm_fail_memory(err);
    }
    md->out = out;
    md->images = images;
    pm_text_add(out, "---\ntitle: ");
    pm_markdown_add_yaml(out, title);
    if (subtitle[0] != '\0') {
        pm_text_add(out, "\nsubtitle: ");
        pm_markdown_add_yaml(out, subtitle);
    }
    pm_text_add(out, "\nlang: en-GB\n---\n");
    *markdown = md;
    return PM_OK;
}

pm_status pm_markdown_finish(pm_markdown *md, pm_error *err)
{
    flush(md);
    bool whole = !md->failed && !md->line.failed && !md->scratch.failed && !md->caption.failed;
    return whole ? pm_text_check(md->out, err) : pm_fail_memory(err);
}

void pm_markdown_free(pm_markdown *md)
{
    if (md != NULL) {
        pm_arena_free(&md->arena);
        pm_text_free(&md->line);
        pm_text_free(&md->scratch);
        pm_text_free(&md->caption);
        pm_markdown_table_free(&md->table);
        free(md);
    }
}
