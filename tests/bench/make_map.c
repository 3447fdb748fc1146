/* Makes up a partnership map of any size, for measuring and for trying out: a board, action groups,
 * member organisations of ten sectors, posts as carriers of ties, money, and facts left out as in
 * real maps. The same arguments give the same bytes.
 *   make_map MEMBERS SEED >MAP.graphml      MEMBERS counts organisations and bodies, from 12 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_MEMBERS = 12, MOST_MEMBERS = 1000000, MEMBERS_A_GROUP = 10, ISOLATE_EVERY = 40 };

/* Board, then groups, then organisations, numbered through. */
typedef struct maker {
    uint64_t random; /* state of the generator */
    size_t members, groups;
    size_t edges; /* written so far */
    size_t *ends; /* an organisation for each end of a tie: the busy ones stand there often */
    size_t ended; /* how many of them */
} maker;

typedef struct sector {
    const char *name, *label;
    unsigned budget; /* typical, in thousands */
} sector;

static const sector sectors[] = {
    {"Local authority", "council", 90000},  {"Business", "company", 4000},
    {"Education", "college", 12000},        {"Housing", "housing association", 20000},
    {"Health", "health trust", 150000},     {"Environment", "wildlife trust", 300},
    {"Children", "children's centre", 900}, {"Police", "police unit", 30000},
    {"Culture", "arts trust", 600},         {"Voluntary", "community charity", 150},
};

static const char *const places[] = {"Northbrook", "Southdean", "Eastover",   "Westhay",
                                     "Millfield",  "Oakley",    "Kings Hill", "Riverside",
                                     "Longmoor",   "Ashford"};

enum {
    SECTORS = sizeof sectors / sizeof *sectors,
    PLACES = sizeof places / sizeof *places,
    ENDS_A_MEMBER = 12
};

/* SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): the same everywhere. */
static uint64_t draw(maker *m)
{
    m->random += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t x = m->random;
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* 0 to below - 1; the bias of the remainder does not matter here. */
static size_t below(maker *m, size_t limit)
{
    return (size_t)(draw(m) % limit);
}

static bool percent(maker *m, unsigned chance)
{
    return below(m, 100) < chance;
}

static size_t first_organisation(const maker *m)
{
    return 1 + m->groups;
}

static size_t sector_of(const maker *m, size_t member)
{
    return (member - first_organisation(m)) % SECTORS;
}

/* Some organisations answer to nobody: they have no tie at all. */
static bool is_isolate(const maker *m, size_t member)
{
    return (member - first_organisation(m)) % ISOLATE_EVERY == ISOLATE_EVERY - 1;
}

static void data(const char *key, const char *value)
{
    printf("      <data key=\"%s\">%s</data>\n", key, value);
}

static void number(const char *key, size_t value)
{
    printf("      <data key=\"%s\">%zu</data>\n", key, value);
}

/* A date between 2002 and 2008. */
static void since(maker *m)
{
    size_t year = 2002 + below(m, 7);
    size_t month = 1 + below(m, 12);
    printf("      <data key=\"since\">%zu-%02zu-01</data>\n", year, month);
}

/* --- nodes ----------------------------------------------------------------------------------- */

static void write_keys(void)
{
    static const char *const texts[] = {"label",      "kind",        "sector",    "level",
                                        "body_type",  "membership",  "authority", "role",
                                        "represents", "since",       "name",      "place",
                                        "date",       "last_review", "behaviour", "carried_by"};
    static const char *const numbers[] = {"budget", "staff", "strength", "amount"};
    static const char *const booleans[] = {"decision_body", "responded"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        printf("  <key id=\"%s\" for=\"all\" attr.name=\"%s\" attr.type=\"string\"/>\n", texts[i],
               texts[i]);
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        printf("  <key id=\"%s\" for=\"all\" attr.name=\"%s\" attr.type=\"double\"/>\n", numbers[i],
               numbers[i]);
    }
    for (size_t i = 0; i < sizeof booleans / sizeof *booleans; i++) {
        printf("  <key id=\"%s\" for=\"node\" attr.name=\"%s\" attr.type=\"boolean\"/>\n",
               booleans[i], booleans[i]);
    }
}

static void write_bodies(maker *m)
{
    puts("    <node id=\"m0\">");
    data("label", "Partnership board");
    data("kind", "body");
    data("level", "strategic");
    data("body_type", "board");
    data("decision_body", "true");
    puts("    </node>");
    for (size_t group = 1; group <= m->groups; group++) {
        printf("    <node id=\"m%zu\">\n", group);
        printf("      <data key=\"label\">%s action group</data>\n",
               sectors[(group * 3) % SECTORS].name);
        data("kind", "body");
        data("level", "executive");
        data("body_type", "action_group");
        since(m);
        puts("    </node>");
    }
}

static void write_organisation(maker *m, size_t member)
{
    const sector *own = &sectors[sector_of(m, member)];
    printf("    <node id=\"m%zu\">\n", member);
    printf("      <data key=\"label\">%s %s %zu</data>\n", places[below(m, PLACES)], own->label,
           (member - first_organisation(m)) / SECTORS + 1);
    data("kind", "organisation");
    data("sector", own->name);
    if (percent(m, 80)) {
        number("budget", own->budget * (20 + below(m, 180)) * 10);
    }
    if (percent(m, 70)) {
        number("staff", own->budget / 40 + below(m, 30) + 1);
    }
    if (percent(m, 85)) {
        data("membership", percent(m, 70) ? "volunteer" : "conscript");
    }
    if (percent(m, 60)) {
        data("authority", percent(m, 50) ? "decide" : "refer_back");
    }
    data("responded", percent(m, 80) ? "true" : "false");
    since(m);
    puts("    </node>");
}

/* The post that keeps the organisation's ties. */
static void write_person(maker *m, size_t member)
{
    static const char *const posts[] = {"Director", "Manager", "Chief executive", "Officer"};
    printf("    <node id=\"p%zu\">\n", member);
    data("kind", "person");
    data("role", posts[below(m, sizeof posts / sizeof *posts)]);
    printf("      <data key=\"represents\">m%zu</data>\n", member);
    puts("    </node>");
}

/* --- ties ------------------------------------------------------------------------------------ */

/* An organisation, the busier the likelier, with ties of its own. */
static size_t pick(maker *m)
{
    for (;;) {
        size_t chosen = m->ended > 0 && percent(m, 60)
                            ? m->ends[below(m, m->ended)]
                            : first_organisation(m) + below(m, m->members - first_organisation(m));
        if (!is_isolate(m, chosen)) {
            return chosen;
        }
    }
}

static void remember(maker *m, size_t member)
{
    if (member >= first_organisation(m) && m->ended < m->members * ENDS_A_MEMBER) {
        m->ends[m->ended++] = member;
    }
}

/* One person in five carries for the organisation beside its own as well. */
static void write_carriers(maker *m, size_t source)
{
    if (!percent(m, 60)) {
        return;
    }
    size_t person = percent(m, 20) && source > 0 ? source - 1 : source;
    if (percent(m, 35)) {
        printf("      <data key=\"carried_by\">p%zu;q%zu</data>\n", person, source);
    } else {
        printf("      <data key=\"carried_by\">p%zu</data>\n", person);
    }
}

/* Writes a tie up to what is special about its kind; the caller closes it. */
static void begin_tie(maker *m, size_t source, size_t target, const char *kind, bool directed)
{
    printf("    <edge id=\"e%zu\" source=\"m%zu\" target=\"m%zu\" directed=\"%s\">\n", m->edges++,
           source, target, directed ? "true" : "false");
    data("kind", kind);
    if (percent(m, 70)) {
        since(m);
    }
    write_carriers(m, source);
    remember(m, source);
    remember(m, target);
}

static void end_tie(void)
{
    puts("    </edge>");
}

/* The first of each sector sits on the board; all but a few sit on an action group. */
static void write_seats(maker *m, size_t member)
{
    size_t first = first_organisation(m);
    if (member - first < SECTORS) {
        begin_tie(m, member, 0, "member", true);
        data("role", member == first ? "chair" : "member");
        end_tie();
    }
    if (percent(m, 75)) {
        begin_tie(m, member, 1 + below(m, m->groups), "member", true);
        data("role", percent(m, 15) ? "convenor" : "member");
        end_tie();
    }
}

static void write_partners(maker *m, size_t member)
{
    static const char *const behaviours[] = {"competition", "cooperation", "coordination",
                                             "coevolution"};
    size_t partner = pick(m);
    if (partner != member) {
        begin_tie(m, member, partner, "works_with", false);
        data("behaviour", behaviours[below(m, 4)]);
        if (percent(m, 70)) {
            number("strength", 1 + below(m, 4));
        }
        end_tie();
    }
}

/* Money mostly comes from the first council and the first health trust. */
static void write_money(maker *m, size_t member)
{
    size_t funder = first_organisation(m) + (percent(m, 70) ? 0 : 4);
    if (funder != member && percent(m, 35)) {
        begin_tie(m, funder, member, "funds", true);
        if (percent(m, 85)) {
            number("amount", 1000 * (1 + below(m, 200)));
        }
        end_tie();
    }
}

static void write_ties(maker *m)
{
    for (size_t group = 1; group <= m->groups; group++) {
        if (percent(m, 85)) {
            begin_tie(m, group, 0, "feeds_into", true);
            end_tie();
        }
    }
    for (size_t member = first_organisation(m); member < m->members; member++) {
        if (!is_isolate(m, member)) {
            write_seats(m, member);
            write_partners(m, member);
            write_money(m, member);
        }
    }
}

static void write_map(maker *m, unsigned long seed)
{
    puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">");
    write_keys();
    puts("  <graph id=\"made\" edgedefault=\"undirected\">");
    printf("    <data key=\"name\">Made partnership of %zu members (seed %lu)</data>\n", m->members,
           seed);
    puts("    <data key=\"place\">Nowhere in particular</data>\n"
         "    <data key=\"date\">2009-03-31</data>\n"
         "    <data key=\"last_review\">2007-02-20</data>");
    write_bodies(m);
    for (size_t member = first_organisation(m); member < m->members; member++) {
        write_organisation(m, member);
        if (percent(m, 75)) {
            write_person(m, member);
        }
    }
    write_ties(m);
    puts("  </graph>\n</graphml>");
}

static bool read_count(const char *text, unsigned long lowest, unsigned long highest,
                       unsigned long *value)
{
    char *end = NULL;
    errno = 0;
    *value = strtoul(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 && *value >= lowest &&
           *value <= highest;
}

int main(int argc, char **argv)
{
    unsigned long members = 0;
    unsigned long seed = 0;
    if (argc != 3 || !read_count(argv[1], FEWEST_MEMBERS, MOST_MEMBERS, &members) ||
        !read_count(argv[2], 0, UINT32_MAX, &seed)) {
        fprintf(stderr, "usage: make_map MEMBERS SEED, MEMBERS from %d to %d\n", FEWEST_MEMBERS,
                MOST_MEMBERS);
        return 2;
    }
    maker m = {.random = seed, .members = members, .groups = 1 + members / MEMBERS_A_GROUP / 2};
    m.ends = calloc(m.members * ENDS_A_MEMBER, sizeof *m.ends);
    if (m.ends == NULL) {
        fputs("make_map: memory ran out.\n", stderr);
        return EXIT_FAILURE;
    }
    write_map(&m, seed);
    free(m.ends);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
