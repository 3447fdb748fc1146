/* Private to the files that make up a map: what they share while it is written. */
#ifndef PARTMAP_TESTS_SUPPORT_MADE_RECIPE_H
#define PARTMAP_TESTS_SUPPORT_MADE_RECIPE_H

#include "tests/support/made_map.h"
#include "tests/support/random_stream.h"

/* Nodes are numbered through: board, groups, organisations. A post has its organisation's number.
 */
typedef struct made_recipe {
    const made_plan *plan;
    FILE *out;
    random_stream stream;
    size_t groups;
    size_t edges; /* written so far */
    bool *posts;  /* of each member: is there a post that speaks for it? */
    size_t *ends; /* an organisation for each end of a tie: the busy ones stand there often */
    size_t ended; /* how many of them */
    const char *element; /* being written, as keys begin: "graph", "node", "edge" */
} made_recipe;

typedef struct made_sector {
    const char *name, *label;
    unsigned budget; /* typical, in thousands */
} made_sector;

enum { MADE_SECTORS = 10, MADE_ENDS_A_MEMBER = 12, MADE_LONGEST_VALUE = 128 };
extern const made_sector made_sectors[MADE_SECTORS];

/* Which member is what. */
size_t made_first_organisation(const made_recipe *r);
size_t made_sector_of(const made_recipe *r, size_t member);
bool made_is_isolate(const made_recipe *r, size_t member); /* without any tie */
bool made_is_apart(const made_recipe *r, size_t member);
bool made_is_broker(const made_recipe *r, size_t member); /* tied to all sectors alike */

/* By chance, and a fact's: the plan leaves some out that would have been stated. */
bool made_chance(made_recipe *r, unsigned percent);
bool made_is_stated(made_recipe *r, unsigned percent);
size_t made_below(made_recipe *r, size_t limit);

/* States a fact of the element that is being written. The value is fit for XML. */
void made_state(made_recipe *r, const char *name, const char *value);
void made_state_number(made_recipe *r, const char *name, size_t value);
void made_state_date(made_recipe *r, const char *name, size_t from, size_t to); /* years */

/* A fact out of a closed list; a value that is likelier stands in it more than once. */
typedef struct made_choice {
    const char *name;
    unsigned stated; /* percent */
    bool survey;     /* only where a survey was made */
    const char *values[8];
} made_choice;
void made_state_choices(made_recipe *r, const made_choice *choices, size_t count);

void made_write_nodes(made_recipe *r);
void made_write_ties(made_recipe *r);

#endif
