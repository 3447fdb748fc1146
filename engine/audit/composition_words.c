/* How composition rules speak: the arithmetic of a test in a sentence or two. See compositions.h.
 */
#include <math.h>
#include <string.h>

#include "engine/audit/compositions.h"
#include "engine/audit/words.h"

enum { MOST_SAID = 1000000 }; /* counts beyond are written as they are */

/* --- what was counted ------------------------------------------------------------------------ */

void pm_say_body(pm_text *text, const pm_audit *audit, size_t body)
{
    size_t member = pm_measures_member_of_node(audit->measures, body);
    if (member != SIZE_MAX && pm_measures_is_decision_body(audit->measures, member) &&
        pm_measures_decision_body_count(audit->measures) == 1) {
        pm_say_decision_body(text, audit->measures);
    } else {
        pm_say_node(text, audit->measures, body);
    }
}

void pm_say_nodes(pm_text *text, const pm_audit *audit, const pm_indexes *nodes)
{
    size_t shown = nodes->count <= PM_MOST_NAMES + 1 ? nodes->count : PM_MOST_NAMES;
    for (size_t i = 0; i < shown; i++) {
        pm_say_between(text, i, shown < nodes->count ? SIZE_MAX : shown);
        pm_say_node(text, audit->measures, nodes->items[i]);
    }
    pm_say_others(text, shown, nodes->count);
}

/* Does any node of the map state the value? */
static bool is_on_map(const pm_audit *audit, const pm_filter *filter, size_t value)
{
    pm_filter one = *filter;
    one.values = &filter->values[value];
    one.value_count = 1;
    one.differs = false;
    one.next = NULL;
    const char *unstated = NULL;
    for (size_t node = 0; node < pm_map_node_count(audit->map); node++) {
        if (pm_seats_fit(audit, node, &one, &unstated) == PM_YES) {
            return true;
        }
    }
    return false;
}

void pm_say_values(pm_text *text, const pm_audit *audit, const pm_filter *filter)
{
    size_t told = 0;
    for (size_t i = 0; i < filter->value_count; i++) {
        told += is_on_map(audit, filter, i) ? 1 : 0;
    }
    size_t count = told > 0 ? told : filter->value_count;
    size_t said = 0;
    for (size_t i = 0; i < filter->value_count; i++) {
        if (told == 0 || is_on_map(audit, filter, i)) {
            pm_text_add(text, said == 0 ? "" : said + 1 == count ? " or " : ", ");
            pm_say_name(text, filter->values[i]);
            said++;
        }
    }
}

static void say_filter(pm_text *text, const pm_audit *audit, const pm_filter *filter)
{
    bool sector = strcmp(filter->attribute, pm_vocabulary(PM_NODE_SECTOR)->name) == 0;
    if (sector) {
        pm_text_add(text, filter->differs ? "not from " : "from ");
    } else {
        pm_text_addf(text, "with `%s` %s", filter->attribute, filter->differs ? "other than " : "");
    }
    pm_say_values(text, audit, filter);
}

void pm_say_filters(pm_text *text, const pm_audit *audit, const pm_filter *filters)
{
    for (const pm_filter *filter = filters; filter != NULL; filter = filter->next) {
        pm_text_add(text, filter != filters ? " and " : "");
        say_filter(text, audit, filter);
    }
}

/* "voting seats on the board", "organisations on the map" */
static void say_base(pm_text *text, const pm_asked *asked, size_t count)
{
    if (asked->body == SIZE_MAX) {
        pm_text_addf(text, "%s%s on the map", asked->test->voting ? "voting " : "",
                     count == 1 ? "organisation" : "organisations");
        return;
    }
    pm_text_addf(text, "%s%s on ", asked->test->voting ? "voting " : "",
                 count == 1 ? "seat" : "seats");
    pm_say_body(text, asked->audit, asked->body);
}

/* "are held by members from business" */
static void say_what_fits(pm_text *text, const pm_asked *asked, bool one)
{
    const pm_filter *filters = asked->test->filters;
    bool seats = asked->body != SIZE_MAX;
    pm_text_add(text, one ? "is " : "are ");
    if (filters == NULL) {
        pm_text_add(text, "filled");
        return;
    }
    pm_text_add(text, !seats ? "" : one ? "held by a member " : "held by members ");
    pm_say_filters(text, asked->audit, filters);
}

/* --- what is asked --------------------------------------------------------------------------- */

static pm_comparison opposite(pm_comparison comparison)
{
    static const pm_comparison opposites[] = {
        [PM_MORE] = PM_AT_MOST,    [PM_AT_LEAST] = PM_LESS, [PM_EQUAL] = PM_NOT_EQUAL,
        [PM_NOT_EQUAL] = PM_EQUAL, [PM_LESS] = PM_AT_LEAST, [PM_AT_MOST] = PM_MORE,
    };
    return opposites[comparison];
}

