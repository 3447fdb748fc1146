/* The plan of a made map, its keys, and what it says of itself: see made_map.h. */
#include "tests/support/made_map.h"

#include <stdlib.h>

#include "tests/support/made_recipe.h"

enum {
    MEMBERS_A_GROUP = 20,
    ISOLATE_EVERY = 40,
    BROKER_EVERY = 17,
    INGREDIENTS = 13,
    SMALL_PLACE = 20,
    USUAL_PLACE = 80,
    LARGE_PLACE = 150
};

const made_sector made_sectors[MADE_SECTORS] = {
    {"Local authority", "council", 90000},  {"Business", "company", 4000},
    {"Education", "college", 12000},        {"Housing", "housing association", 20000},
    {"Health", "health trust", 150000},     {"Environment", "wildlife trust", 300},
    {"Children", "children's centre", 900}, {"Police", "police unit", 30000},
    {"Culture", "arts trust", 600},         {"Voluntary", "community charity", 150},
};

/* --- chance ---------------------------------------------------------------------------------- */

size_t made_below(made_recipe *r, size_t limit)
{
    return random_below(&r->stream, limit);
}

bool made_chance(made_recipe *r, unsigned percent)
{
    return random_chance(&r->stream, percent);
}

bool made_is_stated(made_recipe *r, unsigned percent)
{
    bool stated = made_chance(r, percent);
    return !made_chance(r, r->plan->missing) && stated;
}

/* --- plans ----------------------------------------------------------------------------------- */

made_plan made_typical_plan(size_t members, uint64_t seed)
{
    return (made_plan){
        .seed = seed, .members = members, .within = 50, .content = 65, .survey = true};
}

/* The seeds of a series stand apart from one another, as do the places of one. */
made_plan made_plan_of_series(size_t place, uint64_t seed)
{
    random_stream stream = {.state = seed};
    stream.state = random_next(&stream) + place;
    made_plan plan = {.seed = random_next(&stream), .place = place};
    size_t largest = random_chance(&stream, 75) ? USUAL_PLACE : LARGE_PLACE;
    plan.members = SMALL_PLACE + random_below(&stream, largest - SMALL_PLACE + 1);
    plan.apart = random_chance(&stream, 15) ? plan.members / 6 : 0;
    plan.missing = random_chance(&stream, 80) ? (unsigned)random_below(&stream, 30)
                                              : 30 + (unsigned)random_below(&stream, 50);
    plan.within = 30 + (unsigned)random_below(&stream, 50);
    plan.content = 40 + (unsigned)random_below(&stream, 50);
    plan.directed = random_chance(&stream, 30);
    plan.survey = random_chance(&stream, 70);
    return plan;
}

/* --- members --------------------------------------------------------------------------------- */

size_t made_first_organisation(const made_recipe *r)
{
    return 1 + r->groups;
}

size_t made_sector_of(const made_recipe *r, size_t member)
{
    return (member - made_first_organisation(r)) % MADE_SECTORS;
}

bool made_is_isolate(const made_recipe *r, size_t member)
{
    return (member - made_first_organisation(r)) % ISOLATE_EVERY == ISOLATE_EVERY - 1;
}

bool made_is_apart(const made_recipe *r, size_t member)
{
    return member >= r->plan->members - r->plan->apart;
}

/* The first organisation is one, and some of every sector. */
bool made_is_broker(const made_recipe *r, size_t member)
{
    return (member - made_first_organisation(r)) % BROKER_EVERY == 0;
}

/* --- facts ----------------------------------------------------------------------------------- */

void made_state(made_recipe *r, const char *name, const char *value)
{
    fprintf(r->out, "      <data key=\"%s_%s\">%s</data>\n", r->element, name, value);
}

void made_state_number(made_recipe *r, const char *name, size_t value)
{
    fprintf(r->out, "      <data key=\"%s_%s\">%zu</data>\n", r->element, name, value);
}

void made_state_date(made_recipe *r, const char *name, size_t from, size_t to)
{
    size_t year = from + made_below(r, to - from + 1);
    size_t month = 1 + made_below(r, 12);
    fprintf(r->out, "      <data key=\"%s_%s\">%zu-%02zu-01</data>\n", r->element, name, year,
            month);
}

void made_state_choices(made_recipe *r, const made_choice *choices, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t values = 0;
        while (values < sizeof choices[i].values / sizeof *choices[i].values &&
               choices[i].values[values] != NULL) {
            values++;
        }
        if ((r->plan->survey || !choices[i].survey) && made_is_stated(r, choices[i].stated)) {
            made_state(r, choices[i].name, choices[i].values[made_below(r, values)]);
        }
    }
}

/* --- the file -------------------------------------------------------------------------------- */

