/* Drawing: what is drawn of the relationships. View U's ties and the edges behind them in, one line
 * a pair out, with the looks the view gives it. */
#include "viz/picture_ties.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "viz/layers.h"
#include "viz/sentences.h"
#include "viz/views.h"

/* Above so many ties the ordinary ones step back, or they would be all one sees. */
enum { MANY_TIES = 150, VERY_MANY_TIES = 500 };

static const double THIN = 0.8;
static const double PLAIN = 1.0;
static const double THICK = 2.8;

/* --- what the edges say ---------------------------------------------------------------------- */

/* Adds a kind of tie in words unless it is listed already. */
static void add_kind(pm_picture *picture, pm_tie_facts *facts, const char *kind)
{
    const char *clean = kind != NULL ? pm_clean_text(&picture->arena, kind, 40) : NULL;
    if (clean == NULL) {
        facts->kinds.failed = facts->kinds.failed || kind != NULL;
        return;
    }
    pm_text word = {0};
    for (const char *at = clean; *at != '\0'; at++) {
        pm_text_add_bytes(&word, *at == '_' ? " " : at, 1);
    }
    const char *rest = pm_text_bytes(&facts->kinds);
    const char *part = NULL;
    size_t length = 0;
    while ((part = pm_next_part(&rest, ",", &length)) != NULL) {
        if (length == word.length && memcmp(part, pm_text_bytes(&word), length) == 0) {
            pm_text_free(&word);
            return;
        }
    }
    pm_text_add(&facts->kinds, facts->kinds.length > 0 ? ", " : "");
    pm_text_add(&facts->kinds, pm_text_bytes(&word));
    facts->kinds.failed = facts->kinds.failed || word.failed;
    pm_text_free(&word);
}

/* Does this one person carry the edge alone, as all edges of the tie before it? */
static void add_carrier(const pm_picture *picture, pm_tie_facts *facts, size_t edge)
{
    double single = 0;
    bool alone = pm_measures_number(picture->measures, PM_LEVEL_RELATIONSHIP, "single_carrier",
                                    edge, &single) &&
                 single > 0;
    const char *carrier = pm_map_text(pm_measures_map(picture->measures), PM_EDGE_CARRIED_BY, edge);
    bool same = facts->carrier == NULL || (carrier != NULL && strcmp(facts->carrier, carrier) == 0);
    facts->carried = alone && same && (facts->carried || facts->edge_count == 0);
    facts->carrier = carrier;
}

static bool is_payment(const pm_map *map, size_t edge)
{
    return pm_map_edge(map, edge)->directed && pm_map_edge_is(map, edge, "funds");
}

static void add_money(const pm_picture *picture, const pm_picture_tie *tie, pm_tie_facts *facts,
                      size_t edge)
{
    const pm_map *map = pm_measures_map(picture->measures);
    const pm_edge *read = pm_map_edge(map, edge);
    if (!is_payment(map, edge)) {
        return;
    }
    double amount = 0;
    bool stated = pm_map_number(map, PM_EDGE_AMOUNT, edge, &amount) && amount > 0;
    bool towards_b = pm_measures_member_of_node(picture->measures, read->target) ==
                     picture->nodes[tie->b].member;
    if (towards_b) {
        facts->pays_b = true;
        facts->funds_to_b += stated ? amount : 0;
    } else {
        facts->pays_a = true;
        facts->funds_to_a += stated ? amount : 0;
    }
}

