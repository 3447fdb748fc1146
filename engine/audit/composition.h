/* Composition rules: who has to be there, and in what number. A rules file is read into these trees
 * (formats/rules_read.c), and the audit asks each of a map (composition.c). For engine/audit and
 * the reader of rules files.
 *
 *     share(sector=business, of=board, voting) > 0.5 and role(chair).sector = business
 *
 *                        and
 *                       /   \
 *                  share     role             leaves are tests: yes, no, or not told by the map
 */
#ifndef PARTMAP_ENGINE_AUDIT_COMPOSITION_H
#define PARTMAP_ENGINE_AUDIT_COMPOSITION_H

#include "engine/audit/audit.h"

/* Tests in one rule, and parentheses and "not" within one another: trees are walked by recursion.
 */
enum { PM_MOST_TESTS = 64, PM_DEEPEST_CONDITION = 32 };

typedef enum pm_condition_type {
    PM_TEST_SHARE,   /* share of seats (of organisations without "of") that fit, against a number */
    PM_TEST_COUNT,   /* how many fit, against a number */
    PM_TEST_PRESENT, /* the same as one or more */
    PM_TEST_ROLE,    /* all who hold a role in a body fit */
    PM_CONDITION_AND,
    PM_CONDITION_OR,
    PM_CONDITION_NOT
} pm_condition_type;

typedef enum pm_comparison {
    PM_MORE,
    PM_AT_LEAST,
    PM_EQUAL,
    PM_NOT_EQUAL,
    PM_LESS,
    PM_AT_MOST
} pm_comparison;

/* "sector=labour|community": the attribute has one of the values, or with "differs" none of them.
 * Case does not count. */
typedef struct pm_filter {
    const char *attribute; /* a word of nodes, or an attribute of the user's own */
    bool differs;
    const char *const *values;
    size_t value_count;
    const struct pm_filter *next; /* another that has to fit as well; NULL: none */
} pm_filter;

/* A tree; everything in it lives in its rulebook's arena. */
typedef struct pm_condition {
    pm_condition_type type;
    const struct pm_condition *left, *right; /* of and, or; "not" has left alone */
    const char *of;           /* the body, as written; NULL: the organisations on the map */
    bool voting;              /* only seats with a vote */
    const char *role;         /* of PM_TEST_ROLE: a role of edges */
    const pm_filter *filters; /* NULL: everybody fits */
    pm_comparison comparison; /* of share and count; present is "at least 1" */
    double number;            /* a share from 0 to 1, or a count */
} pm_condition;

/* One rule of a file. */
typedef struct pm_composition {
    pm_rule row;      /* as findings and explain show it; without a function */
    pm_outcome level; /* when it is not met: PM_ISSUE or PM_WATCH */
    const pm_condition *condition;
    const char *file;
    size_t line;
} pm_composition;

#endif
