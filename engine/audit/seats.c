/* Seats and who holds them, read from the map: see seats.h. */
#include "engine/audit/seats.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/audit/facts.h"
#include "engine/base/memory.h"

/* More seats than this are a slip of the pen, and would overflow what is added up. */
static const double MOST_SEATS = 1e6;

/* --- a body's seats -------------------------------------------------------------------------- */

/* A stated count; "otherwise" when it is not stated. A bare yes is one. */
static size_t stated_count(const pm_audit *audit, pm_word word, size_t node, size_t otherwise)
{
    double number = 0;
    if (!pm_map_number(audit->map, word, node, &number)) {
        return otherwise;
    }
    return (size_t)(number < MOST_SEATS ? number : MOST_SEATS);
}

static bool is_holder(const pm_seats *seats, size_t node)
{
    for (size_t i = 0; i < seats->count; i++) {
        if (seats->holders[i].node == node) {
            return true;
        }
    }
    return false;
}

static pm_status add_holder(const pm_audit *audit, pm_seats *seats, size_t node, pm_error *err)
{
    void *items = seats->holders;
    pm_status status =
        pm_grow(&items, &seats->capacity, seats->count + 1, sizeof *seats->holders, err);
    seats->holders = items;
    if (status != PM_OK) {
        return status;
    }
    size_t held = seats->body == SIZE_MAX ? 1 : stated_count(audit, PM_NODE_SEATS, node, 1);
    size_t vacant = stated_count(audit, PM_NODE_VACANT, node, 0);
    seats->holders[seats->count++] =
        (pm_holder){.node = node, .seats = held, .vacant = vacant < held ? vacant : held};
    return PM_OK;
}

static pm_status add_organisations(const pm_audit *audit, pm_seats *seats, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t member = 0; status == PM_OK && member < audit->members; member++) {
        if (pm_fact_is_organisation(audit, member)) {
            status = add_holder(audit, seats, pm_fact_node(audit, member), err);
        }
    }
    return status;
}

pm_status pm_seats_find(const pm_audit *audit, size_t body, pm_seats *seats, pm_error *err)
{
    seats->body = body;
    if (body == SIZE_MAX) {
        return add_organisations(audit, seats, err);
    }
    pm_status status = PM_OK;
    for (size_t edge = 0; status == PM_OK && edge < pm_map_edge_count(audit->map); edge++) {
        size_t holder = 0;
        size_t of = 0;
        if (pm_fact_seat(audit, edge, &holder, &of) && of == body &&
            pm_fact_takes_part(audit, edge) && !is_holder(seats, holder)) {
            status = add_holder(audit, seats, holder, err);
        }
    }
    return status;
}

void pm_seats_free(pm_seats *seats)
{
    free(seats->holders);
    *seats = (pm_seats){0};
}

static size_t find_body(const pm_audit *audit, const char *name)
{
    size_t node = pm_map_find_node(audit->map, name);
    if (node != SIZE_MAX && pm_map_kind(audit->map, node) == PM_BODY) {
        return node;
    }
    for (node = 0; node < pm_map_node_count(audit->map); node++) {
        if (pm_map_kind(audit->map, node) == PM_BODY &&
            pm_equal_ignoring_case(pm_map_label(audit->map, node), name)) {
            return node;
        }
    }
    return SIZE_MAX;
}

size_t pm_seats_body(const pm_audit *audit, const char *of)
{
    size_t node = find_body(audit, of);
    bool decides = node == SIZE_MAX && pm_equal_ignoring_case(of, "board") &&
                   pm_measures_decision_body_count(audit->measures) == 1;
    for (size_t member = 0; decides && member < audit->members; member++) {
        if (pm_measures_is_decision_body(audit->measures, member)) {
            return pm_fact_node(audit, member);
        }
    }
    return node;
}

/* --- who fits -------------------------------------------------------------------------------- */

/* An attribute as the node itself states it; NULL when it does not. */
static const char *own_fact(const pm_audit *audit, size_t node, const char *attribute)
{
    const char *sector = pm_measures_settings(audit->measures)->sector;
    bool renamed = sector != NULL && strcmp(attribute, pm_vocabulary(PM_NODE_SECTOR)->name) == 0;
    const char *name = renamed ? sector : attribute;
    bool alias = false;
    pm_word word = renamed ? PM_WORD_COUNT : pm_vocabulary_find(PM_NODE, name, &alias);
    if (word == PM_NODE_KIND) {
        return pm_vocabulary(PM_NODE_KIND)->choices[pm_map_kind(audit->map, node)];
    }
    if (word != PM_WORD_COUNT) {
        return pm_map_text(audit->map, word, node);
    }
    /* What a map says of people in words of its own is not in the map that is shown. */
    const pm_map *given = pm_measures_given_map(audit->measures);
    size_t column = pm_map_find_attribute(given, PM_NODE, name);
    return column != SIZE_MAX ? pm_map_attribute(given, PM_NODE, column, node) : NULL;
}

const char *pm_seats_fact(const pm_audit *audit, size_t node, const char *attribute)
{
    const char *fact = own_fact(audit, node, attribute);
    if (fact != NULL || pm_map_kind(audit->map, node) != PM_PERSON) {
        return fact;
    }
    size_t stands_for = pm_fact_first_node(audit, PM_NODE_REPRESENTS, node);
    return stands_for != SIZE_MAX ? own_fact(audit, stands_for, attribute) : NULL;
}

static bool is_same(const char *stated, const char *value)
{
    int yes = pm_parse_boolean(stated);
    double left = 0;
    double right = 0;
    return pm_equal_ignoring_case(stated, value) || (yes >= 0 && yes == pm_parse_boolean(value)) ||
           (pm_parse_number(stated, &left) && pm_parse_number(value, &right) && left == right);
}

