/* Tests on who holds a role in a body, such as role(chair).sector = business: see compositions.h.
 */
#include <string.h>

#include "engine/audit/compositions.h"
#include "engine/audit/facts.h"
#include "engine/audit/words.h"

/* Who holds the role, and how many seats state none. */
typedef struct holders {
    pm_indexes nodes;
    size_t without_role;
} holders;

static void find_holders(const pm_asked *asked, holders *found)
{
    const pm_audit *audit = asked->audit;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t holder = 0;
        size_t body = 0;
        if (!pm_fact_seat(audit, edge, &holder, &body) || body != asked->body) {
            continue;
        }
        if (pm_fact_is(audit, PM_EDGE_ROLE, edge, asked->test->role)) {
            pm_indexes_add_once(&found->nodes, holder);
        } else if (pm_map_text(audit->map, PM_EDGE_ROLE, edge) == NULL) {
            found->without_role++;
        }
    }
}

static bool is_vacant(const pm_audit *audit, size_t node)
{
    return pm_map_boolean(audit->map, PM_NODE_VACANT, node) == PM_YES;
}

/* All of them have to fit: an empty chair is nobody's. */
static pm_answer decide(const pm_asked *asked, const holders *found, pm_indexes *unstated)
{
    pm_answer answer = found->nodes.count > 0    ? PM_YES
                       : found->without_role > 0 ? PM_UNKNOWN
                                                 : PM_NO;
    for (size_t i = 0; i < found->nodes.count; i++) {
        size_t node = found->nodes.items[i];
        const char *lacking = NULL;
        pm_answer fits = is_vacant(asked->audit, node)
                             ? PM_NO
                             : pm_seats_fit(asked->audit, node, asked->test->filters, &lacking);
        if (fits == PM_UNKNOWN) {
            pm_indexes_add(unstated, node);
        }
        if (fits == PM_NO || answer == PM_NO) {
            answer = PM_NO;
        } else if (fits == PM_UNKNOWN) {
            answer = PM_UNKNOWN;
        }
    }
    return answer;
}

/* May the fact be printed beside the holder? What stands under "label", or under the user's own
 * words, may be a person's name. */
static bool may_say(const pm_audit *audit, size_t node, const char *attribute)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(PM_NODE, attribute, &alias);
    return pm_map_kind(audit->map, node) != PM_PERSON ||
           (word != PM_WORD_COUNT && word != PM_NODE_LABEL);
}

/* "Manufacturer (sector: Business)" */
static void say_holder(pm_text *text, const pm_asked *asked, size_t node)
{
    const pm_filter *filter = asked->test->filters;
    const char *fact = pm_seats_fact(asked->audit, node, filter->attribute);
    pm_say_node(text, asked->audit->measures, node);
    if (is_vacant(asked->audit, node)) {
        pm_text_add(text, " (vacant)");
    } else if (fact == NULL || may_say(asked->audit, node, filter->attribute)) {
        pm_text_addf(text, " (%s: ", filter->attribute);
        pm_text told = {0};
        pm_measures_add_text(asked->audit->measures, &told, fact != NULL ? fact : "not stated");
        text->failed = text->failed || told.failed;
        pm_say_name(text, pm_text_bytes(&told));
        pm_text_free(&told);
        pm_text_add(text, ")");
    }
}

static void say_asked_for(pm_text *text, const pm_asked *asked)
{
    const pm_filter *filter = asked->test->filters;
    bool differs = filter->differs != asked->negated;
    pm_text_add(text, differs ? "; asked for is anyone but " : "; asked for is ");
    pm_say_values(text, asked->audit, filter);
    pm_say_stop(text);
}

static void say_role(pm_text *text, const pm_asked *asked, const holders *found)
{
    pm_text_addf(text, found->nodes.count > 0 ? "The role of %s on " : "Nobody is the %s on ",
                 asked->test->role);
    pm_say_body(text, asked->audit, asked->body);
    pm_text_add(text, found->nodes.count > 0 ? " is held by " : " as far as the map states");
    for (size_t i = 0; i < found->nodes.count; i++) {
        pm_say_between(text, i, found->nodes.count);
        say_holder(text, asked, found->nodes.items[i]);
    }
    say_asked_for(text, asked);
}

static void say_what_to_record(pm_text *text, const pm_asked *asked, const holders *found,
                               const pm_indexes *unstated)
{
    if (found->nodes.count == 0) {
        pm_text_add(text, " Record `role` on the edges of kind `member` to it.");
        return;
    }
    pm_text_addf(text, " Record `%s` on ", asked->test->filters->attribute);
    pm_say_nodes(text, asked->audit, unstated);
    pm_say_stop(text);
}

pm_status pm_ask_role(pm_asked *asked, pm_text *text, pm_error *err)
{
    holders found = {0};
    pm_indexes unstated = {0};
    find_holders(asked, &found);
    pm_answer answer = decide(asked, &found, &unstated);
    pm_status status = pm_indexes_check(&found.nodes, err);
    status = status == PM_OK ? pm_indexes_check(&unstated, err) : status;
    asked->met = !asked->negated || answer == PM_UNKNOWN ? answer
                 : answer == PM_YES                      ? PM_NO
                                                         : PM_YES;
    if (status == PM_OK) {
        say_role(text, asked, &found);
    }
    if (status == PM_OK && answer == PM_UNKNOWN) {
        say_what_to_record(text, asked, &found, &unstated);
    }
    for (size_t i = 0; status == PM_OK && i < found.nodes.count; i++) {
        size_t member = pm_fact_member_of_holder(asked->audit, found.nodes.items[i]);
        if (member != SIZE_MAX) {
            pm_indexes_add_once(&asked->tally.members, member);
        }
    }
    pm_indexes_free(&found.nodes);
    pm_indexes_free(&unstated);
    return status;
}
