/* Drawing: what Graphviz wrote, made ours. Its SVG document in, the objects of the scene out under
 * our ids, classes and sentences; everything is looked through for coordinates that are no numbers.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "viz/scene.h"
#include "viz/svg.h"

static pm_status fail_form(pm_error *err)
{
    return pm_fail(err, PM_INTERNAL,
                   "Graphviz wrote a drawing of an unknown form: please report its version.");
}

/* Does the tag hold "nan" or "inf" as a number would be written? */
static bool has_no_number(const char *tag, size_t length)
{
    for (size_t i = 0; i + 3 <= length; i++) {
        bool start = i == 0 || strchr("\",- ML", tag[i - 1]) != NULL;
        bool word = strncmp(tag + i, "nan", 3) == 0 || strncmp(tag + i, "inf", 3) == 0;
        if (start && word) {
            return true;
        }
    }
    return false;
}

/* Copies up to the attribute, which begins with a space and ends with its opening quote, and
 * returns what follows its closing quote; the tag's start when it has no such attribute. */
static const char *skip_attribute(pm_text *svg, const char *tag, const char *end,
                                  const char *attribute)
{
    const char *found = strstr(tag, attribute);
    const char *close = found != NULL ? strchr(found + strlen(attribute), '"') : NULL;
    if (close == NULL || close >= end) {
        return tag;
    }
    pm_text_add_bytes(svg, tag, (size_t)(found - tag));
    return close + 1;
}

/* Copies a text's tag: without its font-family, because the page sets one for all, and with x by
 * the scene's own measure, because Graphviz estimates the width of other scripts by their bytes.
 * Words that the shape's title says are told once. */
static void add_text_tag(pm_text *svg, const char *tag, size_t length, const pm_scene_shape *shape)
{
    static const char start[] = "<text";
    const char *end = tag + length;
    pm_text_add(svg, start);
    pm_text_add(svg, shape->identity.title != NULL ? " aria-hidden=\"true\"" : "");
    tag += sizeof start - 1;
    const char *rest = skip_attribute(svg, tag, end, " x=\"");
    if (rest != tag) {
        double lean = shape->anchor == PM_ANCHOR_START ? -1
                      : shape->anchor == PM_ANCHOR_END ? 1
                                                       : 0;
        pm_svg_number(svg, "x", shape->at.x + lean * shape->half_width);
    }
    rest = skip_attribute(svg, rest, end, " font-family=\"");
    pm_text_add_bytes(svg, rest, (size_t)(end - rest));
}

/* Copies text between two tags, ampersands back in their place. */
static void add_content(pm_text *svg, const char *text, size_t length)
{
    static const char stand_in[] = PM_AMPERSAND_STAND_IN;
    size_t i = 0;
    while (i < length) {
        if (length - i >= sizeof stand_in - 1 &&
            memcmp(text + i, stand_in, sizeof stand_in - 1) == 0) {
            pm_text_add(svg, "&amp;");
            i += sizeof stand_in - 1;
        } else {
            pm_text_add_bytes(svg, text + i, 1);
            i++;
        }
    }
}

/* Whose group is this? NULL when it is not one of ours. *shape: the shape it is, or NULL. */
static const pm_identity *find_identity(const pm_scene *scene, const char *tag,
                                        const pm_scene_shape **shape)
{
    *shape = NULL;
    static const char start[] = "<g id=\"";
    if (strncmp(tag, start, sizeof start - 1) != 0) {
        return NULL;
    }
    const char *id = tag + sizeof start - 1;
    if (!isdigit((unsigned char)id[1])) {
        return NULL;
    }
    size_t index = strtoul(id + 1, NULL, 10);
    if (id[0] == 's' && index < scene->shape_count) {
        *shape = &scene->shapes[index];
        return &(*shape)->identity;
    }
    return id[0] == 'l' && index < scene->line_count ? &scene->lines[index].identity : NULL;
}

static void add_group(pm_text *svg, const char *id_prefix, const pm_identity *identity,
                      const pm_scene_shape *shape)
{
    bool hidden = identity->title == NULL || (shape != NULL && shape->repeats);
    pm_text_add(svg, "<g");
    if (identity->id != NULL) {
        pm_svg_id(svg, id_prefix, identity->id);
    }
    pm_svg_attribute(svg, "class", identity->class_name);
    if (shape != NULL && shape->placed) {
        pm_text_addf(svg, " " PM_PLACE_ATTRIBUTE "=\"%.2f %.2f\"", shape->at.x, shape->at.y);
    }
    pm_text_add(svg, hidden ? " aria-hidden=\"true\">" : " role=\"graphics-symbol img\">");
    if (identity->title == NULL) {
        return;
    }
    pm_text_add(svg, "\n<title>");
    pm_text_add_xml(svg, identity->title);
    pm_text_add(svg, "</title>");
}

/* Handles the tag at *at and moves past it (and past what belongs to it). *shape is the one whose
 * group the tag is in. */
static pm_status take_tag(const pm_scene *scene, const char **at, const pm_scene_shape **shape,
                          pm_text *svg, pm_error *err)
{
    static const char comment[] = "<!--";
    static const char title[] = "<title>";
    bool skipped = strncmp(*at, comment, sizeof comment - 1) == 0;
    bool titled = strncmp(*at, title, sizeof title - 1) == 0;
    if (skipped || titled) {
        const char *close = skipped ? "-->\n" : "</title>\n";
        const char *end = strstr(*at, close);
        *at = end != NULL ? end + strlen(close) : *at + strlen(*at);
        return end != NULL ? PM_OK : fail_form(err);
    }
    const char *end = strchr(*at, '>');
    if (end == NULL) {
        return fail_form(err);
    }
    size_t length = (size_t)(end + 1 - *at);
    if (has_no_number(*at, length)) {
        return pm_fail(err, PM_INTERNAL,
                       "Graphviz drew something at no place at all: please report this.");
    }
    bool group = strncmp(*at, "<g ", 3) == 0;
    const pm_identity *identity = group ? find_identity(scene, *at, shape) : NULL;
    if (group && identity == NULL) {
        return fail_form(err);
    }
    if (group) {
        add_group(svg, scene->id_prefix, identity, *shape);
    } else if (*shape != NULL && strncmp(*at, "<text ", 6) == 0) {
        add_text_tag(svg, *at, length, *shape);
    } else {
        pm_text_add_bytes(svg, *at, length);
    }
    *at = end + 1;
    return PM_OK;
}

pm_status pm_fragment_clean(const pm_scene *scene, const char *document, pm_text *svg,
                            pm_error *err)
{
    const char *frame = strstr(document, "<g id=\"graph0\"");
    const char *at = frame != NULL ? strstr(frame, "</title>") : NULL;
    if (at == NULL) {
        return fail_form(err);
    }
    at += strlen("</title>\n");
    const char *end = NULL;
    for (const char *next = strstr(at, "</g>\n</svg>"); next != NULL;
         next = strstr(next + 1, "</g>\n</svg>")) {
        end = next;
    }
    if (end == NULL) {
        return fail_form(err);
    }
    const pm_scene_shape *shape = NULL;
    while (at < end) {
        if (*at == '<') {
            pm_status status = take_tag(scene, &at, &shape, svg, err);
            if (status != PM_OK) {
                return status;
            }
            continue;
        }
        const char *next = memchr(at, '<', (size_t)(end - at));
        next = next != NULL ? next : end;
        add_content(svg, at, (size_t)(next - at));
        at = next;
    }
    return pm_text_check(svg, err);
}
