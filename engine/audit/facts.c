/* What several rules ask of a measured map: see facts.h. */
#include "engine/audit/facts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool pm_fact_of_member(const pm_audit *audit, const char *key, size_t member, double *number)
{
    return pm_measures_number(audit->measures, PM_LEVEL_ORGANISATION, key, member, number);
}

bool pm_fact_of_network(const pm_audit *audit, const char *key, double *number)
{
    return pm_measures_number(audit->measures, PM_LEVEL_NETWORK, key, 0, number);
}

bool pm_fact_is_true(const pm_audit *audit, pm_level level, const char *key, size_t row)
{
    double truth = 0;
    return pm_measures_number(audit->measures, level, key, row, &truth) && truth > 0;
}

/* The value of a key, or NULL when undefined or not computed. */
static const pm_value *find_value(const pm_audit *audit, pm_level level, const char *key,
                                  size_t row, pm_value_type *type)
{
    const pm_column *column = pm_measures_find(audit->measures, level, key);
    if (column == NULL || row >= pm_measures_rows(audit->measures, level) ||
        column->values[row].reason != NULL) {
        return NULL;
    }
    *type = column->measure->type;
    return &column->values[row];
}

static void add_member_of_id(const pm_audit *audit, const char *id, pm_indexes *members)
{
    size_t node = pm_map_find_node(audit->map, id);
    size_t member = node != SIZE_MAX ? pm_measures_member_of_node(audit->measures, node) : SIZE_MAX;
    if (member != SIZE_MAX) {
        pm_indexes_add(members, member);
    }
}

void pm_fact_add_listed(const pm_audit *audit, pm_level level, const char *key, size_t row,
                        pm_indexes *members)
{
    pm_value_type type = PM_VALUE_COUNT;
    const pm_value *value = find_value(audit, level, key, row, &type);
    if (value != NULL && type == PM_VALUE_TEXT) {
        add_member_of_id(audit, value->as.text, members);
    }
    for (size_t i = 0; value != NULL && type == PM_VALUE_LIST && i < value->as.list.count; i++) {
        add_member_of_id(audit, value->as.list.items[i], members);
    }
}

/* Is gatekeeper on the chain above member? The chain is at most as long as there are members. */
static bool passes(const size_t *above, size_t members, size_t member, size_t gatekeeper)
{
    size_t at = above[member];
    for (size_t steps = 0; at != SIZE_MAX && steps < members; steps++) {
        if (at == gatekeeper) {
            return true;
        }
        at = above[at];
    }
    return false;
}

void pm_fact_add_gatekept(const pm_audit *audit, size_t gatekeeper, pm_indexes *members)
{
    size_t *above = calloc(audit->members > 0 ? audit->members : 1, sizeof *above);
    if (above == NULL) {
        members->failed = true;
        return;
    }
    for (size_t member = 0; member < audit->members; member++) {
        pm_indexes gate = {0};
        pm_fact_add_listed(audit, PM_LEVEL_ORGANISATION, "gatekept_by", member, &gate);
        above[member] = gate.count > 0 ? gate.items[0] : SIZE_MAX;
        members->failed = members->failed || gate.failed;
        pm_indexes_free(&gate);
    }
    for (size_t member = 0; member < audit->members; member++) {
        if (member != gatekeeper && passes(above, audit->members, member, gatekeeper)) {
            pm_indexes_add(members, member);
        }
    }
    free(above);
}

void pm_fact_add_sector(const pm_audit *audit, size_t sector, pm_indexes *members)
{
    for (size_t member = 0; member < audit->members; member++) {
        if (pm_measures_sector_of_member(audit->measures, member) == sector) {
            pm_indexes_add(members, member);
        }
    }
}

double pm_fact_share_of_members(const pm_audit *audit, size_t count)
{
    return audit->members > 0 ? (double)count / (double)audit->members : 0;
}

bool pm_fact_is(const pm_audit *audit, pm_word word, size_t index, const char *choice)
{
    int stated = pm_map_choice(audit->map, word, index);
    return stated >= 0 && stated == pm_vocabulary_choice(word, choice);
}

size_t pm_fact_first_node(const pm_audit *audit, pm_word word, size_t node)
{
    const char *rest = pm_map_text(audit->map, word, node);
    size_t length = 0;
    const char *part = rest != NULL ? pm_next_part(&rest, ";", &length) : NULL;
    for (size_t other = 0; part != NULL && other < pm_map_node_count(audit->map); other++) {
        const char *id = pm_map_node_id(audit->map, other);
        if (strncmp(id, part, length) == 0 && id[length] == '\0') {
            return other;
        }
    }
    return SIZE_MAX;
}