/* What the ends of an edge call it; of several edges the first that says so. */
static void add_behaviour(const pm_picture *picture, const pm_picture_tie *tie, pm_tie_facts *facts,
                          size_t edge)
{
    const pm_map *map = pm_measures_map(picture->measures);
    int both = pm_map_choice(map, PM_EDGE_BEHAVIOUR, edge);
    int source = pm_map_choice(map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
    int target = pm_map_choice(map, PM_EDGE_BEHAVIOUR_TARGET, edge);
    source = source >= 0 ? source : both;
    target = target >= 0 ? target : both;
    bool forward = pm_measures_member_of_node(picture->measures, pm_map_edge(map, edge)->source) ==
                   picture->nodes[tie->a].member;
    int a = forward ? source : target;
    int b = forward ? target : source;
    facts->behaviour_a = facts->behaviour_a >= 0 ? facts->behaviour_a : a;
    facts->behaviour_b = facts->behaviour_b >= 0 ? facts->behaviour_b : b;
}

/* Which way an edge between bodies leads. */
static void add_direction(const pm_picture *picture, const pm_picture_tie *tie, pm_tie_facts *facts,
                          size_t edge)
{
    const pm_edge *read = pm_map_edge(pm_measures_map(picture->measures), edge);
    bool to_b = pm_measures_member_of_node(picture->measures, read->target) ==
                picture->nodes[tie->b].member;
    facts->leads_b = facts->leads_b || (read->directed && to_b);
    facts->leads_a = facts->leads_a || (read->directed && !to_b);
}

static void add_edge(pm_picture *picture, pm_tie_facts *all, size_t edge)
{
    size_t index = pm_picture_tie_of(picture, edge);
    if (index == SIZE_MAX) {
        return;
    }
    const pm_map *map = pm_measures_map(picture->measures);
    pm_tie_facts *facts = &all[index];
    double value = 0;
    add_kind(picture, facts, pm_map_text(map, PM_EDGE_KIND, edge));
    add_carrier(picture, facts, edge);
    add_money(picture, &picture->ties[index], facts, edge);
    add_behaviour(picture, &picture->ties[index], facts, edge);
    add_direction(picture, &picture->ties[index], facts, edge);
    bool strong = pm_map_number(map, PM_EDGE_STRENGTH, edge, &value) && value > 0;
    facts->strength += strong ? value : 1;
    facts->bridge = facts->bridge || (pm_measures_number(picture->measures, PM_LEVEL_RELATIONSHIP,
                                                         "bridge", edge, &value) &&
                                      value > 0);
    facts->edge_count++;
}

/* --- looks ----------------------------------------------------------------------------------- */

typedef struct extremes {
    double weakest, strongest; /* of the ties' strengths */
    double most_money;         /* one tie's, both ways together */
} extremes;

static extremes find_extremes(const pm_tie_facts *facts, size_t count)
{
    extremes found = {.weakest = INFINITY};
    for (size_t i = 0; i < count; i++) {
        found.weakest = fmin(found.weakest, facts[i].strength);
        found.strongest = fmax(found.strongest, facts[i].strength);
        found.most_money = fmax(found.most_money, facts[i].funds_to_a + facts[i].funds_to_b);
    }
    return found;
}

static void look_like_money(const pm_palette *palette, pm_picture_tie *tie,
                            const pm_tie_facts *facts, const extremes *found)
{
    tie->funds = facts->pays_a || facts->pays_b;
    tie->stroke.colour = tie->funds ? palette->tie_funds : palette->tie_faint;
    tie->stroke.width = tie->funds ? 1.2 : THIN;
    tie->arrow_a = facts->pays_a;
    tie->arrow_b = facts->pays_b;
    double money = facts->funds_to_a + facts->funds_to_b;
    tie->money = money;
    if (money > 0) {
        tie->stroke.width = 1.2 + (THICK - 0.8) * sqrt(money / found->most_money);
    }
}

static void look_fragile(const pm_palette *palette, pm_picture_tie *tie, const pm_tie_facts *facts)
{
    tie->carried = facts->carried;
    tie->bridge = facts->bridge;
    tie->stroke.dash = facts->carried ? PM_DASH_DASHED : PM_DASH_NONE;
    if (facts->carried || facts->bridge) {
        tie->stroke.colour = facts->carried ? palette->tie_carried : palette->tie_strong;
        tie->stroke.width = facts->bridge ? 2.2 : 1.4;
    }
}

static pm_stroke behaviour_stroke(const pm_palette *palette, int behaviour)
{
    return behaviour >= 0 ? palette->behaviours[behaviour]
                          : (pm_stroke){palette->tie_faint, THIN, PM_DASH_NONE};
}

/* Each half as its end describes the tie; where only one end does, the whole. */
static void look_like_behaviour(const pm_palette *palette, pm_picture_tie *tie,
                                const pm_tie_facts *facts)
{
    int a = facts->behaviour_a >= 0 ? facts->behaviour_a : facts->behaviour_b;
    int b = facts->behaviour_b >= 0 ? facts->behaviour_b : facts->behaviour_a;
    tie->behaviour_a = a;
    tie->behaviour_b = b;
    tie->split = a != b;
    tie->stroke = behaviour_stroke(palette, a);
    tie->stroke_b = behaviour_stroke(palette, b);
}

/* Lines between bodies stand out and have a direction; seats are thin. */
static void look_like_structure(const pm_picture *picture, pm_picture_tie *tie,
                                const pm_tie_facts *facts)
{
    tie->leads = picture->nodes[tie->a].role != PM_ROLE_MEMBER &&
                 picture->nodes[tie->b].role != PM_ROLE_MEMBER;
    if (tie->leads) {
        tie->stroke = (pm_stroke){picture->palette->tie_strong, 1.4, PM_DASH_NONE};
        tie->arrow_a = facts->leads_a;
        tie->arrow_b = facts->leads_b;
    }
}

/* The more lines, the thinner, down to a quarter, or they would cover the page. */
static double thinned(double width, size_t ties)
{
    double share = ties > VERY_MANY_TIES ? sqrt((double)VERY_MANY_TIES / (double)ties) : 1;
    return width * fmax(0.25, share);
}

static void choose_look(const pm_picture *picture, pm_picture_tie *tie, const pm_tie_facts *facts,
                        const extremes *found)
{
    const struct pm_view_marks *marks = picture->view->marks;
    bool many = picture->tie_count > MANY_TIES;
    tie->stroke.colour = many ? picture->palette->tie_faint : picture->palette->tie;
    tie->stroke.width = many ? THIN : PLAIN;
    if (marks->widths_by_strength && picture->strength_differs) {
        double share = (facts->strength - found->weakest) / (found->strongest - found->weakest);
        tie->stroke.width = THIN + (THICK - THIN) * share;
    }
    tie->stroke.width = thinned(tie->stroke.width, picture->tie_count);
    if (marks->funds) {
        look_like_money(picture->palette, tie, facts, found);
        tie->stroke.width = thinned(tie->stroke.width, picture->tie_count);
    }
    if (marks->fragile_ties) {
        look_fragile(picture->palette, tie, facts);
    }
    if (marks->structural) {
        look_like_structure(picture, tie, facts);
    }
    if (marks->behaviour) {
        look_like_behaviour(picture->palette, tie, facts);
        tie->stroke.width = thinned(tie->stroke.width, picture->tie_count);
        tie->stroke_b.width = thinned(tie->stroke_b.width, picture->tie_count);
    }
}

/* --- together -------------------------------------------------------------------------------- */

/* "tie-A..B": ".." stands in no member's id. */
static const char *tie_id(pm_picture *picture, const pm_picture_tie *tie)
{
    static const size_t prefix = sizeof "member-" - 1;
    pm_text text = {0};
    pm_text_addf(&text, "tie-%s..%s", picture->nodes[tie->a].id + prefix,
                 picture->nodes[tie->b].id + prefix);
    return pm_keep_text(picture, &text);
}

size_t pm_picture_tie_of(const pm_picture *picture, size_t edge)
{
    size_t tie = pm_measures_tie_of_edge(picture->measures, edge);
    return tie < pm_measures_tie_count(picture->measures) ? picture->drawn_as[tie] : SIZE_MAX;
}

/* Some views draw only ties with a payment, or of the structure: drawn_as[] tells which are, first
 * with a mark and then with their numbers. */
static void choose_pairs(pm_picture *picture, size_t count)
{
    const pm_map *map = pm_measures_map(picture->measures);
    const struct pm_view_marks *marks = picture->view->marks;
    bool all = !marks->only_funds && !marks->structural;
    for (size_t i = 0; i < count; i++) {
        picture->drawn_as[i] = all ? 0 : SIZE_MAX;
    }
    for (size_t e = 0; !all && e < pm_map_edge_count(map); e++) {
        size_t tie = pm_measures_tie_of_edge(picture->measures, e);
        bool drawn = marks->only_funds ? is_payment(map, e) : pm_layers_draw_edge(picture, e);
        if (tie < count && drawn) {
            picture->drawn_as[tie] = 0;
        }
    }
    for (size_t i = 0; i < count; i++) {
        picture->drawn_as[i] = picture->drawn_as[i] == 0 ? picture->tie_count++ : SIZE_MAX;
    }
}

static pm_status make_pair(pm_picture *picture, size_t pair, pm_error *err)
{
    pm_picture_tie *tie = &picture->ties[picture->drawn_as[pair]];
    pm_measures_tie(picture->measures, pair, &tie->a, &tie->b);
    picture->nodes[tie->a].degree++;
    picture->nodes[tie->b].degree++;
    tie->id = tie_id(picture, tie);
    tie->behaviour_a = tie->behaviour_b = -1;
    return tie->id != NULL ? PM_OK : pm_fail_memory(err);
}

static pm_status find_pairs(pm_picture *picture, pm_error *err)
{
    size_t count = pm_measures_tie_count(picture->measures);
    picture->drawn_as = pm_arena_new(&picture->arena, (count + 1) * sizeof *picture->drawn_as);
    picture->ties = pm_arena_new(&picture->arena, (count + 1) * sizeof *picture->ties);
    if (picture->drawn_as == NULL || picture->ties == NULL) {
        return pm_fail_memory(err);
    }
    choose_pairs(picture, count);
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < count; i++) {
        status = picture->drawn_as[i] != SIZE_MAX ? make_pair(picture, i, err) : PM_OK;
    }
    return status;
}

