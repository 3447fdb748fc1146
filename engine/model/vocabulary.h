/* The words a partnership map is written in: names of attributes of the graph, its nodes and its
 * edges, what values they take, and the other names they are also read under. One table row a word;
 * the reader checks values against it and everything downstream asks for facts by word. */
#ifndef PARTMAP_ENGINE_MODEL_VOCABULARY_H
#define PARTMAP_ENGINE_MODEL_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

/* What an attribute belongs to. */
typedef enum pm_element { PM_GRAPH, PM_NODE, PM_EDGE, PM_ELEMENT_COUNT } pm_element;

/* What values a word takes. */
typedef enum pm_word_type {
    PM_WORD_TEXT,             /* anything */
    PM_WORD_LIST,             /* parts separated by ';' */
    PM_WORD_CHOICE,           /* one of a closed list */
    PM_WORD_NUMBER,           /* finite plain decimal, within lowest..highest */
    PM_WORD_BOOLEAN,          /* true, 1, yes or false, 0, no */
    PM_WORD_COUNT_OR_BOOLEAN, /* a whole number from 0, or a boolean read as 1 or 0 */
    PM_WORD_DATE              /* 2026, 2026-11 or 2026-11-30 */
} pm_word_type;

/* Every word, in the order of the table. */
typedef enum pm_word {
    /* of the graph */
    PM_MAP_NAME,
    PM_MAP_PLACE,
    PM_MAP_DATE,
    PM_MAP_DECISION_BODY,
    PM_MAP_GOVERNANCE_FORM,
    PM_MAP_OBJECTIVE,
    PM_MAP_OBJECTIVE_AGREED_DATE,
    PM_MAP_LAST_REVIEW,
    PM_MAP_REVIEW_INTERVAL_MONTHS,
    PM_MAP_DISPUTE_PROCESS,
    PM_MAP_ESCALATION_TO,
    PM_MAP_GLOSSARY,
    PM_MAP_STARTED,
    PM_MAP_ING01, /* the thirteen ingredients follow one another */
    PM_MAP_ING13 = PM_MAP_ING01 + 12,
    /* of a node */
    PM_NODE_LABEL,
    PM_NODE_KIND,
    PM_NODE_PARENT,
    PM_NODE_SECTOR,
    PM_NODE_REPRESENTS,
    PM_NODE_LEVEL,
    PM_NODE_BODY_TYPE,
    PM_NODE_DECISION_BODY,
    PM_NODE_ROLE,
    PM_NODE_MEMBERSHIP,
    PM_NODE_RESPONDED,
    PM_NODE_BUDGET,
    PM_NODE_STAFF,
    PM_NODE_FUNDING,
    PM_NODE_CONTRIBUTES,
    PM_NODE_ROLE_DESCRIPTION,
    PM_NODE_AUTHORITY,
    PM_NODE_OBJECTIVE_AGREED,
    PM_NODE_SINCE,
    PM_NODE_LEFT,
    PM_NODE_NEEDS,
    PM_NODE_OFFERS,
    PM_NODE_EMPLOYER,
    PM_NODE_VOTING,
    PM_NODE_VACANT,
    PM_NODE_SEATS,
    PM_NODE_RELIANCE,
    PM_NODE_SKILL_LEADERSHIP,
    PM_NODE_SKILL_TRUST,
    PM_NODE_SKILL_LEARNING,
    PM_NODE_SKILL_PERFORMANCE,
    PM_NODE_ING01,
    PM_NODE_ING13 = PM_NODE_ING01 + 12,
    /* of an edge */
    PM_EDGE_KIND,
    PM_EDGE_ROLE,
    PM_EDGE_STRENGTH,
    PM_EDGE_BEHAVIOUR,
    PM_EDGE_BEHAVIOUR_SOURCE,
    PM_EDGE_BEHAVIOUR_TARGET,
    PM_EDGE_PURPOSE,
    PM_EDGE_REPORTED_BY,
    PM_EDGE_TRUST_SOURCE,
    PM_EDGE_TRUST_TARGET,
    PM_EDGE_CARRIED_BY,
    PM_EDGE_DEPUTY,
    PM_EDGE_AGREEMENT,
    PM_EDGE_AMOUNT,
    PM_EDGE_PERIOD,
    PM_EDGE_RESOURCE,
    PM_EDGE_ACTIVITY,
    PM_EDGE_SINCE,
    PM_EDGE_SCOPE,
    PM_WORD_COUNT
} pm_word;

/* Choices of PM_NODE_KIND, in the order of its closed list. */
typedef enum pm_node_kind {
    PM_ORGANISATION,
    PM_BODY,
    PM_PERSON,
    PM_OUTCOME,
    PM_NODE_KIND_COUNT
} pm_node_kind;

/* Numbers lie between this and its negative: each is exact to the unit, and sums and squares of any
 * number of them stay finite. */
#define PM_LARGEST_NUMBER 1e15

enum { PM_MOST_ALIASES = 10, PM_MOST_CHOICES = 12, PM_INGREDIENTS = 13 };

/* One row of the vocabulary. */
typedef struct pm_vocabulary_row {
    pm_element element;
    const char *name; /* the attribute's name in GraphML */
    pm_word_type type;
    const char *choices[PM_MOST_CHOICES + 1]; /* closed list, ended by NULL */
    double lowest, highest;                   /* both 0: PM_LARGEST_NUMBER each way */
    const char *aliases[PM_MOST_ALIASES + 1]; /* also read under these, in this order */
    const char *meaning;                      /* one line for help and methods */
} pm_vocabulary_row;

/* The row of a word; never NULL for a pm_word. */
const pm_vocabulary_row *pm_vocabulary(pm_word word);

/* The word an attribute name stands for on an element: by its own name (*alias false), as an alias,
 * or as either of them in other case, such as "Sector" (*alias true). PM_WORD_COUNT when it is no
 * word of ours. */
pm_word pm_vocabulary_find(pm_element element, const char *name, bool *alias);

/* Is name the word's own name or one of its aliases, to the letter? */
bool pm_vocabulary_has_name(pm_word word, const char *name);

/* Is value (trimmed, not blank) one the word takes? */
bool pm_vocabulary_takes(pm_word word, const char *value);

/* The same with the reason: PM_OK, or PM_INVALID with the remedy in err;
 * err has no place in the input yet. */
pm_status pm_vocabulary_check(pm_word word, const char *value, pm_error *err);

/* Index of value in the word's closed list (case ignored), or -1. */
int pm_vocabulary_choice(pm_word word, const char *value);

/* 1 for true, 1, yes; 0 for false, 0, no (any case); -1 for anything else. */
int pm_parse_boolean(const char *value);

#endif