typedef struct key_list {
    const char *element, *type;
    const char *names[24];
} key_list;

static const key_list keys[] = {
    {"graph",
     "string",
     {"name", "place", "date", "started", "governance_form", "objective", "objective_agreed_date",
      "last_review", "dispute_process", "escalation_to", "glossary"}},
    {"graph", "int", {"review_interval_months"}},
    {"node",
     "string",
     {"label", "kind", "sector", "represents", "level", "body_type", "role", "membership",
      "authority", "since", "left", "needs", "offers", "employer", "contributes",
      "role_description"}},
    {"node", "double", {"budget", "staff", "funding", "reliance"}},
    {"node",
     "int",
     {"seats", "skill_leadership", "skill_trust", "skill_learning", "skill_performance"}},
    {"node", "boolean", {"decision_body", "responded", "voting", "objective_agreed"}},
    {"edge",
     "string",
     {"kind", "role", "behaviour", "behaviour_source", "behaviour_target", "purpose", "reported_by",
      "carried_by", "deputy", "agreement", "period", "resource", "since", "scope"}},
    {"edge", "double", {"strength", "amount"}},
    {"edge", "int", {"trust_source", "trust_target"}},
};

static void write_key(FILE *out, const key_list *list, const char *name)
{
    fprintf(out, "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
            list->element, name, list->element, name, list->type);
}

static void write_keys(FILE *out)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        for (size_t j = 0; keys[i].names[j] != NULL; j++) {
            write_key(out, &keys[i], keys[i].names[j]);
        }
    }
    const key_list answers = {.element = "node", .type = "string"};
    for (int i = 1; i <= INGREDIENTS; i++) {
        char name[MADE_LONGEST_VALUE];
        snprintf(name, sizeof name, "ing%02d", i);
        write_key(out, &answers, name);
    }
}

/* Told apart up to a thousand; beyond it they come again. */
static void write_name(made_recipe *r)
{
    static const char *const first[] = {"North", "South", "East", "West", "Upper",
                                        "Lower", "Great", "Old",  "New",  "Market"};
    static const char *const second[] = {"brook", "field", "ford", "ham",   "hay",
                                         "ley",   "mere",  "moor", "stoke", "wick"};
    static const char *const third[] = {"",           " Hill",   " Vale",   " Heath",    " Bridge",
                                        " Riverside", " Forest", " Common", " Crossing", " Green"};
    char place[MADE_LONGEST_VALUE];
    size_t number = r->plan->place;
    snprintf(place, sizeof place, "%s%s%s", first[number % 10], second[number / 10 % 10],
             third[number / 100 % 10]);
    fprintf(r->out, "      <data key=\"graph_name\">%s partnership (made up)</data>\n", place);
    made_state(r, "place", place);
    made_state(r, "date", "2009-03-31");
}

static void write_own_facts(made_recipe *r)
{
    static const made_choice facts[] = {
        {"governance_form", 60, false, {"shared", "lead_organisation", "network_administrative"}},
        {"objective", 70, false, {"A place where people live well", "Work &amp; homes for all"}},
        {"dispute_process", 40, false, {"The chair mediates, then the board votes"}},
        {"escalation_to", 50, false, {"Partnership board", "Chief executives' meeting"}},
        {"glossary", 30, false, {"Handbook, chapter 2"}},
        {"review_interval_months", 60, false, {"12", "12", "24", "36"}},
    };
    r->element = "graph";
    write_name(r);
    made_state_choices(r, facts, sizeof facts / sizeof *facts);
    if (made_is_stated(r, 80)) {
        made_state_date(r, "started", 2000, 2003);
    }
    if (made_is_stated(r, 60)) {
        made_state_date(r, "objective_agreed_date", 2004, 2008);
    }
    if (made_is_stated(r, 60)) {
        made_state_date(r, "last_review", 2006, 2008);
    }
}

bool made_map_write(const made_plan *plan, FILE *out)
{
    made_recipe r = {.plan = plan,
                     .out = out,
                     .stream = {.state = plan->seed},
                     .groups = 1 + plan->members / MEMBERS_A_GROUP};
    r.ends = calloc(plan->members * MADE_ENDS_A_MEMBER, sizeof *r.ends);
    r.posts = calloc(plan->members, sizeof *r.posts);
    bool has_room = r.ends != NULL && r.posts != NULL;
    if (has_room) {
        fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
              out);
        write_keys(out);
        fprintf(out, "  <graph id=\"made\" edgedefault=\"%s\">\n",
                plan->directed ? "directed" : "undirected");
        write_own_facts(&r);
        made_write_nodes(&r);
        made_write_ties(&r);
        fputs("  </graph>\n</graphml>\n", out);
    }
    free(r.ends);
    free(r.posts);
    return has_room;
}
