/* Private to the reader of rules files: where it stands in the file, and its two halves.
 *
 * The grammar; NAME is a word, VALUE a word, a text in quotes or a number, TEXT one or several
 * texts in quotes, which are joined by a blank:
 *
 *     file        = { "title" TEXT | setting | rule }
 *     setting     = "set" NAME "=" NUMBER
 *     rule        = "rule" NAME TEXT { clause }
 *     clause      = "require" condition
 *                 | ( "because" | "source" | "question" | "next" ) TEXT
 *                 | "level" ( "issue" | "watch" )
 *     condition   = conjunction { "or" conjunction }
 *     conjunction = negation { "and" negation }
 *     negation    = "not" negation | "(" condition ")" | test
 *     test        = "share" arguments comparison NUMBER
 *                 | "count" arguments comparison NUMBER
 *                 | "present" arguments
 *                 | "role" "(" NAME [ "," "of" "=" VALUE ] ")" "." ATTRIBUTE fits
 *     arguments   = "(" argument { "," argument } ")"
 *     argument    = "of" "=" VALUE | "voting" | ATTRIBUTE fits
 *     fits        = ( "=" | "!=" ) VALUE { "|" VALUE }
 *     ATTRIBUTE   = NAME | TEXT
 *     comparison  = "=" | "!=" | "<" | "<=" | ">" | ">="
 *     NUMBER      = digits [ "." digits ] [ "%" ]
 *
 * Line ends count as blanks. After a fault reading goes on with the next line that begins with
 * "set", "rule" or "title", so that one run tells of every fault. */
#ifndef PARTMAP_FORMATS_RULES_PARSE_H
#define PARTMAP_FORMATS_RULES_PARSE_H

#include "engine/audit/rulebook.h"
#include "formats/rules_lexer.h"

typedef struct pm_rules_parser {
    pm_lexer lexer;
    pm_token now;     /* the token to be taken next */
    size_t taken_end; /* bytes: where the token taken last ends */
    pm_rulebook *book;
    const char *file;    /* its name without folders, in the book's arena */
    size_t first_change; /* of this file, in the book */
    size_t tests, depth; /* of the condition being read */
    pm_error *err;
    pm_status status; /* PM_OK until memory runs out */
} pm_rules_parser;

/* All that follow return false when there was a fault, which is then among the problems, or memory
 * ran out (status). */

/* Tells of a fault at a token, unless the token itself is one that was told of; returns false. */
bool pm_rules_fault(pm_rules_parser *p, const pm_token *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Takes the token there is. */
bool pm_rules_take(pm_rules_parser *p);

/* Is the token this sign or word? */
bool pm_rules_is(const pm_rules_parser *p, pm_token_type type, const char *text);

/* Takes the sign; where it is not there, says what is expected ("\"=\" and a number"). */
bool pm_rules_expect(pm_rules_parser *p, const char *sign, const char *expected);

/* Takes a number: 60% is 0.6. */
bool pm_rules_number(pm_rules_parser *p, double *number, bool *percent);

/* Tells that something else is expected than the token there is. */
bool pm_rules_fault_found(pm_rules_parser *p, const char *expected);

/* Does another statement begin, or the file end? In rules_rule.c. */
bool pm_rules_at_statement(const pm_rules_parser *p);

/* Takes a convention that the file sets; and, at the end of the file, tells of settings that
 * contradict one another. In rules_settings.c. */
bool pm_rules_setting(pm_rules_parser *p);
void pm_rules_check_settings(pm_rules_parser *p);

/* Takes a TEXT; NULL after a fault, which says what is expected. In rules_rule.c. */
const char *pm_rules_text(pm_rules_parser *p, const char *expected);

/* Takes a rule into the book. In rules_rule.c. */
bool pm_rules_rule(pm_rules_parser *p);

/* size zeroed bytes in the book's arena. In rules_filter.c. */
void *pm_rules_new(pm_rules_parser *p, size_t size);

/* Takes a VALUE; NULL after a fault, which says what is expected. In rules_filter.c. */
const char *pm_rules_value(pm_rules_parser *p, const char *expected);

/* Takes an ATTRIBUTE and what it has to be. In rules_filter.c. */
bool pm_rules_filter(pm_rules_parser *p, pm_filter *filter);

/* Takes a condition into the book's arena. In rules_condition.c. */
const pm_condition *pm_rules_condition(pm_rules_parser *p);

#endif
