/* The questions of a question sheet: see template_questions.h. */
#include "formats/template_questions.h"

const char PM_RESPONDENT_KEY[] = "respondent";

static const pm_asked COLUMNS[PM_ASK_COUNT] = {
    [PM_ASK_PARTNER_ID] = {"partner_id", PM_WORD_COUNT, "do not change"},
    [PM_ASK_PARTNER] = {"partner", PM_WORD_COUNT, "do not change"},
    [PM_ASK_WE_TO_THEM] = {"we_to_them", PM_EDGE_KIND,
                           "what you do with them or for them; several separated by ;"},
    [PM_ASK_THEY_TO_US] = {"they_to_us", PM_EDGE_KIND, "what they do for you; the same words"},
    [PM_ASK_STRENGTH] = {"strength", PM_EDGE_STRENGTH, "larger is stronger"},
    [PM_ASK_BEHAVIOUR] = {"behaviour", PM_EDGE_BEHAVIOUR,
                          "how the two of you deal with each other"},
    [PM_ASK_TRUST] = {"trust", PM_EDGE_TRUST_SOURCE, "how far you trust them"},
    [PM_ASK_CARRIED_BY] = {"carried_by", PM_EDGE_CARRIED_BY,
                           "who on your side keeps it alive: roles, never names of people"},
    [PM_ASK_DEPUTY] = {"deputy", PM_EDGE_DEPUTY, "the role that stands in for them"},
    [PM_ASK_AGREEMENT] = {"agreement", PM_EDGE_AGREEMENT, "what it rests on"},
    [PM_ASK_AMOUNT_TO_THEM] = {"amount_to_them", PM_EDGE_AMOUNT,
                               "money or people a year from you to them"},
    [PM_ASK_AMOUNT_FROM_THEM] = {"amount_from_them", PM_EDGE_AMOUNT,
                                 "money or people a year from them to you"},
    [PM_ASK_SINCE] = {"since", PM_EDGE_SINCE, "the year is enough"},
    [PM_ASK_NOTE] = {"note", PM_WORD_COUNT, "anything else"},
};

const pm_asked *pm_asked_at(pm_ask column)
{
    return &COLUMNS[column];
}

const char *pm_own_key(pm_ask_own column)
{
    static const char *const keys[PM_OWN_COUNT] = {"question_id", "question", "answer", "choices"};
    return keys[column];
}

/* --- about oneself --------------------------------------------------------------------------- */

static const struct own_question {
    pm_word word;
    const char *question;
} OWN[] = {
    {PM_NODE_MEMBERSHIP, "Did you join freely, or were you required to?"},
    {PM_NODE_SINCE, "Since when have you been a member? The year is enough."},
    {PM_NODE_ROLE_DESCRIPTION, "What is your role in the partnership?"},
    {PM_NODE_CONTRIBUTES, "What do you bring to it?"},
    {PM_NODE_AUTHORITY, "May your delegate decide for you, or refer back first?"},
    {PM_NODE_OBJECTIVE_AGREED, "Have you agreed to its objective?"},
    {PM_NODE_STAFF, "How many people do you employ?"},
    {PM_NODE_BUDGET, "What is your budget for a year?"},
    {PM_NODE_FUNDING, "How much money do you put into the partnership in a year?"},
    {PM_NODE_RELIANCE, "What share of your income comes through the partnership?"},
    {PM_NODE_NEEDS, "Which skills or help are you looking for?"},
    {PM_NODE_OFFERS, "Which skills or help could you offer?"},
    {PM_NODE_SKILL_LEADERSHIP, "How good are you at leadership?"},
    {PM_NODE_SKILL_TRUST, "How good are you at building trust?"},
    {PM_NODE_SKILL_LEARNING, "How good are you at learning and review?"},
    {PM_NODE_SKILL_PERFORMANCE, "How good are you at managing for performance?"},
};

pm_word pm_own_question(size_t index, const char **question)
{
    size_t own = sizeof OWN / sizeof OWN[0];
    if (index < own) {
        *question = OWN[index].question;
        return OWN[index].word;
    }
    if (index >= own + PM_INGREDIENTS) {
        return PM_WORD_COUNT;
    }
    pm_word word = (pm_word)(PM_NODE_ING01 + (index - own));
    *question = pm_vocabulary(word)->meaning;
    return word;
}

/* --- what a word takes ----------------------------------------------------------------------- */

static void add_list(pm_text *out, const char *const *choices)
{
    for (size_t i = 0; choices[i] != NULL; i++) {
        const char *between = choices[i + 1] != NULL ? ", " : " or ";
        pm_text_add(out, i > 0 ? between : "");
        pm_text_add(out, choices[i]);
    }
}

void pm_add_what_it_takes(pm_text *out, pm_word word)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    switch (row->type) {
    case PM_WORD_CHOICE:
        add_list(out, row->choices);
        break;
    case PM_WORD_NUMBER:
        pm_text_add(out, "a number");
        if (row->lowest < row->highest) {
            pm_text_addf(out, " from %g to %g", row->lowest, row->highest);
        }
        break;
    case PM_WORD_BOOLEAN:
        pm_text_add(out, "yes or no");
        break;
    case PM_WORD_COUNT_OR_BOOLEAN:
        pm_text_add(out, "a whole number, yes or no");
        break;
    case PM_WORD_DATE:
        pm_text_add(out, "a date: 2026, 2026-11 or 2026-11-30");
        break;
    case PM_WORD_LIST:
        pm_text_add(out, "several separated by ;");
        break;
    case PM_WORD_TEXT:
        pm_text_add(out, "your own words");
        break;
    }
}

/* --- who is asked ---------------------------------------------------------------------------- */

static bool is_member(pm_node_kind kind)
{
    return kind == PM_ORGANISATION || kind == PM_BODY;
}

bool pm_is_asked(const pm_map *map, size_t node)
{
    bool any = false;
    for (size_t i = 0; i < pm_map_node_count(map) && !any; i++) {
        any = is_member(pm_map_kind(map, i));
    }
    return !any || is_member(pm_map_kind(map, node));
}

bool pm_is_asked_about(const pm_map *map, size_t node)
{
    return pm_map_kind(map, node) != PM_PERSON;
}
