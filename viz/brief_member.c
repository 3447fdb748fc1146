/* A brief: who the member is as the map states it, and what the map does not state of it. */
#include <stdint.h>
#include <string.h>

#include "engine/audit/words.h"
#include "viz/brief_parts.h"
#include "viz/page_head.h"

/* --- who it is -------------------------------------------------------------------------------- */

static const char *kind_of(const pm_brief *brief)
{
    static const char *const words[PM_NODE_KIND_COUNT] = {[PM_ORGANISATION] = "an organisation",
                                                          [PM_BODY] = "a body",
                                                          [PM_PERSON] = "a person",
                                                          [PM_OUTCOME] = "an outcome"};
    return pm_map_text(brief->report->map, PM_NODE_KIND, brief->node) != NULL
               ? words[pm_map_kind(brief->report->map, brief->node)]
               : "a member";
}

static void add_fact(const pm_brief *brief, pm_text *words, pm_word word, const char *before)
{
    const char *fact = pm_map_text(brief->report->map, word, brief->node);
    if (fact != NULL) {
        pm_text_add(words, before);
        pm_say_name(words, fact);
    }
}

static void add_money(const pm_brief *brief, pm_text *words, pm_word word, const char *before)
{
    double amount = 0;
    if (pm_map_number(brief->report->map, word, brief->node, &amount)) {
        pm_text_add(words, before);
        pm_say_amount(words, amount);
    }
}

pm_status pm_brief_add_member(const pm_brief *brief, pm_error *err)
{
    (void)err;
    pm_text words = {0};
    size_t sector = pm_measures_sector_of_member(brief->report->measures, brief->member);
    pm_text_addf(&words, "%s: %s is %s", pm_fact_opening(PM_FACT_STATED), brief->name,
                 kind_of(brief));
    if (sector != SIZE_MAX) {
        pm_text_add(&words, " of the sector ");
        pm_say_sector(&words, brief->report->measures, sector);
    }
    add_fact(brief, &words, PM_NODE_LEVEL, "; level: ");
    add_fact(brief, &words, PM_NODE_MEMBERSHIP, "; membership: ");
    if (pm_map_text(brief->report->map, PM_NODE_SINCE, brief->node) != NULL) {
        pm_text_add(&words, "; since ");
        pm_text_add_date(&words, pm_map_text(brief->report->map, PM_NODE_SINCE, brief->node));
    }
    add_money(brief, &words, PM_NODE_BUDGET, "; budget ");
    add_money(brief, &words, PM_NODE_STAFF, "; staff ");
    pm_say_stop(&words);
    pm_html_start(brief->report->html, "p", NULL);
    pm_html_text(brief->report->html, pm_text_bytes(&words));
    pm_html_end(brief->report->html);
    brief->report->failed = brief->report->failed || words.failed;
    pm_text_free(&words);
    const char *role = pm_map_text(brief->report->map, PM_NODE_ROLE_DESCRIPTION, brief->node);
    if (role != NULL) {
        pm_html_start(brief->report->html, "p", NULL);
        pm_html_textf(brief->report->html, "Its role as described: %s", role);
        pm_html_end(brief->report->html);
    }
    return PM_OK;
}

/* --- what it has not stated ------------------------------------------------------------------- */

/* Words that say something of a member of a kind, ended by PM_WORD_COUNT. */
static const pm_word OF_ORGANISATIONS[] = {
    PM_NODE_SECTOR,           PM_NODE_LEVEL,  PM_NODE_MEMBERSHIP,
    PM_NODE_ROLE_DESCRIPTION, PM_NODE_BUDGET, PM_NODE_STAFF,
    PM_NODE_OBJECTIVE_AGREED, PM_NODE_SINCE,  PM_NODE_NEEDS,
    PM_NODE_OFFERS,           PM_WORD_COUNT};
static const pm_word OF_BODIES[] = {PM_NODE_BODY_TYPE, PM_NODE_LEVEL, PM_NODE_ROLE_DESCRIPTION,
                                    PM_NODE_SEATS, PM_WORD_COUNT};
static const pm_word OF_PEOPLE[] = {PM_NODE_ROLE, PM_NODE_REPRESENTS, PM_NODE_SINCE, PM_WORD_COUNT};

static const pm_word *words_of(pm_node_kind kind)
{
    return kind == PM_BODY ? OF_BODIES : kind == PM_PERSON ? OF_PEOPLE : OF_ORGANISATIONS;
}

static void add_words(const pm_brief *brief)
{
    pm_text list = {0};
    const pm_word *words = words_of(pm_map_kind(brief->report->map, brief->node));
    for (; *words != PM_WORD_COUNT; words++) {
        if (pm_map_text(brief->report->map, *words, brief->node) == NULL) {
            pm_text_addf(&list, "%s`%s`",
                         list.length > 0 ? ", " : "Not recorded: ", pm_vocabulary(*words)->name);
        }
    }
    if (list.length > 0) {
        pm_text_add(&list, ".");
        pm_brief_add_text(brief, "li", &list);
    }
    pm_text_free(&list);
}

/* How many words of a span an organisation has answered: that it has, not what. */
static void add_answers(const pm_brief *brief, pm_word first, pm_word last, const char *what)
{
    size_t answered = 0;
    size_t asked = (size_t)(last - first) + 1;
    for (pm_word word = first; word <= last; word++) {
        answered += pm_map_text(brief->report->map, word, brief->node) != NULL ? 1 : 0;
    }
    if (answered < asked) {
        pm_text words = {0};
        pm_text_addf(&words, "Answered: %zu of %zu questions on %s.", answered, asked, what);
        pm_brief_add_text(brief, "li", &words);
    }
}

/* Relationships of the member that name nobody who keeps them alive. */
static void add_uncarried(const pm_brief *brief)
{
    size_t ties = 0;
    size_t without = 0;
    for (size_t e = 0; e < pm_map_edge_count(brief->report->map); e++) {
        const pm_edge *edge = pm_map_edge(brief->report->map, e);
        if (edge->source == brief->node || edge->target == brief->node) {
            ties++;
            without += pm_map_text(brief->report->map, PM_EDGE_CARRIED_BY, e) == NULL ? 1 : 0;
        }
    }
    if (without > 0) {
        pm_text words = {0};
        pm_text_addf(&words, "%zu of its %zu %s nobody who keeps %s alive (`carried_by`).", without,
                     ties, without == 1 ? "relationships names" : "relationships name",
                     without == 1 ? "it" : "them");
        pm_brief_add_text(brief, "li", &words);
    }
}

pm_status pm_brief_add_unstated(const pm_brief *brief, pm_error *err)
{
    (void)err;
    size_t before = *brief->said;
    pm_html_start(brief->report->html, "ul", NULL);
    add_words(brief);
    add_uncarried(brief);
    if (pm_map_kind(brief->report->map, brief->node) == PM_ORGANISATION) {
        add_answers(brief, PM_NODE_ING01, PM_NODE_ING13, "the thirteen ingredients");
        add_answers(brief, PM_NODE_SKILL_LEADERSHIP, PM_NODE_SKILL_PERFORMANCE, "its own skills");
    }
    if (*brief->said == before) {
        pm_html_leaf(brief->report->html, "li", "Everything that is asked of it is stated.", NULL);
    }
    pm_html_end(brief->report->html);
    return PM_OK;
}
