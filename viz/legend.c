/* Drawing: the legend. A picture's looks in, a table of signs with their words out. */
#include "viz/legend.h"

#include "viz/svg.h"
#include "viz/views.h"

enum { MOST_ENTRIES = 96, MOST_ROWS = 7, OTHER_ENTRIES = 12 };

static const double ROW_HEIGHT = 13;
static const double SIGN_WIDTH = 14; /* room for a mark */
static const double LINE_WIDTH = 26; /* room for a line */
static const double SIGN_SIZE = 4.6;
static const double NARROWEST = 60; /* words are shortened to this when signs are many */
static const double WIDEST = 220;
static const double COLUMN_GAP = 14;
static const double MOST_SPREAD = 40;
static const pm_font FONT = {8, false};

static void add(pm_legend *legend, pm_entry entry)
{
    if (legend->count < MOST_ENTRIES) {
        legend->entries[legend->count++] = entry;
    }
}

/* --- what is used ---------------------------------------------------------------------------- */

static pm_status add_sectors(pm_picture *picture, pm_legend *legend, pm_error *err)
{
    bool *used = pm_arena_new(&picture->arena, picture->sector_count + 1);
    if (used == NULL) {
        return pm_fail_memory(err);
    }
    const pm_picture_node *neutral = NULL;
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        if (node->role == PM_ROLE_MEMBER && node->sector < picture->sector_count) {
            used[node->sector] = true;
        } else {
            neutral = node->role == PM_ROLE_MEMBER ? node : neutral;
        }
    }
    size_t left_out = 0;
    for (size_t i = 0; i < picture->sector_count; i++) {
        if (used[i] && legend->count + OTHER_ENTRIES < MOST_ENTRIES) {
            add(legend, (pm_entry){.kind = PM_ENTRY_SIGN,
                                   .sign = pm_sector_sign(picture->palette, i),
                                   .words = picture->sectors[i]});
        } else {
            left_out += used[i] ? 1 : 0;
        }
    }
    if (left_out > 0) {
        add(legend, (pm_entry){.kind = PM_ENTRY_WORDS, .words = "more sectors: see the titles"});
    }
    if (neutral != NULL) {
        add(legend, (pm_entry){.kind = PM_ENTRY_SIGN,
                               .sign = neutral->sign,
                               .words = picture->neutral_words != NULL ? picture->neutral_words
                                        : picture->sector_count > 0    ? "sector not stated"
                                                                       : "member"});
    }
    return PM_OK;
}

static void add_nodes(const pm_picture *picture, pm_legend *legend)
{
    bool decides = false;
    bool body = false;
    bool ring = false;
    bool hollow = false;
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        decides = decides || node->role == PM_ROLE_DECISION_BODY;
        body = body || node->role == PM_ROLE_BODY;
        ring = ring || node->ringed;
        hollow = hollow || node->hollow;
    }
    if (decides) {
        add(legend, (pm_entry){.kind = PM_ENTRY_DECISION_BODY, .words = "decision body"});
    }
    if (body) {
        add(legend, (pm_entry){.kind = PM_ENTRY_BODY, .words = "group or other body"});
    }
    if (picture->frame_count > 0) {
        add(legend, (pm_entry){.kind = PM_ENTRY_FRAME, .words = "sits in this group alone"});
    }
    if (ring) {
        add(legend, (pm_entry){.kind = PM_ENTRY_RING, .words = picture->ring_words});
    }
    if (hollow) {
        add(legend, (pm_entry){.kind = PM_ENTRY_HOLLOW, .words = picture->hollow_words});
    }
}

/* Remarks under names use a word of the field. */
static void add_remarks(const pm_picture *picture, pm_legend *legend)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        if (picture->nodes[i].remark != NULL && picture->view->marks->levers) {
            add(legend, (pm_entry){.kind = PM_ENTRY_WORDS,
                                   .words = "levers: chairs, hosts, funds, employs, gatekeeps"});
            return;
        }
    }
}

/* The signs of a picture's ties. */
typedef struct tie_signs {
    bool plain, bridge, carried, both, funds, leads, split;
    bool behaviours[PM_BEHAVIOURS];
    const pm_picture_tie *a_plain;
} tie_signs;

