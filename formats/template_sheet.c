/* The question sheet of one partner as CSV: what it is asked, the answers blank. Opens in any
 * spreadsheet program: UTF-8 with its mark, commas, lines ended by CR LF. */
#include "formats/csv_cells.h"
#include "formats/template_parts.h"
#include "formats/template_questions.h"

/* What the kinds of tie and the behaviours mean to those who answer. */
static const char *const INSTRUCTIONS[] = {
    "One row for each partner you have to do with: fill in what you know and leave the rest "
    "blank. Blank means not known.",
    "Give people's roles (\"housing lead\"), never their names. Then save as CSV and send the "
    "sheet "
    "back to whoever sent it, to nobody else.",
    "Ties: works_with = joint work, both ways; member = sits on or belongs to; funds = gives "
    "money; "
    "refers = sends people on; informs = keeps informed; supports = lends rooms, administration or "
    "advice; accountable_to = answers to; governs = decides for; feeds_into = brings views or "
    "results to; contributes_to = helps to bring about; develops = trains or builds up; seconds = "
    "lends staff.",
    "Behaviour: competition = after the same money, people or say; cooperation = help each other "
    "as it comes; coordination = match plans, so that nothing is done twice or left out; "
    "coevolution = change each other's ways for a purpose you share. None is better than another.",
};

static void add_opening(pm_text *out, const pm_map *members, size_t node)
{
    pm_csv_begin(out, true);
    pm_csv_add_cell(out, 0, PM_RESPONDENT_KEY);
    pm_csv_add_cell(out, 1, pm_map_node_id(members, node));
    pm_csv_add_cell(out, 2, pm_map_label(members, node));
    pm_csv_end_row(out);
    for (size_t i = 0; i < sizeof INSTRUCTIONS / sizeof INSTRUCTIONS[0]; i++) {
        pm_csv_add_cell(out, 0, INSTRUCTIONS[i]);
        pm_csv_end_row(out);
    }
}

/* "behaviour (how the two of you deal with each other: competition, cooperation, ...)" */
static void add_column_header(pm_text *out, pm_ask column)
{
    const pm_asked *asked = pm_asked_at(column);
    pm_text header = {0};
    pm_text_addf(&header, "%s (%s", asked->key, asked->help);
    if (asked->word < PM_WORD_COUNT && column != PM_ASK_THEY_TO_US) {
        pm_word_type type = pm_vocabulary(asked->word)->type;
        if (type == PM_WORD_CHOICE || type == PM_WORD_NUMBER || type == PM_WORD_LIST) {
            pm_text_add(&header, ": ");
            pm_add_what_it_takes(&header, asked->word);
        }
    }
    pm_text_add(&header, ")");
    out->failed = out->failed || header.failed;
    pm_csv_add_cell(out, (size_t)column, pm_text_bytes(&header));
    pm_text_free(&header);
}

static void add_partners(pm_text *out, const pm_map *members, size_t node)
{
    for (pm_ask column = 0; column < PM_ASK_COUNT; column++) {
        add_column_header(out, column);
    }
    pm_csv_end_row(out);
    for (size_t other = 0; other < pm_map_node_count(members); other++) {
        if (other == node || !pm_is_asked_about(members, other)) {
            continue;
        }
        pm_csv_add_cell(out, PM_ASK_PARTNER_ID, pm_map_node_id(members, other));
        pm_csv_add_cell(out, PM_ASK_PARTNER, pm_map_label(members, other));
        for (pm_ask column = PM_ASK_WE_TO_THEM; column < PM_ASK_COUNT; column++) {
            pm_csv_add_cell(out, (size_t)column, "");
        }
        pm_csv_end_row(out);
    }
}

/* An ingredient is worded as a statement. */
static void add_question(pm_text *out, pm_word word, const char *question)
{
    bool statement = word >= PM_NODE_ING01 && word <= PM_NODE_ING13;
    pm_text cell = {0};
    pm_text_add(&cell, statement ? "Is this so of the partnership? " : "");
    pm_text_add(&cell, question);
    out->failed = out->failed || cell.failed;
    pm_csv_add_cell(out, PM_OWN_QUESTION, pm_text_bytes(&cell));
    pm_text_free(&cell);
}

static void add_own_questions(pm_text *out)
{
    for (pm_ask_own column = 0; column < PM_OWN_COUNT; column++) {
        pm_csv_add_cell(out, (size_t)column, pm_own_key(column));
    }
    pm_csv_end_row(out);
    const char *question = "";
    pm_word word = PM_WORD_COUNT;
    for (size_t i = 0; (word = pm_own_question(i, &question)) < PM_WORD_COUNT; i++) {
        pm_text choices = {0};
        pm_add_what_it_takes(&choices, word);
        out->failed = out->failed || choices.failed;
        pm_csv_add_cell(out, PM_OWN_ID, pm_vocabulary(word)->name);
        add_question(out, word, question);
        pm_csv_add_cell(out, PM_OWN_ANSWER, "");
        pm_csv_add_cell(out, PM_OWN_CHOICES, pm_text_bytes(&choices));
        pm_csv_end_row(out);
        pm_text_free(&choices);
    }
}

void pm_add_question_sheet(pm_text *out, const pm_map *members, size_t node)
{
    add_opening(out, members, node);
    pm_csv_end_row(out);
    add_partners(out, members, node);
    pm_csv_end_row(out);
    add_own_questions(out);
}
