/* What is stated about nodes and edges of random plans: see random_maps.h. Every list holds values
 * that are usual, rare and wrong. */
#include <stdio.h>
#include <string.h>

#include "tests/support/random_recipe.h"

enum { MANNERS = 4 };

void random_state(random_facts *facts, const char *name, const char *value)
{
    size_t length = strlen(value);
    if (facts->count < RANDOM_FACTS && length < RANDOM_VALUE) {
        facts->name[facts->count] = name;
        memmove(facts->value[facts->count++], value, length + 1);
    }
}

static void state_kind_of_node(random_recipe *r, random_facts *facts)
{
    static const char *const all[] = {"organisation", "organisation", "organisation", "body",
                                      "body",         "person",       "outcome",      ""};
    static const char *const others[] = {"person", "outcome"};
    static const char *const types[] = {"board", "board", "action_group", "forum"};
    if (r->kinds == 1) {
        random_state(facts, "kind", ONE_OF(r, all));
    } else if (r->kinds == 2) {
        random_state(facts, "kind", ONE_OF(r, others));
    }
    if (r->kinds == 1 && random_chance(&r->stream, 40)) {
        random_state(facts, "body_type", ONE_OF(r, types));
    }
}

static void state_resources(random_recipe *r, random_facts *facts)
{
    static const char *const names[] = {"staff", "funding", "budget", "turnover"};
    static const char *const amounts[] = {"0",  "10",   "250.5", " 40 ",   "1e3", "7",
                                          "10", "12.5", "3",     "100000", "-2"};
    for (size_t i = 0; i < 4; i++) {
        size_t choices = sizeof amounts / sizeof *amounts - (r->negative_resources ? 0 : 1);
        if (random_chance(&r->stream, i == 2 ? 25 : 70)) {
            random_state(facts, names[i], amounts[random_below(&r->stream, choices)]);
        }
    }
}

/* Nobody employs itself. */
static void state_employment(random_recipe *r, const random_plan *plan, size_t v,
                             random_facts *facts)
{
    char value[RANDOM_VALUE];
    size_t employer = random_below(&r->stream, plan->node_count);
    if (employer != v && random_chance(&r->stream, 35)) {
        random_state(facts, "employer", plan->id[employer]);
    }
    if (random_chance(&r->stream, 45)) {
        snprintf(value, sizeof value, "%s; %s",
                 plan->id[random_below(&r->stream, plan->node_count)],
                 plan->id[random_below(&r->stream, plan->node_count)]);
        random_state(facts, "represents", value);
    }
}

void random_state_facts_of_node(random_recipe *r, random_plan *plan, size_t v)
{
    static const char *const sectors[] = {"health", "business", "Voluntary", "arts and culture"};
    static const char *const answers[] = {"true", "yes", "1", "false", "no", "0", "", "true"};
    static const char *const reliance[] = {"0", "0.25", "0.5", "1"};
    random_facts *facts = &plan->node[v];
    char value[RANDOM_VALUE];
    snprintf(value, sizeof value, "Partner %zu", v);
    random_state(facts, random_chance(&r->stream, 50) ? "label" : "name", value);
    state_kind_of_node(r, facts);
    random_state(facts, "constituency", random_chance(&r->stream, 80) ? ONE_OF(r, sectors) : " ");
    if (r->sectors > 0 && random_chance(&r->stream, 85)) {
        random_state(facts, "sector", sectors[random_below(&r->stream, r->sectors)]);
    }
    if (r->resources) {
        state_resources(r, facts);
    }
    if (r->reports && random_chance(&r->stream, 80)) {
        random_state(facts, "responded", ONE_OF(r, answers));
    }
    if (r->money && random_chance(&r->stream, 40)) {
        random_state(facts, "reliance", ONE_OF(r, reliance));
    }
    if (r->roles) {
        state_employment(r, plan, v, facts);
    }
}

static void state_carriers(random_recipe *r, random_facts *facts)
{
    char value[RANDOM_VALUE] = "";
    size_t count = 1 + random_below(&r->stream, 3);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(value);
        snprintf(value + length, sizeof value - length, "%sperson%zu", i > 0 ? "; " : "",
                 random_below(&r->stream, r->people));
    }
    random_state(facts, "carried_by", value);
}

static void state_reporters(random_recipe *r, const random_plan *plan, random_edge *edge)
{
    char value[RANDOM_VALUE];
    const char *source = plan->id[edge->source];
    const char *target = plan->id[edge->target];
    switch (random_below(&r->stream, MANNERS)) {
    case 0:
        snprintf(value, sizeof value, "%s", source);
        break;
    case 1:
        snprintf(value, sizeof value, "%s", target);
        break;
    case 2:
        snprintf(value, sizeof value, "%s ;%s", target, source);
        break;
    default:
        snprintf(value, sizeof value, "%s", plan->id[random_below(&r->stream, plan->node_count)]);
    }
    random_state(&edge->facts, "reported_by", value);
}

static void state_behaviour(random_recipe *r, random_facts *facts)
{
    static const char *const words[] = {"behaviour", "behaviour_source", "behaviour_target"};
    static const char *const kinds[] = {"competition", "cooperation", "coordination",
                                        "coevolution"};
    for (size_t i = 0; i < 3; i++) {
        if (random_chance(&r->stream, 30)) {
            random_state(facts, words[i], ONE_OF(r, kinds));
        }
    }
}

void random_state_facts_of_edge(random_recipe *r, const random_plan *plan, random_edge *edge)
{
    static const char *const names[] = {"kind", "kind", "kind", "type", "relation", "interaction"};
    static const char *const kinds[] = {"works_with", "member", "member",     "supports",
                                        "informs",    "refers", "works_with", ""};
    static const char *const strengths[] = {"2", "0.5", "3.25", "0", "-1", " 4 ", "1"};
    static const char *const amounts[] = {"10", "40", "2.5", "1000", "-5", "33.3"};
    static const char *const roles[] = {"chair", "chair", "member", "observer", "vice"};
    random_facts *facts = &edge->facts;
    bool funds = r->money && random_chance(&r->stream, 40);
    if (funds || random_chance(&r->stream, 75)) {
        random_state(facts, ONE_OF(r, names), funds ? "funds" : ONE_OF(r, kinds));
    }
    if (random_chance(&r->stream, funds ? 85 : 5)) {
        random_state(facts, "amount", ONE_OF(r, amounts));
    }
    if (random_chance(&r->stream, 40)) {
        random_state(facts, random_chance(&r->stream, 70) ? "strength" : "weight",
                     ONE_OF(r, strengths));
    }
    if (r->roles && random_chance(&r->stream, 35)) {
        random_state(facts, "role", ONE_OF(r, roles));
    }
    if (r->people > 0 && random_chance(&r->stream, 65)) {
        state_carriers(r, facts);
    }
    if (r->reports && random_chance(&r->stream, 60)) {
        state_reporters(r, plan, edge);
    }
    state_behaviour(r, facts);
}
