/* Drawing: from a measured map to what is drawn of it in one view. Measures and the view's row in,
 * nodes and ties with their looks and sentences out; no places yet. */
#include "viz/picture.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "viz/components.h"
#include "viz/layers.h"
#include "viz/member_ids.h"
#include "viz/picture_sectors.h"
#include "viz/picture_ties.h"
#include "viz/rings.h"
#include "viz/sentences.h"
#include "viz/views.h"

enum { LONGEST_NAME = 200, LONGEST_SECTOR = 60, LEVERS_WORTH_A_REMARK = 3 };

/* More than any member's: a body without its name is an empty box. */
static const double BODY_IMPORTANCE = 1000;

/* A copy of the text's first so many bytes, closed with "..."; NULL when memory runs out. */
static const char *keep_start(pm_arena *arena, const char *text, size_t length)
{
    static const char dots[] = "...";
    while (length > 0 && strchr(" ,.", text[length - 1]) != NULL) {
        length--;
    }
    char *start = pm_arena_new(arena, length + sizeof dots);
    if (start != NULL) {
        memcpy(start, text, length);
        memcpy(start + length, dots, sizeof dots);
    }
    return start;
}

const char *pm_clean_text(pm_arena *arena, const char *user_text, size_t most)
{
    pm_text clean = {0};
    bool space = false;
    size_t before_dots = 0; /* what is kept of a text that is cut */
    for (size_t i = 0; i < most && *user_text != '\0'; i++) {
        before_dots = i + 3 <= most ? clean.length : before_dots;
        const char *start = user_text;
        unsigned long character = pm_utf8_next(&user_text);
        bool is_space = character == ' ' || (character >= '\t' && character <= '\r') ||
                        character == 0x85 || character == 0x2028 || character == 0x2029;
        bool bad = character < 0x20 || (character >= 0x7F && character < 0xA0) ||
                   character == 0xFFFD || (character >= 0xFFFE && character <= 0xFFFF) ||
                   (character >= 0xE000 && character <= 0xF8FF) ||
                   (character >= 0x202A && character <= 0x202E) ||
                   (character >= 0x2066 && character <= 0x2069);
        if (is_space) {
            space = clean.length > 0;
            continue;
        }
        pm_text_add(&clean, space ? " " : "");
        space = false;
        if (bad) {
            pm_text_add(&clean, "\xEF\xBF\xBD");
        } else {
            pm_text_add_bytes(&clean, start, (size_t)(user_text - start));
        }
    }
    const char *kept = NULL;
    if (!clean.failed) {
        const char *bytes = pm_text_bytes(&clean);
        kept = *user_text != '\0' ? keep_start(arena, bytes, before_dots)
                                  : pm_arena_text(arena, bytes, clean.length);
    }
    pm_text_free(&clean);
    return kept;
}

pm_box pm_mark_box(const pm_picture_node *node)
{
    return (pm_box){node->at.x - node->half_width, node->at.y - node->above,
                    node->at.x + node->half_width, node->at.y + node->below};
}

pm_box pm_caption_box(const pm_caption *caption)
{
    double width = pm_text_width(caption->words, caption->font);
    double left = caption->at.x - (caption->anchor == PM_ANCHOR_MIDDLE ? width / 2 : 0);
    return (pm_box){left, caption->at.y - caption->font.size, left + width, caption->at.y + 2};
}

bool pm_meets_caption(const pm_picture *picture, pm_box box)
{
    for (size_t i = 0; i < picture->caption_count; i++) {
        if (pm_boxes_overlap(box, pm_caption_box(&picture->captions[i]))) {
            return true;
        }
    }
    return false;
}

bool pm_has_outer_label(const pm_picture_node *node)
{
    return node->labelled && node->role == PM_ROLE_MEMBER && node->label.count > 0;
}

pm_box pm_label_box_at(const pm_picture_node *node, pm_side side)
{
    static const int across[PM_SIDE_COUNT] = {0, 1, -1, 0, 1, -1, 1, -1};
    static const int down[PM_SIDE_COUNT] = {1, 0, 0, -1, 1, 1, -1, -1};
    bool diagonal = across[side] != 0 && down[side] != 0;
    /* On a diagonal the label may tuck in beside the mark's rounded corner. */
    double reach = diagonal ? 0.72 : 1;
    double dx = node->half_width * reach + PM_LABEL_GAP + node->label.half_width;
    double dy = (down[side] < 0 ? node->above : node->below) * reach + PM_LABEL_GAP +
                node->label.half_height;
    pm_point centre = {node->at.x + across[side] * dx, node->at.y + down[side] * dy};
    return pm_box_around(centre, node->label.half_width, node->label.half_height);
}

