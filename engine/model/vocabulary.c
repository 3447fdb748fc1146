/* The vocabulary table and the checks that follow from it: see vocabulary.h. */
#include "engine/model/vocabulary.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

/* clang-format off */
#define BEHAVIOURS {"competition", "cooperation", "coordination", "coevolution"}
#define ANSWERS {"yes", "no", "unsure"}
#define INGREDIENT(of, number, text) {of, "ing" number, PM_WORD_CHOICE, ANSWERS, 0, 0, {0}, text}
#define INGREDIENTS(of)                                                                    \
    INGREDIENT(of, "01", "ingredient 1: real benefit is seen"),                            \
    INGREDIENT(of, "02", "ingredient 2: more is achieved together than apart"),            \
    INGREDIENT(of, "03", "ingredient 3: inclusive and representative"),                    \
    INGREDIENT(of, "04", "ingredient 4: the common interest comes before one's own"),      \
    INGREDIENT(of, "05", "ingredient 5: partners say \"we\""),                             \
    INGREDIENT(of, "06", "ingredient 6: willing to change"),                               \
    INGREDIENT(of, "07", "ingredient 7: responsibilities and rewards are shared"),         \
    INGREDIENT(of, "08", "ingredient 8: the will and the resources are there"),            \
    INGREDIENT(of, "09", "ingredient 9: a shared vision of success"),                      \
    INGREDIENT(of, "10", "ingredient 10: respect for difference"),                         \
    INGREDIENT(of, "11", "ingredient 11: each other's strengths are known"),               \
    INGREDIENT(of, "12", "ingredient 12: communication is in place"),                      \
    INGREDIENT(of, "13", "ingredient 13: regular review")

