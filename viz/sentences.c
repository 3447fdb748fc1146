/* Drawing: the sentences behind the picture (SVG titles and the line that says what size means).
 * Measures in, clean English text in the picture's arena out. */
#include "viz/sentences.h"

#include <string.h>

#include "viz/views.h"

/* A view of power without money must not let size pass for it. */
static const char NO_RESOURCE[] = "No resource is stated: size shows the share of shortest routes "
                                  "that pass through a member.";

const char *pm_keep_text(pm_picture *picture, pm_text *text)
{
    const char *kept =
        text->failed ? NULL : pm_arena_text(&picture->arena, pm_text_bytes(text), text->length);
    pm_text_free(text);
    return kept;
}

const char *pm_sentence_end(const char *words)
{
    size_t length = strlen(words);
    return length > 0 && words[length - 1] == '.' ? "" : ".";
}

static void add_count(pm_text *text, double number, const char *one, const char *many)
{
    pm_text_add_rounded(text, number, 0);
    pm_text_add(text, number == 1 ? one : many);
}

static void add_percent(pm_text *text, double share)
{
    pm_text_add_rounded(text, share * 100, share < 0.1 ? 1 : 0);
    pm_text_add(text, "%");
}

/* A value of the node's member: false when undefined. */
static bool value_of(const pm_picture *picture, const pm_picture_node *node, const char *key,
                     double *value)
{
    return pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION, key, node->member, value);
}

static void add_route(pm_text *text, const pm_picture *picture, const pm_picture_node *node)
{
    double value = 0;
    if (node->role == PM_ROLE_DECISION_BODY ||
        pm_measures_decision_body_count(picture->measures) == 0) {
        return;
    }
    if (!value_of(picture, node, "decision_distance", &value)) {
        pm_text_add(text, "; no route to the decision body");
        return;
    }
    pm_text_add(text, "; ");
    add_count(text, value, " step from the decision body", " steps from the decision body");
}

static void add_position(pm_text *text, const pm_picture *picture, const pm_picture_node *node)
{
    double value = 0;
    if (value_of(picture, node, "betweenness_share", &value) && value > 0) {
        pm_text_add(text, "; on ");
        add_percent(text, value);
        pm_text_add(text, " of the shortest routes between others");
    }
    if (value_of(picture, node, "cut_point", &value) && value > 0) {
        pm_text_add(text, "; cut-point");
    }
    if (value_of(picture, node, "gatekeeper_of", &value) && value > 0) {
        pm_text_add(text, "; gatekeeper of ");
        add_count(text, value, " member", " members");
    }
}

static void add_power(pm_text *text, const pm_picture *picture, const pm_picture_node *node)
{
    double value = 0;
    if (picture->resource != NULL && value_of(picture, node, "resource_share", &value)) {
        pm_text_add(text, "; ");
        add_percent(text, value);
        pm_text_add(text, " of the stated ");
        pm_text_add(text, picture->resource);
    }
    if (value_of(picture, node, "levers", &value) && value > 0) {
        pm_text_add(text, "; holds ");
        add_count(text, value, " of 5 levers", " of 5 levers");
    }
}

const char *pm_node_sentence(pm_picture *picture, const pm_picture_node *node)
{
    static const char *const roles[] = {NULL, "body", "decision body"};
    pm_text text = {0};
    pm_text_add(&text, node->name);
    if (node->role != PM_ROLE_MEMBER) {
        pm_text_addf(&text, ", %s", roles[node->role]);
    }
    if (node->sector < picture->sector_count) {
        pm_text_addf(&text, ", %s", picture->sectors[node->sector]);
    }
    double degree = 0;
    pm_text_add(&text, ": ");
    if (value_of(picture, node, "degree", &degree)) {
        add_count(&text, degree, " partner", " partners");
    }
    add_route(&text, picture, node);
    add_position(&text, picture, node);
    add_power(&text, picture, node);
    pm_text_add(&text, pm_sentence_end(pm_text_bytes(&text)));
    return pm_keep_text(picture, &text);
}

static void add_money(pm_text *text, const char *payer, const char *payee, double amount)
{
    if (amount > 0) {
        pm_text_addf(text, "; %s pays %s ", payer, payee);
        pm_text_add_rounded(text, amount, 0);
    }
}

/* "; coordination", or what either end says. */
static void add_behaviour(pm_text *text, const char *a, const char *b, const pm_tie_facts *facts)
{
    const char *const *names = pm_vocabulary(PM_EDGE_BEHAVIOUR)->choices;
    int of_a = facts->behaviour_a;
    int of_b = facts->behaviour_b;
    if (of_a >= 0 && of_a == of_b) {
        pm_text_addf(text, "; %s", names[of_a]);
        return;
    }
    if (of_a >= 0) {
        pm_text_addf(text, "; %s to %s", names[of_a], a);
    }
    if (of_b >= 0) {
        pm_text_addf(text, "%s %s to %s", of_a >= 0 ? "," : ";", names[of_b], b);
    }
}

const char *pm_tie_sentence(pm_picture *picture, const pm_picture_tie *tie,
                            const pm_tie_facts *facts)
{
    const char *a = picture->nodes[tie->a].name;
    const char *b = picture->nodes[tie->b].name;
    pm_text text = {0};
    pm_text_addf(&text, "%s and %s: ", a, b);
    pm_text_add(&text, facts->kinds.length > 0 ? pm_text_bytes(&facts->kinds) : "tie");
    add_money(&text, a, b, facts->funds_to_b);
    add_money(&text, b, a, facts->funds_to_a);
    pm_text_add(&text, facts->carried ? "; carried by one person" : "");
    add_behaviour(&text, a, b, facts);
    pm_text_add(&text, facts->bridge ? "; the only link" : "");
    pm_text_add(&text, pm_sentence_end(pm_text_bytes(&text)));
    return pm_keep_text(picture, &text);
}

const char *pm_size_sentence(pm_picture *picture, bool fallback)
{
    const struct pm_view_marks *marks = picture->view->marks;
    if (fallback) {
        bool unstated = marks->size_of_resource && picture->resource == NULL;
        return unstated ? NO_RESOURCE : marks->fallback_words;
    }
    if (!marks->size_of_resource || picture->resource == NULL) {
        return picture->view->size_words;
    }
    size_t stated = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        double amount = 0;
        stated += pm_measures_resource_of(picture->measures, picture->nodes[i].member, &amount);
    }
    pm_text text = {0};
    pm_text_addf(&text, "Size: share of the stated %s (%zu of %zu members state it).",
                 picture->resource, stated, picture->node_count);
    return pm_keep_text(picture, &text);
}