static pm_status dress(pm_picture *picture, pm_tie_facts *facts, pm_error *err)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    for (size_t i = 0; i < edges; i++) {
        add_edge(picture, facts, i);
    }
    extremes found = find_extremes(facts, picture->tie_count);
    picture->amounts_stated = found.most_money > 0;
    picture->strength_differs = found.strongest > found.weakest;
    for (size_t i = 0; i < picture->tie_count; i++) {
        pm_picture_tie *tie = &picture->ties[i];
        choose_look(picture, tie, &facts[i], &found);
        tie->title = pm_tie_sentence(picture, tie, &facts[i]);
        if (tie->title == NULL || facts[i].kinds.failed) {
            return pm_fail_memory(err);
        }
    }
    return PM_OK;
}

pm_status pm_picture_make_ties(pm_picture *picture, pm_error *err)
{
    pm_status status = find_pairs(picture, err);
    if (status != PM_OK) {
        return status;
    }
    pm_tie_facts *facts = pm_new_array(picture->tie_count, sizeof *facts);
    if (facts == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        facts[i].behaviour_a = facts[i].behaviour_b = -1;
    }
    status = dress(picture, facts, err);
    for (size_t i = 0; i < picture->tie_count; i++) {
        pm_text_free(&facts[i].kinds);
    }
    free(facts);
    return status;
}