static void say_needed(pm_text *text, const pm_asked *asked)
{
    static const char *const words[][2] = {
        [PM_MORE] = {"more than ", " needed"},  [PM_AT_LEAST] = {"at least ", " needed"},
        [PM_EQUAL] = {"exactly ", " needed"},   [PM_NOT_EQUAL] = {"any number but ", " allowed"},
        [PM_LESS] = {"less than ", " allowed"}, [PM_AT_MOST] = {"at most ", " allowed"},
    };
    const pm_condition *test = asked->test;
    pm_comparison asks = asked->negated ? opposite(test->comparison) : test->comparison;
    pm_text_addf(text, "; %s", words[asks][0]);
    if (test->type == PM_TEST_SHARE) {
        pm_say_bound(text, test->number);
    } else if (test->number == floor(test->number) && test->number <= MOST_SAID) {
        pm_say_count(text, (size_t)test->number);
    } else {
        pm_text_add_number(text, test->number);
    }
    pm_text_addf(text, " %s%s.", test->number > 1 || test->number == 0 ? "are" : "is",
                 words[asks][1]);
}

/* --- how far it is from turning -------------------------------------------------------------- */

static void say_leaving(pm_text *text, const pm_asked *asked)
{
    bool seats = asked->body != SIZE_MAX;
    pm_text_add(text, " ");
    if (asked->met == PM_YES) {
        pm_say_counted_first(text, asked->leave, seats ? "resignation" : "departure",
                             seats ? "resignations" : "departures");
        pm_text_add(text, " among them would end that");
    } else {
        pm_say_counted_first(text, asked->leave, "fewer of them", "fewer of them");
        pm_text_add(text, " would be enough");
    }
}

static void say_joining(pm_text *text, const pm_asked *asked)
{
    pm_text_add(text, " ");
    pm_say_counted_first(text, asked->join, "more of them", "more of them");
    pm_text_add(text, asked->met == PM_YES ? " would end that" : " would be enough");
    if (asked->tally.vacant > 0 && asked->body != SIZE_MAX) {
        pm_text_add(text, ", vacant seats filled first");
    }
}

static bool is_all_told(const pm_tally *tally)
{
    return tally->without_fact.count == 0 && tally->without_vote.count == 0;
}

static void say_margin(pm_text *text, const pm_asked *asked)
{
    if (asked->leave == SIZE_MAX && asked->join == SIZE_MAX) {
        return;
    }
    if (asked->leave <= asked->join) {
        say_leaving(text, asked);
    } else {
        say_joining(text, asked);
    }
    pm_text_add(text, is_all_told(&asked->tally) ? "." : ", at worst.");
}

/* --- what is not told ------------------------------------------------------------------------ */

static void say_not_told(pm_text *text, const pm_asked *asked, const pm_indexes *nodes,
                         const char *attribute)
{
    if (nodes->count == 0) {
        return;
    }
    pm_text_addf(text, asked->met == PM_UNKNOWN ? " Record `%s` on " : " `%s` is not stated for ",
                 attribute);
    pm_say_nodes(text, asked->audit, nodes);
    pm_text_add(text, asked->met == PM_UNKNOWN ? "" : ", which makes no difference here");
    pm_say_stop(text);
}

/* Which of two bounds settles a test that what is not told cannot change: "at least" the lower
 * where enough are there, "at most" the higher where too few are. */
static const char *bound_that_settles(const pm_asked *asked, size_t low, size_t high)
{
    pm_comparison comparison =
        asked->test->type == PM_TEST_PRESENT ? PM_AT_LEAST : asked->test->comparison;
    bool asks_for_many = (comparison == PM_MORE || comparison == PM_AT_LEAST) && !asked->negated;
    if (low == high || asked->met == PM_UNKNOWN || !asks_for_many) {
        return NULL;
    }
    return asked->met == PM_YES ? "At least" : "At most";
}

static void say_counts(pm_text *text, const pm_asked *asked, size_t low, size_t high)
{
    const pm_tally *tally = &asked->tally;
    const char *bound = bound_that_settles(asked, low, high);
    size_t count = asked->met == PM_NO && bound != NULL ? high : low;
    bool range = low < high && bound == NULL;
    if (range) {
        pm_text_addf(text, "Between %zu and %zu of %zu ", low, high, tally->size);
    } else if (bound != NULL) {
        pm_text_addf(text, "%s %zu of %zu ", bound, count, tally->size);
    } else if (count == 0) {
        pm_text_addf(text, "None of %zu ", tally->size);
    } else {
        pm_text_addf(text, "%zu of %zu ", count, tally->size);
    }
    say_base(text, asked, tally->size);
    if (!range && count > 0 && tally->size > 0) {
        pm_text_add(text, " (");
        pm_say_share(text, (double)count / (double)tally->size);
        pm_text_add(text, ")");
    }
    pm_text_add(text, " ");
    say_what_fits(text, asked, range ? high == 1 : count <= 1);
}

void pm_say_tally(pm_text *text, const pm_asked *asked)
{
    const pm_tally *tally = &asked->tally;
    bool seats = asked->body != SIZE_MAX;
    size_t low = 0;
    size_t high = 0;
    pm_tally_counts(tally, &low, &high);
    say_counts(text, asked, low, high);
    say_needed(text, asked);
    if (tally->vacant > 0) {
        pm_text_add(text, " ");
        pm_say_counted_first(text, tally->vacant,
                             seats ? "seat is vacant and counts for nobody."
                                   : "of them is a vacant seat and counts for nobody.",
                             seats ? "seats are vacant and count for nobody."
                                   : "of them are vacant seats and count for nobody.");
    }
    say_margin(text, asked);
    say_not_told(text, asked, &tally->without_fact, tally->unstated != NULL ? tally->unstated : "");
    say_not_told(text, asked, &tally->without_vote, pm_vocabulary(PM_NODE_VOTING)->name);
}
