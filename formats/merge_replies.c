/* The rows about partners in a question sheet: each becomes a reply that names ties and describes
 * them, or is complained of. See merge_parts.h. */
#include <stdint.h>
#include <stdio.h>

#include "formats/merge_parts.h"

bool pm_is_answered(const pm_sheet_reader *reader, const size_t *columns, size_t row)
{
    for (pm_ask ask = PM_ASK_WE_TO_THEM; ask < PM_ASK_COUNT; ask++) {
        if (pm_reply_text(reader, row, columns[ask])[0] != '\0') {
            return true;
        }
    }
    return false;
}

static pm_status read_texts(pm_sheet_reader *reader, const size_t *columns, size_t row,
                            pm_reply *reply, pm_error *err)
{
    pm_status status = PM_OK;
    for (pm_ask ask = PM_ASK_STRENGTH; ask < PM_ASK_COUNT && status == PM_OK; ask++) {
        const pm_asked *asked = pm_asked_at(ask);
        status = pm_read_answer(reader, row, columns[ask], asked->word, asked->key,
                                &reply->texts[ask], err);
    }
    return status;
}

static pm_status read_row_kinds(pm_sheet_reader *reader, const size_t *columns, size_t row,
                                pm_reply *reply, pm_error *err)
{
    size_t given = columns[PM_ASK_WE_TO_THEM];
    size_t taken = columns[PM_ASK_THEY_TO_US];
    pm_status status =
        pm_read_kinds(reader, row, given, pm_asked_at(PM_ASK_WE_TO_THEM)->key, &reply->given, err);
    if (status == PM_OK) {
        status = pm_read_kinds(reader, row, taken, pm_asked_at(PM_ASK_THEY_TO_US)->key,
                               &reply->taken, err);
    }
    for (unsigned kind = 0; pm_kind_name((int)kind) != NULL; kind++) {
        unsigned bit = 1U << kind;
        if (pm_kind_is_mutual((int)kind) && (reply->taken & bit) != 0) {
            reply->given |= bit;
            reply->taken &= ~bit;
        }
    }
    return status;
}

/* An amount has to belong to a tie that carries one. */
static pm_status check_amount(pm_sheet_reader *reader, const size_t *columns, size_t row,
                              pm_reply *reply, pm_ask amount, pm_error *err)
{
    bool to_them = amount == PM_ASK_AMOUNT_TO_THEM;
    if (reply->texts[amount] == NULL ||
        pm_kind_with_amount(to_them ? reply->given : reply->taken) >= 0) {
        return PM_OK;
    }
    pm_text words = {0};
    pm_text_addf(&words,
                 "%s is \"%s\", but %s names no tie that has one: write funds, seconds, refers or "
                 "supports there, or clear the amount.",
                 pm_asked_at(amount)->key, pm_excerpt_of(reply->texts[amount]).bytes,
                 pm_asked_at(to_them ? PM_ASK_WE_TO_THEM : PM_ASK_THEY_TO_US)->key);
    pm_status status = pm_text_check(&words, err);
    if (status == PM_OK) {
        status = pm_complain(reader, row, columns[amount], "amount", pm_text_bytes(&words), err);
    }
    reply->texts[amount] = NULL;
    pm_text_free(&words);
    return status;
}

/* Several rows on one partner are fine as long as they name different ties. */
static pm_status check_new(pm_sheet_reader *reader, const size_t *columns, size_t row,
                           pm_reply *reply, pm_error *err)
{
    const pm_answers *answers = reader->answers;
    for (size_t i = 0; i < answers->reply_count; i++) {
        const pm_reply *old = &answers->replies[i];
        if (old->partner != reply->partner ||
            ((old->given & reply->given) == 0 && (old->taken & reply->taken) == 0)) {
            continue;
        }
        char words[160];
        snprintf(words, sizeof words,
                 "Line %zu already names a tie of this kind with this partner: keep one of the "
                 "two rows.",
                 old->line);
        reply->given = 0;
        reply->taken = 0;
        return pm_complain(reader, row, columns[PM_ASK_WE_TO_THEM], "row", words, err);
    }
    return PM_OK;
}

static pm_status keep_reply(pm_sheet_reader *reader, const pm_reply *reply, pm_error *err)
{
    pm_answers *answers = reader->answers;
    void *replies = answers->replies;
    pm_status status = pm_grow(&replies, &answers->reply_capacity, answers->reply_count + 1,
                               sizeof *answers->replies, err);
    answers->replies = replies;
    if (status == PM_OK) {
        answers->replies[answers->reply_count++] = *reply;
    }
    return status;
}

/* A row that names no tie: that its cells were blank or could not be read was said before. */
static pm_status complain_of_no_tie(pm_sheet_reader *reader, const size_t *columns, size_t row,
                                    const pm_reply *reply, pm_error *err)
{
    bool only_a_note = reply->texts[PM_ASK_NOTE] != NULL;
    for (pm_ask ask = PM_ASK_STRENGTH; ask < PM_ASK_NOTE; ask++) {
        only_a_note = only_a_note && reply->texts[ask] == NULL;
    }
    bool no_kind = pm_reply_text(reader, row, columns[PM_ASK_WE_TO_THEM])[0] == '\0' &&
                   pm_reply_text(reader, row, columns[PM_ASK_THEY_TO_US])[0] == '\0';
    size_t column = columns[only_a_note ? PM_ASK_NOTE : PM_ASK_WE_TO_THEM];
    if (only_a_note) {
        return pm_problems_add(&reader->answers->problems, 0,
                               pm_sheet_line(&reader->sheet, row, column), column + 1, err,
                               "The note is left out, since its row names no tie.");
    }
    return no_kind ? pm_complain(reader, row, column, "row",
                                 "The row describes a tie, but does not say what it is: write "
                                 "works_with or another kind into we_to_them or they_to_us, or "
                                 "clear the row.",
                                 err)
                   : PM_OK;
}

pm_status pm_read_reply(pm_sheet_reader *reader, const size_t *columns, size_t row, pm_error *err)
{
    pm_reply reply = {.line = pm_sheet_line(&reader->sheet, row, 0)};
    pm_status status = pm_find_partner(reader, row, columns[PM_ASK_PARTNER_ID],
                                       columns[PM_ASK_PARTNER], &reply.partner, err);
    if (status != PM_OK || reply.partner == SIZE_MAX) {
        return status;
    }
    if (reply.partner == reader->answers->respondent) {
        return pm_complain(reader, row, 0, "row", "The row is about the partner itself: clear it.",
                           err);
    }
    status = read_row_kinds(reader, columns, row, &reply, err);
    if (status == PM_OK) {
        status = read_texts(reader, columns, row, &reply, err);
    }
    if (status != PM_OK || (reply.given == 0 && reply.taken == 0)) {
        return status == PM_OK ? complain_of_no_tie(reader, columns, row, &reply, err) : status;
    }
    status = check_new(reader, columns, row, &reply, err);
    for (pm_ask ask = PM_ASK_AMOUNT_TO_THEM; ask <= PM_ASK_AMOUNT_FROM_THEM && status == PM_OK;
         ask++) {
        status = check_amount(reader, columns, row, &reply, ask, err);
    }
    bool kept = reply.given != 0 || reply.taken != 0;
    return status == PM_OK && kept ? keep_reply(reader, &reply, err) : status;
}
