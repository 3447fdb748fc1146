/* Reports of ties in, edges of the map out; and what members say of themselves onto their nodes.
 * How two reports of one tie become an edge is told in merge.h. */
#include <string.h>

#include "formats/merge_parts.h"

/* An edge under way. */
typedef struct making {
    pm_map *map;
    size_t edge;
    const pm_report *source, *target; /* who reports it; NULL: that end does not */
} making;

static pm_status state(pm_map *map, pm_element element, const char *name, size_t index,
                       const char *text, pm_error *err)
{
    size_t column = 0;
    pm_status status = pm_map_add_attribute(map, element, name, &column, err);
    return status == PM_OK ? pm_map_set(map, element, column, index, text, err) : status;
}

/* --- members --------------------------------------------------------------------------------- */

static pm_status state_member(pm_merge *merge, size_t node, pm_error *err)
{
    const pm_answers *sheet = merge->sheet_of[node];
    const char *question = "";
    pm_word word = PM_WORD_COUNT;
    pm_status status = state(merge->map, PM_NODE, pm_vocabulary(PM_NODE_RESPONDED)->name, node,
                             sheet != NULL ? "true" : "false", err);
    for (size_t i = 0;
         sheet != NULL && status == PM_OK && (word = pm_own_question(i, &question)) < PM_WORD_COUNT;
         i++) {
        if (sheet->own[i] != NULL) {
            status =
                state(merge->map, PM_NODE, pm_vocabulary(word)->name, node, sheet->own[i], err);
        }
    }
    return status;
}

pm_status pm_merge_state_members(pm_merge *merge, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t node = 0; node < pm_map_node_count(merge->map) && status == PM_OK; node++) {
        if (pm_is_asked(merge->map, node) || merge->sheet_of[node] != NULL) {
            status = state_member(merge, node, err);
        }
    }
    return status;
}

/* --- words of a tie -------------------------------------------------------------------------- */

/* A word as one end states it: "trust_source". */
static pm_status state_end(const making *made, const char *word, bool source, const char *text,
                           pm_error *err)
{
    char name[64];
    snprintf(name, sizeof name, "%s_%s", word, source ? "source" : "target");
    return text != NULL ? state(made->map, PM_EDGE, name, made->edge, text, err) : PM_OK;
}

static pm_status state_ends(const making *made, const char *word, pm_ask column, pm_error *err)
{
    pm_status status = PM_OK;
    if (made->source != NULL) {
        status = state_end(made, word, true, pm_report_text(made->source, column), err);
    }
    if (status == PM_OK && made->target != NULL) {
        status = state_end(made, word, false, pm_report_text(made->target, column), err);
    }
    return status;
}

static bool is_listed(const char *list, const char *part, size_t length)
{
    size_t found_length = 0;
    const char *found = NULL;
    while ((found = pm_next_part(&list, ";", &found_length)) != NULL) {
        if (found_length == length && strncmp(found, part, length) == 0) {
            return true;
        }
    }
    return false;
}

static void add_union(pm_text *out, const char *a, const char *b)
{
    pm_text_add(out, a);
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&b, ";", &length)) != NULL) {
        if (!is_listed(a, part, length)) {
            pm_text_add(out, ";");
            pm_text_add_bytes(out, part, length);
        }
    }
}

/* What two ends that state different things amount to; nothing where nobody knows who is right. */
static void add_combined(pm_text *out, pm_ask column, const char *source, const char *target)
{
    double a = 0;
    double b = 0;
    switch (column) {
    case PM_ASK_CARRIED_BY:
    case PM_ASK_DEPUTY:
    case PM_ASK_NOTE:
        add_union(out, source, target);
        break;
    case PM_ASK_AMOUNT_TO_THEM:
        pm_text_add(out, source);
        break;
    case PM_ASK_STRENGTH:
        if (pm_parse_number(source, &a) && pm_parse_number(target, &b)) {
            pm_text_add_number(out, (a + b) / 2);
        }
        break;
    case PM_ASK_SINCE: /* 2019 and 2019-11 do not contradict each other */
        if (strncmp(source, target, strlen(source)) == 0) {
            pm_text_add(out, target);
        } else if (strncmp(source, target, strlen(target)) == 0) {
            pm_text_add(out, source);
        }
        break;
    default:
        break;
    }
}