static const pm_vocabulary_row ROWS[PM_WORD_COUNT] = {
    {PM_GRAPH, "name", PM_WORD_TEXT, {0}, 0, 0, {0}, "name of the partnership"},
    {PM_GRAPH, "place", PM_WORD_TEXT, {0}, 0, 0, {0}, "area it serves"},
    {PM_GRAPH, "date", PM_WORD_TEXT, {0}, 0, 0, {0}, "date of the map, as printed"},
    {PM_GRAPH, "decision_body", PM_WORD_LIST, {0}, 0, 0, {0}, "ids or labels of the decision bodies"},
    {PM_GRAPH, "governance_form", PM_WORD_CHOICE,
     {"shared", "lead_organisation", "network_administrative"}, 0, 0, {0},
     "declared form of governance (Provan & Kenis 2008)"},
    {PM_GRAPH, "objective", PM_WORD_TEXT, {0}, 0, 0, {0}, "written objective"},
    {PM_GRAPH, "objective_agreed_date", PM_WORD_DATE, {0}, 0, 0, {0}, "when the objective was agreed"},
    {PM_GRAPH, "last_review", PM_WORD_DATE, {0}, 0, 0, {0}, "when the partnership was last reviewed"},
    {PM_GRAPH, "review_interval_months", PM_WORD_NUMBER, {0}, 0, 1200, {0}, "months between reviews"},
    {PM_GRAPH, "dispute_process", PM_WORD_TEXT, {0}, 0, 0, {0}, "how disagreements are settled"},
    {PM_GRAPH, "escalation_to", PM_WORD_TEXT, {0}, 0, 0, {0}, "where unsettled matters go"},
    {PM_GRAPH, "glossary", PM_WORD_TEXT, {0}, 0, 0, {0}, "where shared words are explained"},
    {PM_GRAPH, "started", PM_WORD_DATE, {0}, 0, 0, {0}, "when the partnership began"},
    INGREDIENTS(PM_GRAPH),

    {PM_NODE, "label", PM_WORD_TEXT, {0}, 0, 0,
     {"name", "shared name", "VertexLabel", "Vertex Label", "NodeLabel", "y:NodeLabel"}, "name as printed"},
    {PM_NODE, "kind", PM_WORD_CHOICE, {"organisation", "body", "person", "outcome"}, 0, 0,
     {"labelV", "labels:kind"},
     "what the node is; organisation if not stated"},
    {PM_NODE, "parent", PM_WORD_TEXT, {0}, 0, 0, {0}, "id of the node whose group it stands in"},
    {PM_NODE, "sector", PM_WORD_TEXT, {0}, 0, 0, {0}, "constituency it belongs to"},
    {PM_NODE, "represents", PM_WORD_LIST, {0}, 0, 0, {0}, "ids a person speaks for"},
    {PM_NODE, "level", PM_WORD_CHOICE,
     {"strategic", "executive", "operational", "delivery", "support"}, 0, 0, {0}, "layer it works at"},
    {PM_NODE, "body_type", PM_WORD_CHOICE, {"board", "action_group", "forum", "working_group"}, 0, 0,
     {0}, "what sort of body"},
    {PM_NODE, "decision_body", PM_WORD_BOOLEAN, {0}, 0, 0, {0}, "decisions are made here"},
    {PM_NODE, "role", PM_WORD_TEXT, {0}, 0, 0, {0}, "post a person holds"},
    {PM_NODE, "membership", PM_WORD_CHOICE, {"volunteer", "conscript", "mixed"}, 0, 0, {0},
     "joined freely or required to"},
    {PM_NODE, "responded", PM_WORD_BOOLEAN, {0}, 0, 0, {0}, "answered the survey"},
    {PM_NODE, "budget", PM_WORD_NUMBER, {0}, 0, 0, {0}, "money it brings or controls"},
    {PM_NODE, "staff", PM_WORD_NUMBER, {0}, 0, 0, {0}, "people employed"},
    {PM_NODE, "funding", PM_WORD_NUMBER, {0}, 0, 0, {0}, "money it puts into the partnership"},
    {PM_NODE, "contributes", PM_WORD_TEXT, {0}, 0, 0, {0}, "what it brings"},
    {PM_NODE, "role_description", PM_WORD_TEXT, {0}, 0, 0, {0}, "its described role"},
    {PM_NODE, "authority", PM_WORD_CHOICE, {"decide", "refer_back", "none"}, 0, 0, {0},
     "may its delegate decide"},
    {PM_NODE, "objective_agreed", PM_WORD_BOOLEAN, {0}, 0, 0, {0}, "agreed to the objective"},
    {PM_NODE, "since", PM_WORD_DATE, {0}, 0, 0, {0}, "member since"},
    {PM_NODE, "left", PM_WORD_DATE, {0}, 0, 0, {0}, "when it left"},
    {PM_NODE, "needs", PM_WORD_LIST, {0}, 0, 0, {0}, "skills or help looked for"},
    {PM_NODE, "offers", PM_WORD_LIST, {0}, 0, 0, {0}, "skills or help on offer"},
    {PM_NODE, "employer", PM_WORD_TEXT, {0}, 0, 0, {0}, "id of the organisation that employs it"},
    {PM_NODE, "voting", PM_WORD_COUNT_OR_BOOLEAN, {0}, 0, 0, {0}, "has a vote (or how many)"},
    {PM_NODE, "vacant", PM_WORD_COUNT_OR_BOOLEAN, {0}, 0, 0, {0}, "the seat is empty (or how many)"},
    {PM_NODE, "seats", PM_WORD_COUNT_OR_BOOLEAN, {0}, 0, 0, {0}, "seats held or on offer"},
    {PM_NODE, "reliance", PM_WORD_NUMBER, {0}, 0, 1, {0}, "share of income that comes through the partnership"},
    {PM_NODE, "skill_leadership", PM_WORD_NUMBER, {0}, 1, 4, {0}, "own rating: leadership"},
    {PM_NODE, "skill_trust", PM_WORD_NUMBER, {0}, 1, 4, {0}, "own rating: trust"},
    {PM_NODE, "skill_learning", PM_WORD_NUMBER, {0}, 1, 4, {0}, "own rating: learning and review"},
    {PM_NODE, "skill_performance", PM_WORD_NUMBER, {0}, 1, 4, {0}, "own rating: managing for performance"},
    INGREDIENTS(PM_NODE),

    {PM_EDGE, "kind", PM_WORD_CHOICE,
     {"works_with", "member", "funds", "refers", "informs", "supports", "accountable_to", "governs",
      "feeds_into", "contributes_to", "develops", "seconds"}, 0, 0,
     {"type", "relation", "relationship", "interaction", "shared interaction", "labelE", "label",
      "EdgeLabel", "Edge Label", "y:EdgeLabel"},
     "what the tie is"},
    {PM_EDGE, "role", PM_WORD_CHOICE, {"chair", "vice", "convenor", "member", "observer", "support"}, 0,
     0, {0}, "role of a member in a body"},
    {PM_EDGE, "strength", PM_WORD_NUMBER, {0}, 0, 0, {"weight"}, "how strong; larger is stronger"},
    {PM_EDGE, "behaviour", PM_WORD_CHOICE, BEHAVIOURS, 0, 0, {0}, "place on the partnership continuum"},
    {PM_EDGE, "behaviour_source", PM_WORD_CHOICE, BEHAVIOURS, 0, 0, {0}, "the same, as the source sees it"},
    {PM_EDGE, "behaviour_target", PM_WORD_CHOICE, BEHAVIOURS, 0, 0, {0}, "the same, as the target sees it"},
    {PM_EDGE, "purpose", PM_WORD_TEXT, {0}, 0, 0, {0}, "what the tie is for"},
    {PM_EDGE, "reported_by", PM_WORD_LIST, {0}, 0, 0, {0}, "ids of those who reported the tie"},
    {PM_EDGE, "trust_source", PM_WORD_NUMBER, {0}, 1, 4, {0}, "trust of the source in the target"},
    {PM_EDGE, "trust_target", PM_WORD_NUMBER, {0}, 1, 4, {0}, "trust of the target in the source"},
    {PM_EDGE, "carried_by", PM_WORD_LIST, {0}, 0, 0, {0}, "people who keep the tie alive"},
    {PM_EDGE, "deputy", PM_WORD_TEXT, {0}, 0, 0, {0}, "who stands in"},
    {PM_EDGE, "agreement", PM_WORD_CHOICE, {"none", "verbal", "memorandum", "contract", "statutory"}, 0,
     0, {0}, "what it rests on"},
    {PM_EDGE, "amount", PM_WORD_NUMBER, {0}, 0, 0, {0}, "money or people that flow"},
    {PM_EDGE, "period", PM_WORD_TEXT, {0}, 0, 0, {0}, "time the amount covers"},
    {PM_EDGE, "resource", PM_WORD_TEXT, {0}, 0, 0, {0}, "what flows"},
    {PM_EDGE, "activity", PM_WORD_TEXT, {0}, 0, 0, {0}, "what is done together"},
    {PM_EDGE, "since", PM_WORD_DATE, {0}, 0, 0, {0}, "when the tie began"},
    {PM_EDGE, "scope", PM_WORD_CHOICE, {"internal", "external"}, 0, 0, {0}, "within the partnership or beyond it"},
};
/* clang-format on */

