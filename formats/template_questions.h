/* Private to formats: what a question sheet asks. One table row a column about a partner and one a
 * question about oneself; the template writes them, merging reads them back. Words, choices and
 * ranges are the vocabulary's.
 *
 *     respondent, id, label                      whose sheet it is
 *     partner_id, partner, we_to_them, ...       headers, then one row each other partner
 *     question_id, question, answer, choices     headers, then one row each question
 *
 * Headers are a key and, in brackets, what to write; only the key counts. */
#ifndef PARTMAP_FORMATS_TEMPLATE_QUESTIONS_H
#define PARTMAP_FORMATS_TEMPLATE_QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/model/map.h"

/* Columns about a partner, in the order of the sheet. */
typedef enum pm_ask {
    PM_ASK_PARTNER_ID,
    PM_ASK_PARTNER,
    PM_ASK_WE_TO_THEM,
    PM_ASK_THEY_TO_US,
    PM_ASK_STRENGTH,
    PM_ASK_BEHAVIOUR,
    PM_ASK_TRUST,
    PM_ASK_CARRIED_BY,
    PM_ASK_DEPUTY,
    PM_ASK_AGREEMENT,
    PM_ASK_AMOUNT_TO_THEM,
    PM_ASK_AMOUNT_FROM_THEM,
    PM_ASK_SINCE,
    PM_ASK_NOTE,
    PM_ASK_COUNT
} pm_ask;

/* A column about a partner. */
typedef struct pm_asked {
    const char *key;  /* of its header */
    pm_word word;     /* whose values it takes; PM_WORD_COUNT: none */
    const char *help; /* what to write; the word's choices follow it where it has some */
} pm_asked;

const pm_asked *pm_asked_at(pm_ask column);

/* Columns of the questions about oneself, in the order of the sheet. */
typedef enum pm_ask_own {
    PM_OWN_ID,
    PM_OWN_QUESTION,
    PM_OWN_ANSWER,
    PM_OWN_CHOICES,
    PM_OWN_COUNT
} pm_ask_own;

const char *pm_own_key(pm_ask_own column);

/* A question about oneself, in order: the word of a node it answers (PM_WORD_COUNT at the end) and
 * the question in words. Its id is the word's name. */
enum { PM_MOST_OWN_QUESTIONS = 32 };
pm_word pm_own_question(size_t index, const char **question);

/* The key of the row that says whose sheet it is. */
extern const char PM_RESPONDENT_KEY[];

/* Appends what a word takes, in words: "yes, no or unsure", "a number from 1 to 4". */
void pm_add_what_it_takes(pm_text *out, pm_word word);

/* Does the node get a sheet? Organisations and bodies do; where there is none of them, all. */
bool pm_is_asked(const pm_map *map, size_t node);

/* May others name it as their partner? All but people. */
bool pm_is_asked_about(const pm_map *map, size_t node);

#endif
