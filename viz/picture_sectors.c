/* Drawing: from a measured map to one node a sector or community. Gathered members in (parts.c),
 * nodes and ties with their looks and sentences out; no places yet. */
#include "viz/picture_sectors.h"

#include <math.h>
#include <stdint.h>

#include "engine/audit/words.h"
#include "viz/parts.h"
#include "viz/sentences.h"
#include "viz/views.h"

static const double THIN = 0.8;
static const double THICK = 6;
static const double DECIDES = 1000; /* importance of a decision body: its name is its mark */

const pm_view *pm_view_for(const pm_measures *measures, const pm_draw_options *options)
{
    bool gathers = options->view->marks->gathers != PM_GATHERS_NOBODY;
    if (gathers || pm_measures_rows(measures, PM_LEVEL_ORGANISATION) <= options->most_members) {
        return options->view;
    }
    return pm_view_find(pm_measures_rows(measures, PM_LEVEL_SECTOR) >= 2 ? "sectors"
                                                                         : "communities");
}

/* --- nodes ----------------------------------------------------------------------------------- */

static bool is_body_part(const pm_gathered *part)
{
    return part->kind == PM_PART_OF_DECISION_BODY || part->kind == PM_PART_OF_BODIES;
}

static void choose_sign(const pm_picture *picture, const pm_gathered *part, pm_picture_node *node)
{
    bool by_sector = picture->view->marks->gathers == PM_GATHERS_SECTORS;
    node->role = part->kind == PM_PART_OF_DECISION_BODY ? PM_ROLE_DECISION_BODY
                 : part->kind == PM_PART_OF_BODIES      ? PM_ROLE_BODY
                                                        : PM_ROLE_MEMBER;
    node->sector = part->kind == PM_PART_OF_SECTOR ? part->number : SIZE_MAX;
    if (node->role != PM_ROLE_MEMBER) {
        const char *fill = node->role == PM_ROLE_BODY ? picture->palette->body : PM_INK;
        node->sign = (pm_sign){PM_SHAPE_BOX, fill};
    } else if (node->sector != SIZE_MAX) {
        node->sign = pm_sector_sign(picture->palette, node->sector);
    } else {
        node->sign = pm_neutral_sign(picture->palette, by_sector && picture->sector_count > 0);
    }
}

/* "member-..sector3": ".." and a letter stand in no member's own id. */
static const char *part_id(pm_picture *picture, const char *prefix, const pm_gathered *part)
{
    pm_text text = {0};
    pm_text_addf(&text, "%s-..%s%zu", prefix, part->word, part->number);
    return pm_keep_text(picture, &text);
}

static const char *label_of(pm_picture *picture, const pm_gathered *part)
{
    pm_text text = {0};
    pm_text_add(&text, part->name);
    if (!is_body_part(part) || part->members > 1) {
        pm_text_addf(&text, " (%zu)", part->members);
    }
    return pm_keep_text(picture, &text);
}

/* "12% of pairs tied" under the name, where there are pairs. */
static const char *remark_of(pm_picture *picture, const pm_gathering_result *of, size_t p)
{
    pm_text text = {0};
    pm_say_share(&text, (double)pm_parts_ties(of, p, p) / pm_parts_pairs(of, p, p));
    pm_text_add(&text, " tied within");
    return pm_keep_text(picture, &text);
}

static void say_count(pm_text *text, size_t count, const char *one, const char *many)
{
    pm_say_amount(text, (double)count);
    pm_text_addf(text, " %s", count == 1 ? one : many);
}

static void say_share_of_pairs(pm_text *text, double ties, double pairs)
{
    pm_text_add(text, " on ");
    pm_say_amount(text, pairs);
    pm_text_add(text, pairs == 1 ? " pair (" : " pairs (");
    pm_say_share(text, ties / pairs);
    pm_text_add(text, ")");
}

static void say_within(const pm_gathering_result *of, size_t p, pm_text *text)
{
    double pairs = pm_parts_pairs(of, p, p);
    if (pairs > 0) {
        pm_text_add(text, "; ");
        say_count(text, pm_parts_ties(of, p, p), "tie within", "ties within");
        say_share_of_pairs(text, (double)pm_parts_ties(of, p, p), pairs);
    }
    size_t outside = 0;
    for (size_t q = 0; q < of->count; q++) {
        outside += q != p ? pm_parts_ties(of, p, q) : 0;
    }
    pm_text_add(text, "; ");
    say_count(text, outside, "tie to others", "ties to others");
}