size_t pm_fact_node(const pm_audit *audit, size_t member)
{
    return pm_measures_node_of_member(audit->measures, member);
}

bool pm_fact_is_organisation(const pm_audit *audit, size_t member)
{
    return pm_map_kind(audit->map, pm_fact_node(audit, member)) == PM_ORGANISATION;
}

size_t pm_fact_edges_of_kind(const pm_audit *audit, const char *kind)
{
    size_t count = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        count += pm_map_edge_is(audit->map, edge, kind) ? 1 : 0;
    }
    return count;
}

bool pm_fact_seat(const pm_audit *audit, size_t edge, size_t *holder, size_t *body)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    if (!pm_map_edge_is(audit->map, edge, "member") || ends->source == ends->target) {
        return false;
    }
    bool target_is_body = pm_map_kind(audit->map, ends->target) == PM_BODY;
    *body = target_is_body ? ends->target : ends->source;
    *holder = target_is_body ? ends->source : ends->target;
    return pm_map_kind(audit->map, *body) == PM_BODY;
}

size_t pm_fact_member_of_holder(const pm_audit *audit, size_t holder)
{
    size_t member = pm_measures_member_of_node(audit->measures, holder);
    if (member != SIZE_MAX) {
        return member;
    }
    size_t node = pm_fact_first_node(audit, PM_NODE_REPRESENTS, holder);
    return node != SIZE_MAX ? pm_measures_member_of_node(audit->measures, node) : SIZE_MAX;
}

bool pm_fact_takes_part(const pm_audit *audit, size_t edge)
{
    return !pm_fact_is(audit, PM_EDGE_ROLE, edge, "observer") &&
           !pm_fact_is(audit, PM_EDGE_ROLE, edge, "support");
}

bool pm_fact_is_top(const pm_audit *audit, size_t member)
{
    if (pm_measures_decision_body_count(audit->measures) > 0) {
        return pm_measures_is_decision_body(audit->measures, member);
    }
    size_t node = pm_fact_node(audit, member);
    return pm_map_kind(audit->map, node) == PM_BODY &&
           pm_fact_is(audit, PM_NODE_BODY_TYPE, node, "board");
}

bool pm_fact_active_seat(const pm_audit *audit, size_t edge, size_t *member, size_t *body)
{
    size_t holder = 0;
    size_t seated_in = 0;
    if (!pm_fact_seat(audit, edge, &holder, &seated_in) || !pm_fact_takes_part(audit, edge)) {
        return false;
    }
    *member = pm_fact_member_of_holder(audit, holder);
    *body = pm_measures_member_of_node(audit->measures, seated_in);
    return *member != SIZE_MAX && *body != SIZE_MAX;
}

size_t pm_fact_layer(const pm_audit *audit, size_t node)
{
    static const char *const layers[] = {"strategic", "executive", "operational", "delivery"};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        if (pm_fact_is(audit, PM_NODE_LEVEL, node, layers[i])) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool pm_fact_states_governance(const pm_audit *audit)
{
    static const pm_word words[] = {PM_MAP_GOVERNANCE_FORM,
                                    PM_MAP_OBJECTIVE,
                                    PM_MAP_OBJECTIVE_AGREED_DATE,
                                    PM_MAP_LAST_REVIEW,
                                    PM_MAP_REVIEW_INTERVAL_MONTHS,
                                    PM_MAP_DISPUTE_PROCESS,
                                    PM_MAP_ESCALATION_TO,
                                    PM_MAP_GLOSSARY,
                                    PM_MAP_STARTED};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (pm_map_text(audit->map, words[i], 0) != NULL) {
            return true;
        }
    }
    return false;
}

bool pm_fact_months(const char *text, bool late, int *months)
{
    /* The closed form of a date is the vocabulary's; a printed date of any other form is none. */
    if (text == NULL || pm_vocabulary_check(PM_MAP_LAST_REVIEW, text, NULL) != PM_OK) {
        return false;
    }
    int year = (int)strtol(text, NULL, 10);
    int month = late ? 12 : 1;
    if (strlen(text) > 4) {
        month = (int)strtol(text + 5, NULL, 10);
    }
    *months = year * 12 + month;
    return true;
}