static pm_status state_word(const making *made, const char *word, pm_ask column, pm_error *err)
{
    const char *source = made->source != NULL ? pm_report_text(made->source, column) : NULL;
    const char *target = made->target != NULL ? pm_report_text(made->target, column) : NULL;
    bool both = source != NULL && target != NULL;
    bool alike = both && pm_equal_ignoring_case(source, target);
    pm_text plain = {0};
    if (both && !alike) {
        add_combined(&plain, column, source, target);
    } else if (source != NULL || target != NULL) {
        pm_text_add(&plain, source != NULL ? source : target);
    }
    pm_status status = pm_text_check(&plain, err);
    if (status == PM_OK && plain.length > 0) {
        status = state(made->map, PM_EDGE, word, made->edge, pm_text_bytes(&plain), err);
    }
    pm_text_free(&plain);
    bool by_two = made->source != NULL && made->target != NULL;
    return status == PM_OK && by_two && !alike ? state_ends(made, word, column, err) : status;
}

static pm_status state_words(const making *made, pm_error *err)
{
    static const struct {
        pm_ask column;
        pm_word word;
    } words[] = {
        {PM_ASK_STRENGTH, PM_EDGE_STRENGTH},     {PM_ASK_CARRIED_BY, PM_EDGE_CARRIED_BY},
        {PM_ASK_DEPUTY, PM_EDGE_DEPUTY},         {PM_ASK_AGREEMENT, PM_EDGE_AGREEMENT},
        {PM_ASK_AMOUNT_TO_THEM, PM_EDGE_AMOUNT}, {PM_ASK_SINCE, PM_EDGE_SINCE},
    };
    pm_status status = PM_OK;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && status == PM_OK; i++) {
        status = state_word(made, pm_vocabulary(words[i].word)->name, words[i].column, err);
    }
    if (status == PM_OK) {
        status = state_word(made, pm_asked_at(PM_ASK_NOTE)->key, PM_ASK_NOTE, err);
    }
    if (status == PM_OK) {
        status = state_ends(made, pm_asked_at(PM_ASK_BEHAVIOUR)->key, PM_ASK_BEHAVIOUR, err);
    }
    return status == PM_OK ? state_ends(made, pm_asked_at(PM_ASK_TRUST)->key, PM_ASK_TRUST, err)
                           : status;
}

/* --- the tie --------------------------------------------------------------------------------- */

static pm_status state_reporters(const making *made, pm_error *err)
{
    pm_text ids = {0};
    const pm_edge *edge = pm_map_edge(made->map, made->edge);
    if (made->source != NULL) {
        pm_text_add(&ids, pm_map_node_id(made->map, edge->source));
    }
    if (made->target != NULL) {
        pm_text_add(&ids, made->source != NULL ? ";" : "");
        pm_text_add(&ids, pm_map_node_id(made->map, edge->target));
    }
    pm_status status = pm_text_check(&ids, err);
    if (status == PM_OK) {
        status = state(made->map, PM_EDGE, pm_vocabulary(PM_EDGE_REPORTED_BY)->name, made->edge,
                       pm_text_bytes(&ids), err);
    }
    pm_text_free(&ids);
    return status;
}

/* One edge for the reports first..end-1 of one tie: one of each end at most. */
static pm_status add_edge(pm_merge *merge, const pm_report *first, const pm_report *end,
                          pm_error *err)
{
    making made = {.map = merge->map};
    for (const pm_report *report = first; report < end; report++) {
        *(report->from_source ? &made.source : &made.target) = report;
    }
    pm_edge edge = {.source = first->source,
                    .target = first->target,
                    .directed = !pm_kind_is_mutual(first->kind)};
    pm_status status = pm_map_add_edge(merge->map, &edge, &made.edge, err);
    if (status == PM_OK) {
        status = state(merge->map, PM_EDGE, pm_vocabulary(PM_EDGE_KIND)->name, made.edge,
                       pm_kind_name(first->kind), err);
    }
    if (status == PM_OK) {
        status = state_reporters(&made, err);
    }
    return status == PM_OK ? state_words(&made, err) : status;
}

pm_status pm_merge_add_edges(pm_merge *merge, const pm_reports *reports, bool apart, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t first = 0, end = 0; first < reports->count && status == PM_OK; first = end) {
        end = apart ? first + 1 : pm_reports_end_of_tie(reports, first);
        status = add_edge(merge, &reports->items[first], &reports->items[end], err);
    }
    return status;
}