static tie_signs find_tie_signs(const pm_picture *picture)
{
    tie_signs used = {0};
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        bool plain =
            !tie->bridge && !tie->carried && !tie->funds && !tie->leads && tie->behaviour_a < 0;
        used.plain = used.plain || plain;
        used.a_plain = plain ? tie : used.a_plain;
        used.bridge = used.bridge || (tie->bridge && !tie->carried);
        used.carried = used.carried || (tie->carried && !tie->bridge);
        used.both = used.both || (tie->carried && tie->bridge);
        used.funds = used.funds || tie->funds;
        used.leads = used.leads || tie->leads;
        used.split = used.split || tie->split;
        if (tie->behaviour_a >= 0) {
            used.behaviours[tie->behaviour_a] = true;
            used.behaviours[tie->behaviour_b] = true;
        }
    }
    return used;
}

static void add_line(pm_legend *legend, pm_stroke stroke, bool arrow, const char *words)
{
    add(legend,
        (pm_entry){.kind = PM_ENTRY_LINE, .stroke = stroke, .arrow = arrow, .words = words});
}

static void add_plain_ties(const pm_picture *picture, const tie_signs *used, pm_legend *legend)
{
    const struct pm_view_marks *marks = picture->view->marks;
    bool others = used->funds || used->bridge || used->carried;
    if (used->plain && marks->widths_by_strength && picture->strength_differs) {
        add(legend, (pm_entry){.kind = PM_ENTRY_WIDTHS,
                               .stroke = used->a_plain->stroke,
                               .words = "tie (thicker: stronger)"});
    } else if (used->plain) {
        add_line(legend, used->a_plain->stroke, false,
                 marks->behaviour    ? "behaviour not stated"
                 : marks->structural ? "seat in a group"
                 : others            ? "other tie"
                                     : "tie");
    }
}

static void add_behaviours(const pm_picture *picture, const tie_signs *used, pm_legend *legend)
{
    for (size_t i = 0; i < PM_BEHAVIOURS; i++) {
        if (used->behaviours[i]) {
            add_line(legend, picture->palette->behaviours[i], false,
                     pm_vocabulary(PM_EDGE_BEHAVIOUR)->choices[i]);
        }
    }
    if (used->split) {
        add(legend, (pm_entry){.kind = PM_ENTRY_SPLIT,
                               .stroke = {picture->palette->tie, 1.4, PM_DASH_NONE},
                               .words = "the two ends describe it differently"});
    }
}

/* Of a picture of parts. */
static void add_densities(const pm_picture *picture, pm_legend *legend)
{
    bool tied = false;
    bool missing = false;
    for (size_t i = 0; i < picture->tie_count; i++) {
        tied = tied || !picture->ties[i].missing;
        missing = missing || picture->ties[i].missing;
    }
    if (tied) {
        add(legend, (pm_entry){.kind = PM_ENTRY_WIDTHS,
                               .stroke = {picture->palette->tie_faint, 1, PM_DASH_NONE},
                               .words = "share of pairs that are tied (thicker: more)"});
    }
    if (missing) {
        add_line(legend, picture->palette->missing, false, "no tie, though by chance at least one");
    }
}

static void add_ties(const pm_picture *picture, pm_legend *legend)
{
    if (picture->stands_in != NULL) {
        add_densities(picture, legend);
        return;
    }
    const pm_palette *palette = picture->palette;
    tie_signs used = find_tie_signs(picture);
    if (used.funds) {
        double width = picture->amounts_stated ? 2 : 1.2;
        add_line(legend, (pm_stroke){palette->tie_funds, width, PM_DASH_NONE}, true,
                 picture->amounts_stated ? "money (thicker: more)" : "money");
    }
    if (used.leads) {
        add_line(legend, (pm_stroke){palette->tie_strong, 1.4, PM_DASH_NONE}, true,
                 "answers to, feeds into, governs, supports");
    }
    add_behaviours(picture, &used, legend);
    add_plain_ties(picture, &used, legend);
    if (used.bridge) {
        add_line(legend, (pm_stroke){palette->tie_strong, 2.2, PM_DASH_NONE}, false,
                 "the only link (bridge)");
    }
    if (used.carried) {
        add_line(legend, (pm_stroke){palette->tie_carried, 1.4, PM_DASH_DASHED}, false,
                 "tie carried by one person");
    }
    if (used.both) {
        add_line(legend, (pm_stroke){palette->tie_carried, 2.2, PM_DASH_DASHED}, false,
                 "only link, and carried by one person");
    }
}