const pm_vocabulary_row *pm_vocabulary(pm_word word)
{
    return &ROWS[word];
}

static bool is_same(const char *a, const char *b, bool any_case)
{
    return any_case ? pm_equal_ignoring_case(a, b) : strcmp(a, b) == 0;
}

static bool has_alias(const pm_vocabulary_row *row, const char *name, bool any_case)
{
    for (size_t i = 0; row->aliases[i] != NULL; i++) {
        if (is_same(row->aliases[i], name, any_case)) {
            return true;
        }
    }
    return false;
}

bool pm_vocabulary_has_name(pm_word word, const char *name)
{
    return is_same(ROWS[word].name, name, false) || has_alias(&ROWS[word], name, false);
}

/* Own names go before aliases, and the name as written before its other cases. */
pm_word pm_vocabulary_find(pm_element element, const char *name, bool *alias)
{
    for (int pass = 0; pass < 4; pass++) {
        bool any_case = pass >= 2;
        bool own = pass % 2 == 0;
        *alias = pass > 0;
        for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
            const pm_vocabulary_row *row = &ROWS[word];
            if (row->element == element &&
                (own ? is_same(row->name, name, any_case) : has_alias(row, name, any_case))) {
                return word;
            }
        }
    }
    *alias = false;
    return PM_WORD_COUNT;
}

int pm_vocabulary_choice(pm_word word, const char *value)
{
    for (int i = 0; ROWS[word].choices[i] != NULL; i++) {
        if (pm_equal_ignoring_case(ROWS[word].choices[i], value)) {
            return i;
        }
    }
    return -1;
}

int pm_parse_boolean(const char *value)
{
    static const char *const yes[] = {"true", "1", "yes"};
    static const char *const no[] = {"false", "0", "no"};
    for (size_t i = 0; i < 3; i++) {
        if (pm_equal_ignoring_case(value, yes[i])) {
            return 1;
        }
        if (pm_equal_ignoring_case(value, no[i])) {
            return 0;
        }
    }
    return -1;
}

static pm_status check_choice(const pm_vocabulary_row *row, const char *value, pm_error *err)
{
    pm_text list = {0};
    size_t count = 0;
    for (; row->choices[count] != NULL; count++) {
        pm_text_add(&list, count > 0 ? ", " : "");
        pm_text_add(&list, row->choices[count]);
    }
    const char *nearest = pm_nearest(value, row->choices, count);
    if (nearest != NULL) {
        pm_fail(err, PM_INVALID, "%s is \"%s\": did you mean \"%s\"? It takes one of %s.",
                row->name, pm_excerpt_of(value).bytes, nearest, pm_text_bytes(&list));
    } else {
        pm_fail(err, PM_INVALID, "%s is \"%s\": it takes one of %s.", row->name,
                pm_excerpt_of(value).bytes, pm_text_bytes(&list));
    }
    pm_status status = pm_text_check(&list, err);
    pm_text_free(&list);
    return status == PM_OK ? PM_INVALID : status;
}