pm_box pm_label_box(const pm_picture_node *node)
{
    return pm_label_box_at(node, node->side);
}

static const char *member_id(pm_picture *picture, const char *prefix, size_t member)
{
    pm_text text = {0};
    pm_text_add_member_id(&text, prefix, picture->measures, member);
    return pm_keep_text(picture, &text);
}

static pm_status make_sectors(pm_picture *picture, pm_error *err)
{
    const pm_measures *measures = picture->measures;
    picture->sector_count = pm_measures_rows(measures, PM_LEVEL_SECTOR);
    picture->sectors =
        pm_arena_new(&picture->arena, (picture->sector_count + 1) * sizeof *picture->sectors);
    if (picture->sectors == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < picture->sector_count; i++) {
        picture->sectors[i] = pm_clean_text(
            &picture->arena, pm_measures_row_name(measures, PM_LEVEL_SECTOR, i), LONGEST_SECTOR);
        if (picture->sectors[i] == NULL) {
            return pm_fail_memory(err);
        }
    }
    const char *resource = pm_measures_resource(measures);
    if (resource != NULL) {
        picture->resource = pm_clean_text(&picture->arena, resource, LONGEST_SECTOR);
        return picture->resource != NULL ? PM_OK : pm_fail_memory(err);
    }
    return PM_OK;
}

static pm_role role_of(const pm_measures *measures, size_t member)
{
    if (pm_measures_is_decision_body(measures, member)) {
        return PM_ROLE_DECISION_BODY;
    }
    size_t node = pm_measures_node_of_member(measures, member);
    return pm_map_kind(pm_measures_map(measures), node) == PM_BODY ? PM_ROLE_BODY : PM_ROLE_MEMBER;
}

static pm_status make_node(pm_picture *picture, size_t member, pm_error *err)
{
    const pm_measures *measures = picture->measures;
    pm_picture_node *node = &picture->nodes[member];
    node->member = member;
    node->ring = PM_NO_RING;
    node->group = SIZE_MAX;
    node->role = role_of(measures, member);
    node->id = member_id(picture, "member-", member);
    node->label_id = member_id(picture, "label-", member);
    node->name =
        pm_clean_text(&picture->arena, pm_measures_member_name(measures, member), LONGEST_NAME);
    node->sector = pm_measures_sector_of_member(measures, member);
    if (node->role != PM_ROLE_MEMBER) {
        node->sign =
            (pm_sign){PM_SHAPE_BOX, node->role == PM_ROLE_BODY ? picture->palette->body : PM_INK};
    } else if (node->sector < picture->sector_count) {
        node->sign = pm_sector_sign(picture->palette, node->sector);
    } else {
        node->sign = pm_neutral_sign(picture->palette, picture->sector_count > 0);
    }
    if (node->id == NULL || node->label_id == NULL || node->name == NULL) {
        return pm_fail_memory(err);
    }
    const struct pm_view_marks *marks = picture->view->marks;
    double value = 0;
    node->ringed =
        marks->ring_key != NULL &&
        pm_measures_number(measures, PM_LEVEL_ORGANISATION, marks->ring_key, member, &value) &&
        value > 0;
    if (marks->levers &&
        pm_measures_number(measures, PM_LEVEL_ORGANISATION, "levers", member, &value) &&
        value >= LEVERS_WORTH_A_REMARK) {
        pm_text remark = {0};
        pm_text_addf(&remark, "%.0f of 5 levers", value);
        node->remark = pm_keep_text(picture, &remark);
        return node->remark != NULL ? PM_OK : pm_fail_memory(err);
    }
    return PM_OK;
}

static pm_status make_nodes(pm_picture *picture, pm_error *err)
{
    picture->node_count = pm_measures_rows(picture->measures, PM_LEVEL_ORGANISATION);
    picture->nodes =
        pm_arena_new(&picture->arena, (picture->node_count + 1) * sizeof *picture->nodes);
    if (picture->nodes == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_status status = make_node(picture, i, err);
        if (status != PM_OK) {
            return status;
        }
    }
    return PM_OK;
}