/* --- setting and drawing --------------------------------------------------------------------- */

static double sign_room(const pm_entry *entry)
{
    switch (entry->kind) {
    case PM_ENTRY_LINE:
    case PM_ENTRY_WIDTHS:
    case PM_ENTRY_SPLIT:
        return LINE_WIDTH;
    case PM_ENTRY_BODY:
    case PM_ENTRY_FRAME:
    case PM_ENTRY_DECISION_BODY:
        return SIGN_WIDTH + 6;
    case PM_ENTRY_WORDS:
        return 0;
    case PM_ENTRY_SIGN:
    case PM_ENTRY_HOLLOW:
    case PM_ENTRY_RING:
        break;
    }
    return SIGN_WIDTH;
}

/* Words of one column begin at the same place: behind its widest sign. */
static double words_start(const pm_legend *legend, size_t index)
{
    double room = 0;
    size_t first = index - index % legend->rows;
    for (size_t i = first; i < first + legend->rows && i < legend->count; i++) {
        room = pm_most(room, sign_room(&legend->entries[i]));
    }
    return legend->entries[index].kind == PM_ENTRY_WORDS ? 0 : room;
}

/* Width of the column that begins with entry "first", words shortened to "widest". */
static double column_width(const pm_legend *legend, size_t first, double widest)
{
    double width = 0;
    for (size_t i = first; i < first + legend->rows && i < legend->count; i++) {
        double words = pm_text_width(legend->entries[i].words, FONT);
        width = pm_most(width, words_start(legend, i) + pm_least(words, widest));
    }
    return width + COLUMN_GAP;
}

/* Sets the columns' left borders for the rows there are; returns the width of all. */
static double set_left(pm_legend *legend, double widest)
{
    double x = 0;
    for (size_t first = 0; first < legend->count; first += legend->rows) {
        for (size_t i = first; i < first + legend->rows && i < legend->count; i++) {
            legend->left[i] = x;
        }
        x += column_width(legend, first, widest);
    }
    return x - COLUMN_GAP;
}

/* The fewest rows that fit the width; the columns are then spread over it. */
static void set_columns(pm_legend *legend, double width, double *widest)
{
    *widest = WIDEST;
    legend->rows = 1;
    while (legend->rows < legend->count && set_left(legend, *widest) > width) {
        legend->rows++;
        if (legend->rows > MOST_ROWS && *widest > NARROWEST) {
            *widest -= 10;
            legend->rows = MOST_ROWS;
        }
    }
    double spare = width - set_left(legend, *widest);
    size_t columns = (legend->count + legend->rows - 1) / legend->rows;
    double more = pm_least(MOST_SPREAD, columns > 1 ? spare / (double)(columns - 1) : 0);
    for (size_t i = 0; i < legend->count && more > 0; i++) {
        legend->left[i] += more * (double)(i / legend->rows);
    }
}