/* Is the value the whole of what is stated, or a part of it where that is a list? */
static bool states(const char *stated, const char *value)
{
    const char *rest = stated;
    const char *part = NULL;
    size_t length = 0;
    bool found = is_same(stated, value);
    while (!found && (part = pm_next_part(&rest, ";", &length)) != NULL) {
        found = strlen(value) == length && strncasecmp(part, value, length) == 0;
    }
    return found;
}

static bool has_value(const char *stated, const pm_filter *filter)
{
    for (size_t i = 0; i < filter->value_count; i++) {
        if (states(stated, filter->values[i])) {
            return true;
        }
    }
    return false;
}

pm_answer pm_seats_fit(const pm_audit *audit, size_t node, const pm_filter *filters,
                       const char **unstated)
{
    pm_answer fits = PM_YES;
    for (const pm_filter *filter = filters; filter != NULL; filter = filter->next) {
        const char *stated = pm_seats_fact(audit, node, filter->attribute);
        if (stated == NULL) {
            *unstated = filter->attribute;
            fits = PM_UNKNOWN;
        } else if (has_value(stated, filter) == filter->differs) {
            return PM_NO;
        }
    }
    return fits;
}

/* --- tallies --------------------------------------------------------------------------------- */

/* Votes of a holder: as many as its seats where it states a bare yes. */
static pm_answer votes_of(const pm_audit *audit, const pm_holder *holder, size_t *votes)
{
    const char *stated = pm_seats_fact(audit, holder->node, pm_vocabulary(PM_NODE_VOTING)->name);
    double number = 0;
    *votes = holder->seats;
    if (stated == NULL) {
        return PM_UNKNOWN;
    }
    int yes = pm_parse_boolean(stated);
    if (yes < 0 && pm_parse_number(stated, &number)) {
        *votes = (size_t)(number < MOST_SEATS ? number : MOST_SEATS);
        yes = number > 0 ? 1 : 0;
    }
    return (pm_answer)yes;
}

static void tally_filled(const pm_audit *audit, const pm_condition *condition, size_t node,
                         size_t filled, bool sure_to_vote, pm_tally *tally)
{
    const char *unstated = NULL;
    pm_answer fits = pm_seats_fit(audit, node, condition->filters, &unstated);
    if (fits == PM_UNKNOWN) {
        pm_indexes_add(&tally->without_fact, node);
        tally->unstated = tally->unstated != NULL ? tally->unstated : unstated;
        *(sure_to_vote ? &tally->maybe : &tally->vote_both) += filled;
    } else if (fits == PM_NO) {
        tally->vote_no += sure_to_vote ? 0 : filled;
    } else {
        *(sure_to_vote ? &tally->yes : &tally->vote_yes) += filled;
    }
    if (fits == PM_YES && sure_to_vote) {
        pm_indexes_add(&tally->held, filled);
        size_t member = pm_fact_member_of_holder(audit, node);
        if (member != SIZE_MAX && condition->of != NULL) {
            pm_indexes_add_once(&tally->members, member);
        } else if (member != SIZE_MAX) {
            pm_indexes_add(&tally->members, member); /* each organisation comes once */
        }
    }
}

/* Seats that take no part in the vote do not count; those whose vote is not told are kept apart. */
static void tally_holder(const pm_audit *audit, const pm_condition *condition,
                         const pm_holder *holder, size_t *not_voting, pm_tally *tally)
{
    size_t seats = holder->seats;
    pm_answer votes = condition->voting ? votes_of(audit, holder, &seats) : PM_YES;
    size_t vacant = holder->vacant < seats ? holder->vacant : seats;
    if (votes == PM_NO) {
        *not_voting += holder->seats;
        return;
    }
    if (votes == PM_UNKNOWN) {
        pm_indexes_add(&tally->without_vote, holder->node);
        tally->vote_no += vacant;
    } else {
        tally->size += seats;
        tally->vacant += vacant;
    }
    if (seats > vacant) {
        tally_filled(audit, condition, holder->node, seats - vacant, votes == PM_YES, tally);
    }
}

/* The body's own word on its size: what goes beyond the seats shown is vacant. */
static void tally_empty(const pm_audit *audit, size_t body, size_t not_voting, pm_tally *tally)
{
    size_t told = tally->size + tally->vote_yes + tally->vote_no + tally->vote_both + not_voting;
    size_t stated = stated_count(audit, PM_NODE_SEATS, body, 0);
    size_t vacant = stated_count(audit, PM_NODE_VACANT, body, 0);
    size_t beyond = stated > told ? stated - told : 0;
    size_t missing = vacant > tally->vacant ? vacant - tally->vacant : 0;
    size_t empty = stated > 0 ? beyond : missing;
    tally->size += empty;
    tally->vacant += empty;
}

pm_status pm_tally_seats(const pm_audit *audit, const pm_seats *seats,
                         const pm_condition *condition, pm_tally *tally, pm_error *err)
{
    size_t not_voting = 0;
    for (size_t i = 0; i < seats->count; i++) {
        tally_holder(audit, condition, &seats->holders[i], &not_voting, tally);
    }
    if (seats->body != SIZE_MAX) {
        tally_empty(audit, seats->body, not_voting, tally);
    }
    const pm_indexes *lists[] = {&tally->held, &tally->members, &tally->without_fact,
                                 &tally->without_vote};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < sizeof lists / sizeof *lists; i++) {
        status = pm_indexes_check(lists[i], err);
    }
    return status;
}

void pm_tally_free(pm_tally *tally)
{
    pm_indexes_free(&tally->held);
    pm_indexes_free(&tally->members);
    pm_indexes_free(&tally->without_fact);
    pm_indexes_free(&tally->without_vote);
}
