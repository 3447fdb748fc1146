/* Drawing: the small drawing of a map. See thumbnail.h. */
#include "viz/thumbnail.h"

#include <stdint.h>
#include <stdlib.h>

#include "viz/picture.h"
#include "viz/svg.h"

static const double MARGIN = 6;
static const double TIE_WIDTH = 0.6;
static const double BODY_RATIO = 1.25; /* of a body's mark to a member's */
static const double DECISION_RATIO = 1.5;
enum { DECIMALS = 1 };

/* From the picture's places to the drawing's. */
typedef struct frame {
    double left, top, scale;
    pm_point shift;
} frame;

static pm_box box_of_marks(const pm_picture *picture)
{
    pm_box box = {0, 0, 0, 0};
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_point at = picture->nodes[i].at;
        box.left = i == 0 ? at.x : pm_least(box.left, at.x);
        box.right = i == 0 ? at.x : pm_most(box.right, at.x);
        box.top = i == 0 ? at.y : pm_least(box.top, at.y);
        box.bottom = i == 0 ? at.y : pm_most(box.bottom, at.y);
    }
    return box;
}

/* As large as both sides allow, in the middle. */
static frame frame_of(const pm_picture *picture)
{
    pm_box box = box_of_marks(picture);
    double width = box.right - box.left;
    double height = box.bottom - box.top;
    double wide = PM_THUMBNAIL_WIDTH - 2 * MARGIN;
    double high = PM_THUMBNAIL_HEIGHT - 2 * MARGIN;
    double scale = pm_least(width > 0 ? wide / width : 1, height > 0 ? high / height : 1);
    return (frame){box.left,
                   box.top,
                   scale,
                   {MARGIN + (wide - width * scale) / 2, MARGIN + (high - height * scale) / 2}};
}

static void add_place(pm_text *path, const frame *to, char command, pm_point at)
{
    pm_text_addf(path, "%c", command);
    pm_text_add_rounded(path, to->shift.x + (at.x - to->left) * to->scale, DECIMALS);
    pm_text_add(path, " ");
    pm_text_add_rounded(path, to->shift.y + (at.y - to->top) * to->scale, DECIMALS);
}

/* --- ties ------------------------------------------------------------------------------------- */

/* Ties by the nodes they end at. */
typedef struct ends {
    size_t *first; /* of each node, among "ties"; one more than there are nodes */
    size_t *next;  /* of each node: the next to be looked at */
    size_t *ties;
    bool *drawn; /* of each tie */
} ends;

static void free_ends(ends *of)
{
    free(of->first);
    free(of->next);
    free(of->ties);
    free(of->drawn);
}

static pm_status sort_ends(const pm_picture *picture, ends *of, pm_error *err)
{
    size_t nodes = picture->node_count;
    of->first = pm_new_array(nodes + 1, sizeof *of->first);
    of->next = pm_new_array(nodes, sizeof *of->next);
    of->ties = pm_new_array(2 * picture->tie_count, sizeof *of->ties);
    of->drawn = pm_new_array(picture->tie_count, sizeof *of->drawn);
    if (of->first == NULL || of->next == NULL || of->ties == NULL || of->drawn == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        of->first[picture->ties[i].a + 1]++;
        of->first[picture->ties[i].b + 1]++;
    }
    for (size_t i = 0; i < nodes; i++) {
        of->first[i + 1] += of->first[i];
        of->next[i] = of->first[i];
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        of->ties[of->next[picture->ties[i].a]++] = i;
        of->ties[of->next[picture->ties[i].b]++] = i;
    }
    for (size_t i = 0; i < nodes; i++) {
        of->next[i] = of->first[i];
    }
    return PM_OK;
}

/* A tie of the node that is not drawn yet, or SIZE_MAX. */
static size_t take_tie(const pm_picture *picture, ends *of, size_t node)
{
    while (of->next[node] < of->first[node + 1]) {
        size_t tie = of->ties[of->next[node]++];
        if (!of->drawn[tie] && !picture->ties[tie].missing) {
            of->drawn[tie] = true;
            return tie;
        }
    }
    return SIZE_MAX;
}

/* One stroke goes on from tie to tie for as long as there is one: half the bytes of a stroke each.
 */
static void add_strokes(const pm_picture *picture, const frame *to, ends *of, pm_text *path)
{
    size_t pen = SIZE_MAX;
    for (size_t start = 0; start < picture->node_count; start++) {
        size_t at = start;
        size_t tie = take_tie(picture, of, at);
        while (tie != SIZE_MAX) {
            if (pen != at) {
                add_place(path, to, 'M', picture->nodes[at].at);
            }
            pen = picture->ties[tie].a == at ? picture->ties[tie].b : picture->ties[tie].a;
            add_place(path, to, 'L', picture->nodes[pen].at);
            tie = take_tie(picture, of, pen);
            at = tie != SIZE_MAX ? pen : start;
            tie = tie != SIZE_MAX ? tie : take_tie(picture, of, start);
        }
    }
}