static void say_distance(const pm_picture *picture, const pm_gathered *part, pm_text *text)
{
    double steps = 0;
    if (part->kind == PM_PART_OF_SECTOR &&
        pm_measures_number(picture->measures, PM_LEVEL_SECTOR, "decision_distance_median",
                           part->number, &steps)) {
        pm_text_add(text, "; typically ");
        pm_say_steps(text, steps);
        pm_text_add(text, " from the decision body");
    }
}

static const char *title_of(pm_picture *picture, const pm_gathering_result *of, size_t p)
{
    const pm_gathered *part = &of->parts[p];
    pm_text text = {0};
    pm_text_add(&text, part->name);
    pm_text_add(&text, part->kind == PM_PART_OF_DECISION_BODY ? ", decision body: " : ": ");
    say_count(&text, part->members, "member", "members");
    say_within(of, p, &text);
    say_distance(picture, part, &text);
    pm_text_add(&text, ".");
    return pm_keep_text(picture, &text);
}

static pm_status make_node(pm_picture *picture, const pm_gathering_result *of, size_t p,
                           size_t most, pm_error *err)
{
    const pm_gathered *part = &of->parts[p];
    pm_picture_node *node = &picture->nodes[p];
    bool has_pairs = pm_parts_pairs(of, p, p) > 0;
    node->member = part->first;
    node->ring = PM_NO_RING;
    node->group = SIZE_MAX;
    choose_sign(picture, part, node);
    node->id = part_id(picture, "member", part);
    node->label_id = part_id(picture, "label", part);
    node->name = label_of(picture, part);
    node->remark = has_pairs ? remark_of(picture, of, p) : NULL;
    node->title = title_of(picture, of, p);
    node->share = is_body_part(part) ? 0 : (double)part->members / (double)most;
    node->importance = is_body_part(part) ? DECIDES : (double)part->members;
    bool all = node->id != NULL && node->label_id != NULL && node->name != NULL &&
               node->title != NULL && (node->remark != NULL || !has_pairs);
    return all ? PM_OK : pm_fail_memory(err);
}

static pm_status make_nodes(pm_picture *picture, const pm_gathering_result *of, pm_error *err)
{
    size_t most = 1;
    picture->nodes = pm_arena_new(&picture->arena, (of->count + 1) * sizeof *picture->nodes);
    if (picture->nodes == NULL) {
        return pm_fail_memory(err);
    }
    picture->node_count = of->count;
    picture->stands_in = of->of_member;
    for (size_t p = 0; p < of->count; p++) {
        bool larger = !is_body_part(&of->parts[p]) && of->parts[p].members > most;
        most = larger ? of->parts[p].members : most;
        bool others = of->parts[p].kind == PM_PART_OF_OTHERS;
        picture->neutral_words = others ? of->parts[p].name : picture->neutral_words;
    }
    if (picture->view->marks->gathers == PM_GATHERS_COMMUNITIES) {
        picture->neutral_words = "community";
    }
    pm_status status = PM_OK;
    for (size_t p = 0; status == PM_OK && p < of->count; p++) {
        status = make_node(picture, of, p, most, err);
    }
    return status;
}

/* --- ties ------------------------------------------------------------------------------------ */

/* Ties expected between two sectors that have none; 0 when they have some, or are none. */
static double expected_but_missing(const pm_picture *picture, const pm_gathering_result *of,
                                   size_t a, size_t b)
{
    double ties = 0;
    double expected = 0;
    const pm_gathered *one = &of->parts[a];
    const pm_gathered *two = &of->parts[b];
    if (one->kind != PM_PART_OF_SECTOR || two->kind != PM_PART_OF_SECTOR) {
        return 0;
    }
    for (size_t row = 0; row < pm_measures_rows(picture->measures, PM_LEVEL_MIXING); row++) {
        size_t s = 0;
        size_t t = 0;
        pm_measures_mixing(picture->measures, row, &s, &t);
        if (s == one->number && t == two->number &&
            pm_measures_number(picture->measures, PM_LEVEL_MIXING, "ties", row, &ties) &&
            pm_measures_number(picture->measures, PM_LEVEL_MIXING, "expected_ties", row,
                               &expected)) {
            return ties == 0 ? expected : 0;
        }
    }
    return 0;
}

static const char *tie_title(pm_picture *picture, const pm_gathering_result *of, size_t a, size_t b,
                             double expected)
{
    pm_text text = {0};
    pm_text_addf(&text, "%s and %s: ", of->parts[a].name, of->parts[b].name);
    if (pm_parts_ties(of, a, b) == 0) {
        pm_text_add(&text, "no tie; if ties fell at random, about ");
        pm_text_add_rounded(&text, expected, expected < 10 ? 1 : 0);
        pm_text_add(&text, " would be expected.");
        return pm_keep_text(picture, &text);
    }
    say_count(&text, pm_parts_ties(of, a, b), "tie", "ties");
    say_share_of_pairs(&text, (double)pm_parts_ties(of, a, b), pm_parts_pairs(of, a, b));
    pm_text_add(&text, ".");
    return pm_keep_text(picture, &text);
}