pm_status pm_legend_make(pm_picture *picture, double width, pm_legend *legend, pm_error *err)
{
    *legend = (pm_legend){.palette = picture->palette};
    legend->entries = pm_arena_new(&picture->arena, MOST_ENTRIES * sizeof *legend->entries);
    legend->left = pm_arena_new(&picture->arena, MOST_ENTRIES * sizeof *legend->left);
    if (legend->entries == NULL || legend->left == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = add_sectors(picture, legend, err);
    if (status != PM_OK) {
        return status;
    }
    add_nodes(picture, legend);
    add_ties(picture, legend);
    add_remarks(picture, legend);
    double widest = 0;
    set_columns(legend, width, &widest);
    for (size_t i = 0; i < legend->count; i++) {
        pm_entry *entry = &legend->entries[i];
        bool cut = false;
        if (pm_wrap_text(&picture->arena, entry->words, widest + 0.01, FONT, 1, &entry->words,
                         &cut) == 0) {
            return pm_fail_memory(err);
        }
    }
    return PM_OK;
}

double pm_legend_height(const pm_legend *legend)
{
    return (double)legend->rows * ROW_HEIGHT;
}

static void draw_arrow(pm_text *svg, pm_point tip, const char *colour)
{
    pm_text_add(svg, "<polygon points=\"");
    pm_text_add_rounded(svg, tip.x, 2);
    pm_text_add(svg, ",");
    pm_text_add_rounded(svg, tip.y, 2);
    pm_text_addf(svg, " ");
    pm_text_add_rounded(svg, tip.x - 6, 2);
    pm_text_add(svg, ",");
    pm_text_add_rounded(svg, tip.y - 2.6, 2);
    pm_text_add(svg, " ");
    pm_text_add_rounded(svg, tip.x - 6, 2);
    pm_text_add(svg, ",");
    pm_text_add_rounded(svg, tip.y + 2.6, 2);
    pm_text_add(svg, "\"");
    pm_svg_attribute(svg, "fill", colour);
    pm_text_add(svg, "/>\n");
}

static void draw_line(const pm_entry *entry, pm_point start, pm_text *svg)
{
    pm_point end = {start.x + LINE_WIDTH - 6, start.y};
    if (entry->kind == PM_ENTRY_WIDTHS) {
        pm_point thin = {start.x, start.y - 2.4};
        pm_svg_line(svg, thin, (pm_point){end.x, thin.y}, entry->stroke.colour, 0.8, "");
        start.y += 1.6;
        pm_svg_line(svg, start, (pm_point){end.x, start.y}, entry->stroke.colour, 2.8, "");
        return;
    }
    if (entry->arrow) {
        draw_arrow(svg, end, entry->stroke.colour);
        end.x -= 5;
    }
    pm_svg_line(svg, start, end, entry->stroke.colour, entry->stroke.width,
                pm_svg_dashes(entry->stroke.dash));
    if (entry->kind == PM_ENTRY_SPLIT) {
        pm_svg_circle(svg, (pm_point){(start.x + end.x) / 2, start.y}, 1.8, PM_WHITE, PM_INK, 0.5);
    }
}

static void draw_sign(const pm_palette *palette, const pm_entry *entry, pm_point at, pm_text *svg)
{
    pm_point centre = {at.x + SIGN_SIZE + 0.5, at.y};
    pm_box box = {at.x, at.y - 4, at.x + 14, at.y + 4};
    switch (entry->kind) {
    case PM_ENTRY_SIGN:
        pm_svg_sign(svg, centre, SIGN_SIZE, entry->sign, false);
        break;
    case PM_ENTRY_HOLLOW:
        pm_svg_sign(svg, centre, SIGN_SIZE, (pm_sign){PM_SHAPE_CIRCLE, palette->tie}, true);
        break;
    case PM_ENTRY_RING:
        pm_svg_circle(svg, centre, SIGN_SIZE + 0.8, PM_WHITE, PM_INK, 1.2);
        pm_svg_circle(svg, centre, SIGN_SIZE - 2, PM_INK_FAINT, NULL, 0);
        break;
    case PM_ENTRY_BODY:
        pm_svg_box(svg, box, 2.5, palette->body, PM_INK, 0.8);
        break;
    case PM_ENTRY_FRAME:
        pm_svg_box(svg, box, 2.5, PM_FRAME, PM_RULE, 0.8);
        break;
    case PM_ENTRY_DECISION_BODY:
        pm_svg_box(svg, box, 2.5, PM_INK, PM_INK, 0.8);
        break;
    case PM_ENTRY_LINE:
    case PM_ENTRY_WIDTHS:
    case PM_ENTRY_SPLIT:
        draw_line(entry, at, svg);
        break;
    case PM_ENTRY_WORDS:
        break;
    }
}

void pm_legend_draw(const pm_legend *legend, pm_point corner, pm_text *svg)
{
    for (size_t i = 0; i < legend->count; i++) {
        const pm_entry *entry = &legend->entries[i];
        pm_point at = {corner.x + legend->left[i],
                       corner.y + ((double)(i % legend->rows) + 0.5) * ROW_HEIGHT};
        pm_text_add(svg, "<g class=\"entry\">\n");
        draw_sign(legend->palette, entry, at, svg);
        pm_point text = {at.x + words_start(legend, i), at.y + 2.8};
        pm_svg_text(svg, text, entry->words, FONT, PM_INK, PM_ANCHOR_START);
        pm_text_add(svg, "</g>\n");
    }
}