static pm_status add_ties(const pm_picture *picture, const frame *to, pm_text *svg, pm_error *err)
{
    ends of = {0};
    pm_text path = {0};
    pm_status status = sort_ends(picture, &of, err);
    if (status == PM_OK) {
        add_strokes(picture, to, &of, &path);
        status = pm_text_check(&path, err);
    }
    if (status == PM_OK && path.length > 0) {
        pm_text_add(svg, "<path class=\"ties\" fill=\"none\"");
        pm_svg_attribute(svg, "stroke", picture->palette->tie);
        pm_svg_number(svg, "stroke-width", TIE_WIDTH);
        pm_svg_attribute(svg, "d", pm_text_bytes(&path));
        pm_text_add(svg, "/>\n");
    }
    pm_text_free(&path);
    free_ends(&of);
    return status;
}

/* --- marks ------------------------------------------------------------------------------------ */

/* Which nodes a path is of: a role and, of members, a sector (sector_count: not stated). */
typedef struct kind {
    pm_role role;
    size_t sector;
} kind;

static bool is_of(const pm_picture *picture, const pm_picture_node *node, kind of)
{
    size_t sector = node->sector < picture->sector_count ? node->sector : picture->sector_count;
    return node->role == of.role && (of.role != PM_ROLE_MEMBER || sector == of.sector);
}

/* A dot is a stroke without length whose ends are round or square. */
static bool add_dots(const pm_picture *picture, const frame *to, kind of, pm_text *path)
{
    bool any = false;
    for (size_t i = 0; i < picture->node_count; i++) {
        if (is_of(picture, &picture->nodes[i], of)) {
            add_place(path, to, 'M', picture->nodes[i].at);
            pm_text_add(path, "h0");
            any = true;
        }
    }
    return any;
}

static void open_dots(pm_text *svg, const char *class_name, const char *cap, const char *colour,
                      double size)
{
    pm_text_add(svg, "<path");
    pm_svg_attribute(svg, "class", class_name);
    pm_text_add(svg, " fill=\"none\"");
    pm_svg_attribute(svg, "stroke-linecap", cap);
    pm_svg_attribute(svg, "stroke", colour);
    pm_svg_number(svg, "stroke-width", size);
}

static void close_dots(pm_text *svg, pm_text *path)
{
    pm_svg_attribute(svg, "d", pm_text_bytes(path));
    pm_text_add(svg, "/>\n");
    svg->failed = svg->failed || path->failed;
}

/* Smaller where there are many. */
static double dot_size(const pm_picture *picture)
{
    return picture->node_count <= 40 ? 6 : picture->node_count <= 90 ? 5 : 4;
}

static void add_members(const pm_picture *picture, const frame *to, pm_text *svg)
{
    size_t none = picture->sector_count;
    const pm_palette *palette = picture->palette;
    for (size_t sector = 0; sector <= none; sector++) {
        pm_text path = {0};
        if (add_dots(picture, to, (kind){PM_ROLE_MEMBER, sector}, &path)) {
            pm_sign sign = sector < none ? pm_sector_sign(palette, sector)
                                         : pm_neutral_sign(palette, none > 0);
            open_dots(svg, "members", "round", sign.fill, dot_size(picture));
            if (sector < none) {
                pm_svg_attribute(svg, "data-sector",
                                 pm_measures_row_name(picture->measures, PM_LEVEL_SECTOR, sector));
            }
            close_dots(svg, &path);
        }
        pm_text_free(&path);
    }
}

static void add_bodies(const pm_picture *picture, const frame *to, pm_text *svg)
{
    static const struct {
        pm_role role;
        const char *class_name, *colour;
    } rows[] = {{PM_ROLE_BODY, "bodies", PM_INK_FAINT},
                {PM_ROLE_DECISION_BODY, "decision", PM_INK}};
    const double ratios[] = {BODY_RATIO, DECISION_RATIO};
    for (size_t i = 0; i < 2; i++) {
        pm_text path = {0};
        if (add_dots(picture, to, (kind){rows[i].role, 0}, &path)) {
            open_dots(svg, rows[i].class_name, "square", rows[i].colour,
                      dot_size(picture) * ratios[i]);
            close_dots(svg, &path);
        }
        pm_text_free(&path);
    }
}

pm_status pm_thumbnail_write(const pm_picture *picture, pm_text *svg, pm_error *err)
{
    frame to = frame_of(picture);
    pm_text_add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    pm_svg_number(svg, "width", PM_THUMBNAIL_WIDTH);
    pm_svg_number(svg, "height", PM_THUMBNAIL_HEIGHT);
    pm_text_addf(svg, " viewBox=\"0 0 %.0f %.0f\" role=\"img\">\n", PM_THUMBNAIL_WIDTH,
                 PM_THUMBNAIL_HEIGHT);
    pm_status status = add_ties(picture, &to, svg, err);
    if (status != PM_OK) {
        return status;
    }
    add_members(picture, &to, svg);
    add_bodies(picture, &to, svg);
    pm_text_add(svg, "</svg>\n");
    return pm_text_check(svg, err);
}