static const char *tie_id(pm_picture *picture, size_t a, size_t b)
{
    static const size_t prefix = sizeof "member-" - 1;
    pm_text text = {0};
    pm_text_addf(&text, "tie-%s..%s", picture->nodes[a].id + prefix, picture->nodes[b].id + prefix);
    return pm_keep_text(picture, &text);
}

static pm_status make_tie(pm_picture *picture, const pm_gathering_result *of, size_t a, size_t b,
                          pm_error *err)
{
    size_t ties = pm_parts_ties(of, a, b);
    double expected = ties == 0 ? expected_but_missing(picture, of, a, b) : 0;
    if (ties == 0 && expected < picture->conventions.expected_ties_watch) {
        return PM_OK;
    }
    pm_picture_tie *tie = &picture->ties[picture->tie_count++];
    *tie = (pm_picture_tie){.a = a,
                            .b = b,
                            .behaviour_a = -1,
                            .behaviour_b = -1,
                            .missing = ties == 0,
                            .density = (double)ties / pm_parts_pairs(of, a, b),
                            .id = tie_id(picture, a, b),
                            .title = tie_title(picture, of, a, b, expected)};
    picture->nodes[a].degree++;
    picture->nodes[b].degree++;
    return tie->id != NULL && tie->title != NULL ? PM_OK : pm_fail_memory(err);
}

/* Wider for a larger share of tied pairs: by its root, because a board, which is one member, has
 * far larger shares than any two sectors. */
static void choose_widths(pm_picture *picture)
{
    double most = 0;
    for (size_t i = 0; i < picture->tie_count; i++) {
        most = fmax(most, picture->ties[i].density);
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        pm_picture_tie *tie = &picture->ties[i];
        double width = tie->missing ? 0 : THIN + (THICK - THIN) * sqrt(tie->density / most);
        tie->stroke = tie->missing ? picture->palette->missing
                                   : (pm_stroke){picture->palette->tie_faint, width, PM_DASH_NONE};
    }
}

static pm_status make_ties(pm_picture *picture, const pm_gathering_result *of, pm_error *err)
{
    size_t pairs = of->count * of->count / 2;
    size_t ties = pm_measures_tie_count(picture->measures);
    picture->ties = pm_arena_new(&picture->arena, (pairs + 1) * sizeof *picture->ties);
    picture->drawn_as = pm_arena_new(&picture->arena, (ties + 1) * sizeof *picture->drawn_as);
    if (picture->ties == NULL || picture->drawn_as == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < ties; i++) {
        picture->drawn_as[i] = SIZE_MAX; /* a tie of two members is not that of their sectors */
    }
    pm_status status = PM_OK;
    for (size_t a = 0; a < of->count; a++) {
        for (size_t b = a + 1; status == PM_OK && b < of->count; b++) {
            status = make_tie(picture, of, a, b, err);
        }
    }
    choose_widths(picture);
    return status;
}

/* --- together -------------------------------------------------------------------------------- */

/* "3,000 members are too many to draw one by one: ..." */
static const char *size_sentence(pm_picture *picture, const pm_gathering_result *of,
                                 const pm_view *asked)
{
    bool by_sector = picture->view->marks->gathers == PM_GATHERS_SECTORS;
    pm_text text = {0};
    if (asked != picture->view) {
        pm_say_amount(&text, (double)of->total);
        pm_text_add(&text, " members are too many to draw one by one. ");
    } else if (by_sector && of->sectors_used < 2) {
        pm_text_add(&text, of->sectors_used == 0 ? "No sector is stated. "
                                                 : "Only one sector is stated. ");
    }
    pm_text_add(&text, picture->view->size_words);
    return pm_keep_text(picture, &text);
}

pm_status pm_picture_make_sectors(pm_picture *picture, const pm_view *asked, pm_error *err)
{
    pm_gathering_result of = {0};
    pm_status status = pm_parts_gather(picture, &of, err);
    if (status == PM_OK) {
        status = make_nodes(picture, &of, err);
    }
    if (status == PM_OK) {
        status = make_ties(picture, &of, err);
    }
    if (status != PM_OK) {
        return status;
    }
    picture->size_sentence = size_sentence(picture, &of, asked);
    return picture->size_sentence != NULL ? PM_OK : pm_fail_memory(err);
}