/* Sizes as shares of the largest value of the key. False when it is defined for nobody. */
static bool fill_shares(pm_picture *picture, const char *key)
{
    double largest = 0;
    bool defined = false;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < picture->node_count; i++) {
            double value = 0;
            bool stated = pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION, key,
                                             picture->nodes[i].member, &value);
            defined = defined || stated;
            largest = stated ? fmax(largest, value) : largest;
            picture->nodes[i].share = pass > 0 && largest > 0 && stated ? value / largest : 0;
        }
    }
    return defined;
}

static void set_importance(pm_picture *picture)
{
    size_t most = 1;
    for (size_t i = 0; i < picture->node_count; i++) {
        most = picture->nodes[i].degree > most ? picture->nodes[i].degree : most;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        node->importance = node->share + 0.5 * (double)node->degree / (double)most +
                           (node->ringed ? PM_STANDS_OUT : 0) +
                           (node->role != PM_ROLE_MEMBER ? BODY_IMPORTANCE : 0);
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        picture->nodes[tie->a].importance += tie->bridge ? PM_STANDS_OUT : 0;
        picture->nodes[tie->b].importance += tie->bridge ? PM_STANDS_OUT : 0;
    }
}

/* Is one connected part larger than every other? Parts are numbered by size. */
static bool has_largest_part(const pm_picture *picture)
{
    size_t first = 0;
    size_t second = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        first += picture->nodes[i].component == 0 ? 1 : 0;
        second += picture->nodes[i].component == 1 ? 1 : 0;
    }
    return first > second;
}

/* The view's words for what hollow means, and who is: without a decision body those outside the
 * largest connected part, if there is one. */
static void mark_cut_off(pm_picture *picture)
{
    bool has_largest = has_largest_part(picture);
    bool decides = pm_measures_decision_body_count(picture->measures) > 0;
    picture->hollow_words =
        decides ? "no route to the decision body" : "outside the largest connected group";
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        double value = 0;
        bool reached = decides ? pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION,
                                                    "decision_distance", node->member, &value)
                               : !has_largest || node->component == 0;
        node->hollow = picture->view->marks->cut_off && !reached && node->role == PM_ROLE_MEMBER;
    }
}

static pm_status add_sentences(pm_picture *picture, bool fallback, pm_error *err)
{
    picture->size_sentence = picture->view->marks->placing == PM_PLACING_LAYERS
                                 ? pm_layers_sentence(picture)
                                 : pm_size_sentence(picture, fallback);
    if (picture->size_sentence == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        picture->nodes[i].title = pm_node_sentence(picture, &picture->nodes[i]);
        if (picture->nodes[i].title == NULL) {
            return pm_fail_memory(err);
        }
    }
    return PM_OK;
}

pm_status pm_picture_make(pm_picture *picture, const pm_measures *measures,
                          const pm_conventions *conventions, const pm_draw_options *options,
                          pm_error *err)
{
    const pm_view *view = pm_view_for(measures, options);
    *picture =
        (pm_picture){.measures = measures,
                     .conventions = conventions != NULL ? *conventions : pm_default_conventions(),
                     .view = view,
                     .palette = pm_palette_of(options->grey),
                     .id_prefix = options->id_prefix};
    pm_status status = make_sectors(picture, err);
    if (status == PM_OK && view->marks->gathers != PM_GATHERS_NOBODY) {
        return pm_picture_make_sectors(picture, options->view, err);
    }
    if (status == PM_OK) {
        status = make_nodes(picture, err);
    }
    if (status == PM_OK) {
        status = pm_layers_number(picture, err);
    }
    if (status == PM_OK) {
        status = pm_picture_make_ties(picture, err);
    }
    if (status == PM_OK) {
        pm_rings_number(picture);
        status = pm_components_number(picture, err);
    }
    if (status != PM_OK) {
        return status;
    }
    const char *fallback = view->marks->fallback_key;
    bool fell_back = !fill_shares(picture, view->size_key) && fallback != NULL;
    if (fell_back) {
        fill_shares(picture, fallback);
    }
    if (view->marks->placing == PM_PLACING_LAYERS) {
        pm_layers_ring(picture);
    }
    picture->ring_words = view->marks->ring_words;
    mark_cut_off(picture);
    set_importance(picture);
    return add_sentences(picture, fell_back, err);
}

void pm_picture_free(pm_picture *picture)
{
    if (picture != NULL) {
        pm_arena_free(&picture->arena);
        *picture = (pm_picture){0};
    }
}