static bool is_within(const pm_vocabulary_row *row, double number)
{
    bool bounded = row->lowest < row->highest;
    double lowest = bounded ? row->lowest : -PM_LARGEST_NUMBER;
    double highest = bounded ? row->highest : PM_LARGEST_NUMBER;
    return number >= lowest && number <= highest;
}

static pm_status check_number(const pm_vocabulary_row *row, const char *value, pm_error *err)
{
    double number = 0;
    if (!pm_parse_number(value, &number)) {
        return pm_fail(
            err, PM_INVALID,
            "%s is \"%s\", which is not a number: write plain digits with a full stop for "
            "decimals, such as 1250.5, or leave it blank.",
            row->name, pm_excerpt_of(value).bytes);
    }
    if (is_within(row, number)) {
        return PM_OK;
    }
    bool bounded = row->lowest < row->highest;
    return pm_fail(err, PM_INVALID, "%s is \"%s\": it has to lie between %g and %g.", row->name,
                   pm_excerpt_of(value).bytes, bounded ? row->lowest : -PM_LARGEST_NUMBER,
                   bounded ? row->highest : PM_LARGEST_NUMBER);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool is_date(const char *value)
{
    static const char shape[] = "dddd-dd-dd";
    size_t length = strlen(value);
    if (length != 4 && length != 7 && length != 10) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        bool digit = value[i] >= '0' && value[i] <= '9';
        if (shape[i] == 'd' ? !digit : value[i] != '-') {
            return false;
        }
    }
    int month = length >= 7 ? (value[5] - '0') * 10 + value[6] - '0' : 1;
    int day = length == 10 ? (value[8] - '0') * 10 + value[9] - '0' : 1;
    int year =
        (value[0] - '0') * 1000 + (value[1] - '0') * 100 + (value[2] - '0') * 10 + value[3] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

static pm_status check_count_or_boolean(const pm_vocabulary_row *row, const char *value,
                                        pm_error *err)
{
    double number = 0;
    bool whole = pm_parse_number(value, &number) && number >= 0 && floor(number) == number;
    if (pm_parse_boolean(value) < 0 && !whole) {
        return pm_fail(err, PM_INVALID,
                       "%s is \"%s\": write a whole number, true or false, or leave it blank.",
                       row->name, pm_excerpt_of(value).bytes);
    }
    if (number > PM_LARGEST_NUMBER) {
        return pm_fail(err, PM_INVALID, "%s is \"%s\": it has to lie between 0 and %g.", row->name,
                       pm_excerpt_of(value).bytes, PM_LARGEST_NUMBER);
    }
    return PM_OK;
}

bool pm_vocabulary_takes(pm_word word, const char *value)
{
    const pm_vocabulary_row *row = &ROWS[word];
    double number = 0;
    switch (row->type) {
    case PM_WORD_CHOICE:
        return pm_vocabulary_choice(word, value) >= 0;
    case PM_WORD_NUMBER:
        return pm_parse_number(value, &number) && is_within(row, number);
    case PM_WORD_BOOLEAN:
        return pm_parse_boolean(value) >= 0;
    case PM_WORD_COUNT_OR_BOOLEAN:
        return pm_parse_boolean(value) >= 0 ||
               (pm_parse_number(value, &number) && number >= 0 && floor(number) == number &&
                number <= PM_LARGEST_NUMBER);
    case PM_WORD_DATE:
        return is_date(value);
    case PM_WORD_TEXT:
    case PM_WORD_LIST:
        return true;
    }
    return true;
}

pm_status pm_vocabulary_check(pm_word word, const char *value, pm_error *err)
{
    const pm_vocabulary_row *row = &ROWS[word];
    switch (row->type) {
    case PM_WORD_CHOICE:
        return pm_vocabulary_choice(word, value) >= 0 ? PM_OK : check_choice(row, value, err);
    case PM_WORD_NUMBER:
        return check_number(row, value, err);
    case PM_WORD_BOOLEAN:
        return pm_parse_boolean(value) >= 0
                   ? PM_OK
                   : pm_fail(err, PM_INVALID,
                             "%s is \"%s\": write true or false, or leave it blank.", row->name,
                             pm_excerpt_of(value).bytes);
    case PM_WORD_COUNT_OR_BOOLEAN:
        return check_count_or_boolean(row, value, err);
    case PM_WORD_DATE:
        return is_date(value)
                   ? PM_OK
                   : pm_fail(
                         err, PM_INVALID,
                         "%s is \"%s\", which is not a date: write 2026, 2026-11 or 2026-11-30.",
                         row->name, pm_excerpt_of(value).bytes);
    case PM_WORD_TEXT:
    case PM_WORD_LIST:
        return PM_OK;
    }
    return PM_OK;
}
